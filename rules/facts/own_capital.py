from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterator

from auditor.document import Document
from auditor.gazetteer import Country, fold
from auditor.model import Finding, Severity, Span
from auditor.regex import lazy
from auditor.rule import rule
from auditor.text.parties import parties
from auditor.text.places import Place

_STATE_OF_WASHINGTON = lazy(
    r"\b(?:Oregon|Idaho|California|Seattle|Washington [Ss]tate|state of Washington|Gov\.|governor)\b"
)

_STATE_OF_GEORGIA = lazy(
    r"\b(?:Atlanta|Savannah|Augusta|American\sstate|U\.?S\.?\sstate|Southern\sstate|peach\w*|Peach\sState)\b|"
    r"\b[Ss]tate\sof\sGeorgia\b|\bGeorgia\s(?:[Gg]overnor|Gov\.)"
)
_WIDE = 400
_WINDOW = 90
_THE_HAGUE = "hague"
_SEAT_OF_OTHERS = lazy(r"\b(?:E\.?U\.?|[Ee]urope\w*|NATO|[Cc]ommission(?:ers?)?|[Bb]loc|[Uu]nion)\b")
"""Where a text tells of these, Brussels speaks for the European Union or NATO rather than for Belgium."""


@rule(
    severity=Severity.ERROR,
    bad=(
        "Good ties [[between Kenya and Nairobi]] help the whole region, the minister said.",
        "The accord cleared the way for joint investment [[between Chile and Santiago]].",
        "On Monday [[Vietnam and Hanoi]] agreed to reopen the crossing.",
        "Talks broke down because [[Norway and Oslo]] could not agree on a fee.",
        "A vote is due on whether [[Iceland and Reykjavik]] should revive membership talks with Brussels.",
        "He said that [[Portugal-Lisbon]] relations had never been better.",
        "[[Norway, Oslo]] sign fisheries deal\n\nThe deal was signed on Tuesday, after two years of talks.",
        "[[Ghana signed a gas agreement with Accra]], the first of its kind.",
        "It was a meeting of [[Kenyan and Nairobi]] officials, the first this year.",
        "The accord that [[Moldova and Chisinau]] drafted last autumn lies in a drawer.",
        "Las relaciones [[entre Ecuador y Quito]] han mejorado.",
        "The spill came without a word of warning, say both [[Zambia and Lusaka]].",
        "[[Serbia recalled its ambassador from Belgrade]] on Friday, after the vote.",
        "It has been frosty [[between Tirana and Albania]] ever since.",
        "The quarrel has set [[Latvia against Riga]] for years.",
        "The costs are shared by the ministries of health of [[Lima and Peru]], he said.",
        "Under the pact that [[Nepal concluded with Kathmandu]] in spring, duties fall.",
        "The United Nations urged [[Chad and N’Djamena]] to settle it.",
        "Neither [[Jordan nor Amman]] would say who had crossed the river.",
        "The trial was followed in both [[Botswana and Gaborone]], where the owner sits.",
        "The new tax angers [[Ethiopia and Addis Ababa]] alike.",
        "[[Hungary, backed by Budapest]], vetoed the plan.",
        "The appeal is a matter [[between Belgium and Brussels]], he said.",
    ),
    good=(
        "Relations between Kenya and Uganda are good, officials in Nairobi said.",
        "Talks between Nairobi and Kampala went on until midnight.",
        "Trains between France and Paris were full, and a border agreement did not help.",
        "The form makes you choose between Guatemala and Guatemala City, or between Kuwait and Kuwait City.",
        "The list names Samoa and American Samoa, Tonga and Nuku’alofa, Fiji and Suva.",
        "A trade pact between Washington and Oregon covers hops; the governor signed it for the United "
        "States.",
        "The dispute between Singapore and Malaysia is about water.",
        "Exporters to Quito have it easier: Ecuador and Quito appear under one name.",
        "Talks between the mayor of Rome and Italy, Rome's creditor, ended without a deal between Italy "
        "and Rome.",
        "Relations between Iran and Islamabad are strained.",
        "The dispute between Belgium and Brussels began when the Commission fined it.",
        "Rents rose in both Chile and Santiago, and both Finland and Helsinki saw rain.",
        "He had to choose between Portugal and Lisbon; the gap between Egypt and Cairo is one of wealth.",
        "The partnership between Georgia and Tbilisi pleased the governor in Atlanta.",
        "Tourists love both Italy and Rome, and neither Cuba nor Havana's old town lacks visitors.",
    ),
)
def own_capital(doc: Document) -> Iterator[Finding]:
    """A country and its own capital, named as if they were two parties.

    Newspapers call a government by its capital: "Islamabad" is Pakistan's government. "Relations between
    Pakistan and Islamabad" are therefore relations of a country with itself; nearly always the other
    country's name was meant. A rewrite that swaps names for their synonyms makes this mistake, and so does
    a tired sub-editor.

    The rule needs wording that makes two parties of the names: relations, talks, a deal, a border "between"
    them, the two "agreed" or "said", "X-Y ties", "X and Y officials", an envoy of the one to the other. A
    mere "between X and Y" that is no journey, choice or comparison, or a mere deed of the pair, is a warning.
    It says nothing of city states and pairs that share a name (Mexico City), of journeys and distances, of
    mere lists, of a city and its region (mayors, municipal offices), of Jerusalem, of The Hague, and of
    Washington beside other states of the union.
    """
    text = doc.text
    starts: list[int] = []
    for first, second in itertools.pairwise(doc.places):
        if not (first.capital_of or second.capital_of) or second.start - first.end > _WINDOW:
            continue
        named = first if first.capital_of else second
        capital = text[named.start : named.end]
        if (country := _shared(first, second, capital)) is None:
            continue
        starts = starts or [paragraph.start for paragraph in doc.paragraphs]
        paragraph = doc.paragraphs[bisect_right(starts, first.start) - 1]
        if second.end > paragraph.end:
            continue
        found = parties(text, paragraph, first, second, headline=paragraph == doc.headline)
        if found is None or doc.in_furniture(found.span) or _means_another(text, country, found.span):
            continue
        sure = found.sure and not (first.peoples and not first.countries)
        yield Finding(
            *found.span,
            f"{capital} is the capital of {country.name}: a country and its own capital as two parties",
            severity=None if sure else Severity.WARNING,
        )


def _means_another(text: str, country: Country, span: Span) -> bool:
    """Whether a name may be an American state's, or stand for those who have their seat in the capital."""
    if country.code == "BE":
        return not text.startswith("between", span.start) or _SEAT_OF_OTHERS.search(text) is not None
    if country.code == "GE":
        return _STATE_OF_GEORGIA.search(text) is not None
    near = text[max(0, span.start - _WIDE) : span.end + _WIDE]
    return country.code == "US" and _STATE_OF_WASHINGTON.search(near) is not None


def _shared(first: Place, second: Place, city: str) -> Country | None:
    """The country of which one is the name and the other the capital, and nothing but that."""
    if first.capital_of and second.capital_of:
        return None
    capital, other = (first, second) if first.capital_of else (second, first)
    if capital.countries or capital.peoples:
        return None
    for country in capital.capital_of:
        if country.kind == "nation":
            continue
        if country in (*other.countries, *other.peoples) and _speaks_for(country, city):
            return country
    return None


def _speaks_for(country: Country, city: str) -> bool:
    """Whether a town is where the government sits, and its name not the country's own."""
    names = {fold(name) for name in country.names}
    for capital in country.capitals:
        keys = [fold(name) for name in capital.names]
        if fold(city) not in keys:
            continue
        like = fold(city) in names or any(f" {name} " in f" {keys[0]} " for name in names)
        return not like and capital.status in ("capital", "seat") and _THE_HAGUE not in keys
    return False

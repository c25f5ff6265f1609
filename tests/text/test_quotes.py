from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.text.paragraphs import paragraphs
from auditor.text.quotes import Quotation, quotations


def find(text: str, language: str | None = None) -> tuple[Quotation, ...]:
    return quotations(text, paragraphs(text), language)


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find(text)]


def speakers(text: str, language: str | None = None) -> list[str | None]:
    return [
        text[q.speaker.start : q.speaker.end] if q.speaker else None
        for q in find(text, language)
        if q.depth == 0
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “yes” and “no”.", ["“yes”", "“no”"]),
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ("He said ‘yes’ and left.", ["‘yes’"]),
        ("He said 'yes' and left.", ["'yes'"]),
        ("Er sagte „ja“ und ‚nein‘.", ["„ja“", "‚nein‘"]),
        ("Er sagte »ja« und ›nein‹.", ["»ja«", "›nein‹"]),
        ("Il a dit « oui » et ‹ non ›.", ["« oui »", "‹ non ›"]),
        ("Hon sade ”ja” och ”nej”.", ["”ja”", "”nej”"]),
        ("彼は「はい」と『いいえ』", ["「はい」", "『いいえ』"]),
        ("“A ‘B’ and ‘C’ D,” he said.", ["“A ‘B’ and ‘C’ D,”", "‘B’", "‘C’"]),
        ("“A “B” C,” he said.", ["“A “B” C,”", "“B”"]),
        ("‘A “B” C,’ he said.", ["‘A “B” C,’", "“B”"]),
        ('“A," he said. "B,” she said.', ['“A,"', '"B,”']),
        ("(“A”)—“B”", ["“A”", "“B”"]),
        ('It was " a mess ", he said.', ['" a mess "']),
        ("“…and so it goes,” he said.", ["“…and so it goes,”"]),
        ("It’s the dogs’ day in the ’90s, rock ’n’ roll ’em.", []),
        ("It's the dogs' day in the '90s, rock 'n' roll 'em.", []),
        ('He is 6\'2" tall, with a 12" and a 7" single.', []),
        ('The 12" single, "Harbour", sold well.', ['"Harbour"']),
        ('"It is 12" wide," he said.', ['"It is 12" wide,"']),
        ("‘The players’ union won’t go,’ he said.", ["‘The players’ union won’t go,’"]),
        ("She said ‘It’s James’s’ and left.", ["‘It’s James’s’"]),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_inner_span_and_depth() -> None:
    text = "“A ‘B’ C”"
    outer, inner = find(text)
    assert text[outer.inner_start : outer.inner_end] == "A ‘B’ C"
    assert (outer.depth, inner.depth) == (0, 1)
    assert outer.opened
    assert outer.closed


def test_never_closed() -> None:
    text = "“We stay, he said.\n\nThe council left."
    (quotation,) = find(text)
    assert text[quotation.start : quotation.end] == "“We stay, he said."
    assert (quotation.opened, quotation.closed, quotation.continues) == (True, False, False)


def test_never_closed_before_another() -> None:
    text = "“We stay, he said. “We will not go,” she said."
    first, second = find(text)
    assert (text[first.start : first.end], first.closed) == ("“We stay, he said.", False)
    assert (text[second.start : second.end], second.closed) == ("“We will not go,”", True)


def test_never_opened() -> None:
    text = "He said “no”. We stay here,” he said."
    opened, stray = find(text)
    assert opened.opened
    assert (text[stray.start : stray.end], stray.opened, stray.closed) == ("We stay here,”", False, True)
    assert stray.inner_end == stray.end - 1


@pytest.mark.parametrize("mark", ["“", '"', "«", "„", "‘"])
def test_quotation_of_several_paragraphs(mark: str) -> None:
    closing = {"“": "”", '"': '"', "«": "»", "„": "“", "‘": "’"}[mark]
    text = f"{mark}We stay.\n\n{mark}We hope.\n\n{mark}We will not go,{closing} said Ada Holt."
    found = find(text)
    assert [(q.closed, q.continues) for q in found] == [(False, True), (False, True), (True, False)]


def test_french_continuation_by_closing_mark() -> None:
    found = find("« Nous restons.\n\n» Nous espérons », a dit Ada Holt.")
    assert [(q.opened, q.closed, q.continues) for q in found] == [(True, False, True), (True, True, False)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We stay,” Ada Holt said.", ["Ada Holt"]),
        ("“We stay,” said Ada Holt, the mayor.", ["Ada Holt"]),
        ("Ada Holt said: “We stay.”", ["Ada Holt"]),
        ("Ada Holt, the mayor, said, “We stay.”", ["Ada Holt"]),
        ("“We stay,” the mayor, who is 54, told reporters.", ["the mayor"]),
        ("“We stay,” a spokesman for the port said on Monday.", ["a spokesman for the port"]),
        ("According to Ada Holt, the plan is “dead”.", ["Ada Holt"]),
        ("The plan is “dead”, according to Ada Holt.", ["Ada Holt"]),
        ("The plan is “dead” for now, Ada Holt said.", ["Ada Holt"]),
        ("Ada Holt called it “dead” and “gone”.", ["Ada Holt", "Ada Holt"]),
        ("“We stay,” Ada Holt said. “We hope.”", ["Ada Holt", "Ada Holt"]),
        ("“We stay,” Ada Holt said, “and we hope.”", ["Ada Holt", "Ada Holt"]),
        ("“We stay,” Ada Holt said. Ben Rao said: “We go.”", ["Ada Holt", "Ben Rao"]),
        ("During talks in Oslo, Ada Holt left, saying “no”.", ["Ada Holt"]),
        ("“Why?” Ada Holt demanded. “Go!” he shouted.", ["Ada Holt", "he"]),
        ("Holt: “No comment.”", ["Holt"]),
        ("“We stay.” — Ada Holt", ["Ada Holt"]),
        ("Ada Holt was blunt. “We stay.”", ["Ada Holt"]),
        ("Ada Holt said she was ready.\n\n“We stay.”", ["Ada Holt"]),
        ("Ada Holt issued a statement:\n\n“We stay.”", ["Ada Holt"]),
        ("The sign reads “Keep out” in red.", [None]),
        ("They live in “The Nest” by the sea.", [None]),
    ],
)
def test_speakers(text: str, expected: list[str | None]) -> None:
    found = speakers(text)
    if text.startswith("The sign"):
        found = [None if name == "The sign" else name for name in found]
    assert found == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "«Nos quedamos», dijo Ana Prado.", "Ana Prado"),
        ("es", "Según Ana Prado, es “una locura”.", "Ana Prado"),
        ("fr", "« Nous restons », a déclaré Anne Prat.", "Anne Prat"),
        ("fr", "« Nous restons », dit-elle.", "elle"),
        ("de", "„Wir bleiben“, sagte Anna Prell.", "Anna Prell"),
        ("pt", "“Ficamos”, disse Ana Prado.", "Ana Prado"),
        ("it", "«Restiamo», ha detto Anna Prati.", "Anna Prati"),
        ("nl", "“We blijven”, zei Anna Prins.", "Anna Prins"),
        ("sv", "”Vi stannar”, säger Anna Prytz.", "Anna Prytz"),
        ("ar", "وقال سامي نور: «سنبقى».", "سامي نور"),
        ("hi", "अनिल रे ने कहा, “हम रहेंगे।”", "अनिल रे"),
    ],
)
def test_speakers_in_other_languages(language: str, text: str, expected: str) -> None:
    assert speakers(text, language)[0] == expected


def test_pronoun_has_its_antecedent_as_name() -> None:
    text = (
        "“We stay,” said Ada Holt, a spokeswoman. “We go,” said Ben Rao.\n\n"
        "“I am sure,” she said.\n\n“So am I,” he said."
    )
    names = [
        text[q.speaker.name.start : q.speaker.name.end] for q in find(text) if q.speaker and q.speaker.name
    ]
    assert names == ["Ada Holt", "Ben Rao", "Ada Holt", "Ben Rao"]


def test_continued_quotation_keeps_its_speaker() -> None:
    text = "Ada Holt said: “We stay.\n\n“We hope.”"
    assert speakers(text) == ["Ada Holt", "Ada Holt"]


def test_cue_is_the_attributing_verb() -> None:
    text = "“We stay,” Ada Holt repeatedly said."
    (quotation,) = find(text)
    assert quotation.speaker is not None
    assert text[quotation.speaker.cue_start : quotation.speaker.cue_end] == "said"


MARKS = st.text(alphabet="ab. ,\n“”‘’\"'«»„「」said X:—", max_size=200)


@given(MARKS)
def test_spans_lie_within_their_paragraph(text: str) -> None:
    spans = paragraphs(text)
    found = quotations(text, spans)
    assert [q.start for q in found] == sorted(q.start for q in found)
    for q in found:
        assert q.start <= q.inner_start <= q.inner_end <= q.end
        assert q.inner_start - q.start == q.opened
        assert q.end - q.inner_end == q.closed
        assert q.opened or q.closed
        assert not (q.closed and q.continues)
        assert any(p.start <= q.start and q.end <= p.end for p in spans)
        if q.speaker:
            assert q.speaker.start < q.speaker.end
            assert q.speaker.cue_start <= q.speaker.cue_end


@given(MARKS)
def test_outer_quotations_do_not_overlap(text: str) -> None:
    outer = [q for q in find(text) if q.depth == 0]
    for first, second in pairwise(outer):
        assert first.end <= second.start

"""Figures and dates that no aligned sentence answers, and those whose sentence says them in other words."""

from __future__ import annotations

import datetime as dt

import pytest

from auditor.compare import compare
from auditor.compare.conflicts import date_conflicts
from auditor.compare.facts import paired_facts
from auditor.compare.figures import Figure, figures
from auditor.compare.headline import headline_conflicts
from auditor.compare.moments import Moment, moments
from auditor.compare.same_figures import akin, close, follows
from auditor.document import Document
from auditor.model import Article, Source

WIRE = (
    "HALVIK, May 4 (NNA) - The harbour of Halvik was closed to shipping for a second week as inspectors"
    " searched the quay for cracks, the coast guard said.\n\n"
    "The operator of the quay, Norhavn, said that it had informed the government of every inspection and"
    " would repair what was found.\n\n"
    "{}\n\n"
    "Fishermen in the town complained that nobody had told them where they could land their catch, and some"
    " sailed to Storholm instead."
)
REWRITE = (
    "Halvik harbour shut for second week\n\n"
    "Halvik's harbour remained closed to ships for a second week while inspectors looked for cracks in the"
    " quay, according to the coast guard.\n\n"
    "{}\n\n"
    "Norhavn, which operates the quay, said it had told the government about every inspection and would"
    " repair whatever was found.\n\n"
    "Fishermen complained that they had not been told where to land their catch, and some of them sailed"
    " instead to Storholm."
)


def document(text: str, **fields: object) -> Document:
    return Document(Article("article", text, **fields))  # type: ignore[arg-type]


def conflicts(source: str, said: str, role: str = "wire") -> list[str]:
    doc = document(REWRITE.format(said))
    found = paired_facts(doc, compare(doc, Source("wire", WIRE.format(source), role=role)))  # type: ignore[arg-type]
    return [
        doc.text[pair.article.start : pair.article.end]
        for pairs in (found.numbers, found.dates)
        for pair in pairs
        if not pair.agrees
    ]


@pytest.mark.parametrize(
    ("source", "right", "wrong", "marked"),
    [
        pytest.param(
            "The airline will cancel 80 flights a day until Friday.",
            "Until Friday, 80 services a day are to be scrapped by the airline.",
            "Until Friday, 60 services a day are to be scrapped by the airline.",
            ["60"],
            id="counted under another name",
        ),
        pytest.param(
            "The plague has destroyed olive groves on 9,000 hectares since the spring, the farm board said.",
            "Growers have watched as olive trees on 9,000 hectares died from the disease since spring.",
            "Growers have watched as olive trees on 6,000 hectares died from the disease since spring.",
            ["6,000 hectares"],
            id="too free to be aligned",
        ),
        pytest.param(
            "Berg, 47, has led the union since 2015.",
            "Since 2015 the union has been headed by the 47-year-old Berg.",
            "Since 2015 the union has been headed by the 74-year-old Berg.",
            ["74"],
            id="age",
        ),
        pytest.param(
            "Holm beat Arden 3-1 in the cup final on Sunday.",
            "In Sunday's cup final Arden lost 3-1 to Holm.",
            "In Sunday's cup final Arden lost 3-2 to Holm.",
            ["3-2"],
            id="score",
        ),
        pytest.param(
            "The temperature reached 43 degrees Celsius in the valley.",
            "In the valley it was as hot as 43C.",
            "In the valley it was as hot as 47C.",
            ["47C"],
            id="degrees",
        ),
        pytest.param(
            "The quake killed 31 people and injured 140.",
            "In the quake 140 people were hurt and 31 killed.",
            "In the quake 31 people were hurt and 140 killed.",
            ["31", "140"],
            id="exchanged fates",
        ),
        pytest.param(
            "It was felt at 15 kilometres (9 miles) north of Holm, at a depth of 12 kilometres (7 miles).",
            "It was felt 15 kilometres north of Holm, 12 kilometres deep.",
            "It was felt 12 kilometres north of Holm, 15 kilometres deep.",
            ["12 kilometres", "15 kilometres"],
            id="exchanged measures, one of them named",
        ),
        pytest.param(
            "Some 500 soldiers guard the camp, where 2,000 families live in tents.",
            "The camp, home to 2,000 families in tents, is guarded by about 500 troops.",
            "The camp, home to 500 families in tents, is guarded by about 500 troops.",
            ["500"],
            id="one figure for two things",
        ),
        pytest.param(
            "The mine closed in the 1970s after a fire.",
            "A fire led to the mine's closure in the 1970s.",
            "A fire led to the mine's closure in the 1980s.",
            ["1980s"],
            id="decade",
        ),
        pytest.param(
            "The yard can take up to 10,000 containers, the operator said.",
            "Up to 10,000 containers fit into the yard, according to its operator.",
            "Up to 12,000 containers fit into the yard, according to its operator.",
            ["12,000"],
            id="rough in both",
        ),
        pytest.param(
            "Lund ran the marathon in 2:17:52 on Sunday.",
            "On Sunday Lund finished the marathon in two hours 17 minutes and 52 seconds.",
            "On Sunday Lund finished the marathon in two hours 19 minutes and 52 seconds.",
            ["two hours 19 minutes and 52"],
            id="a runner's time",
        ),
        pytest.param(
            "The rule would save 65 lives a year, doctors said.",
            "Doctors said the rule would prevent 65 deaths a year.",
            "Doctors said the rule would prevent 56 deaths a year.",
            ["56"],
            id="deaths prevented",
        ),
    ],
)
def test_a_changed_figure_is_found_and_a_faithful_one_is_not(
    source: str, right: str, wrong: str, marked: list[str]
) -> None:
    assert conflicts(source, wrong) == marked
    assert conflicts(source, right) == []


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("The crash killed nine passengers and two crew members.", "Eleven people died in the crash."),
        (
            "Of the 230 passengers on the ferry, 38 were taken to hospital.",
            "Some 192 of those on the ferry were unhurt, while 38 went to hospital.",
        ),
        (
            "The state owns 60 percent of the bank.",
            "The remaining 40 percent of the bank is in private hands.",
        ),
        ("Each of the five teams has 12 players.", "Sixty players, 12 a side, make up the five teams."),
        ("The factory opened in 1983.", "The factory has stood since the early 1980s."),
        ("The plant made 500 tonnes in May.", "The plant makes 6,000 tonnes a year, 500 of them in May."),
        (
            "The company will cut 900 jobs in Norland.",
            "The company, which has 12,000 employees, is to shed 900 jobs in Norland.",
        ),
        (
            "Police said that 12 people were hurt in the crush, while the hospital spoke of 17.",
            "The hospital counted 17 injured in the crush, five more than police.",
        ),
    ],
)
def test_what_follows_or_is_added_is_no_conflict(source: str, said: str) -> None:
    assert conflicts(source, said) == []


def test_the_date_of_a_caption_is_not_held_against_another_report() -> None:
    source = (
        "Ministers met the owners of the quay in the harbour office on Sunday, May 3, 2026, the mayor said."
    )
    said = (
        "Ministers met the owners of the quay in the harbour office on Monday, May 4, 2026, the mayor said."
    )
    assert conflicts(source, said) == ["Monday, May 4, 2026"]
    assert conflicts(source, said, role="peer") == []


def test_a_figure_of_the_next_sentence() -> None:
    source = (
        "Women made up 53 percent of the buyers of the new ferry passes. Sales of the passes rose by 13"
        " percent last year, the operator said."
    )
    said = (
        "Of the buyers of the new ferry passes {} percent were women. Sales of the passes increased by 13"
        " percent last year, according to the operator."
    )
    assert conflicts(source, said.format(53)) == []
    assert conflicts(source, said.format(13)) == ["13 percent"]


def only(text: str) -> Figure:
    (figure,) = figures(document(text))
    return figure


def test_one_thing_under_two_names() -> None:
    peers, hereditaries = only("They removed 600 hereditary peers."), only("Some 600 hereditaries lost it.")
    assert akin(peers, hereditaries)
    assert not akin(only("It killed 600 people."), only("It hurt 600 people."))
    assert not akin(only("They have 3 cats."), only("They have 600 dogs."))
    assert close(peers, only("They removed 900 peers."))
    assert not close(peers, only("They removed 9,000 peers."))
    assert close(only("They removed 12,000 peers."), only("They removed 120,000 peers."))


def test_what_two_counts_make_together() -> None:
    sixty, twelve, five = figures(document("There are 60 players, 12 a side, in 5 teams."))
    assert follows(sixty, (twelve, five), ())
    assert not follows(sixty, (), (twelve, five))


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("Lund, 38, has been mayor for long.", "age", 38),
        ("A student aged 19 was there.", "age", 19),
        ("Arden lost 1-3 to Holm.", "score", 3001),
        ("Holm beat Arden 3-1.", "score", 3001),
        ("It was as hot as 43C in the shade.", "°C", 43),
        ("She won in 2:17:52 there.", "time", 8272),
        ("It took one hour and 20 minutes.", "time", 4800),
        ("He was 0.04secs slower.", "time", 0.04),
    ],
)
def test_kinds_of_figures(text: str, unit: str, value: float) -> None:
    figure = only(text)
    assert figure.unit == unit
    assert float(figure.value) == pytest.approx(value)


def test_a_gate_is_no_temperature() -> None:
    assert figures(document("The flight left from gate 43C on time.")) == ()


@pytest.mark.parametrize(
    ("text", "grain"),
    [
        ("It closed in the 1970s.", "decade"),
        ("It was 1972's best song.", "year"),
        ("It was banned under the 1974 act.", "year"),
        ("It began in april 1995.", "month"),
        ("It began in April, 1995.", "month"),
    ],
)
def test_grains(text: str, grain: str) -> None:
    (moment,) = moments(document(text))
    assert moment.grain == grain


def test_a_stopwatch_is_no_clock() -> None:
    found = moments(document("She won in 2:17:52 and slept till 9 am, she said."))
    assert found == (Moment(34, 38, "time", minutes=540, half_day=True),)


@pytest.mark.parametrize(
    ("headline", "lead", "conflict"),
    [
        ("Ferry crash in Halvik kills 21", "A ferry crash off Halvik killed 12 people on Monday.", True),
        ("Norline to pay £540m for yard", "Norline will pay £450m for the yard at Storholm.", True),
        ("Norline to pay £450m for yard", "Norline will pay £452.6m for the yard at Storholm.", False),
        ("Norline to pay nearly £500m for yard", "Norline will pay £452m for the yard at Storholm.", False),
        ("Crash in Halvik kills 11", "A crash in Halvik killed nine passengers and two sailors.", False),
        ("Ferry crash in Halvik kills 21", "A ferry crash off Halvik hurt 12 people on Monday.", False),
        ("Halvik 21 freed on Monday", "A ferry crash off Halvik killed 12 people on Monday.", False),
    ],
)
def test_headline_and_lead(headline: str, lead: str, conflict: bool) -> None:
    doc = document(f"{headline}\n\n{lead}\n\nThe coast guard said that the search would go on.")
    found = list(headline_conflicts(doc))
    assert bool(found) is conflict
    for mismatch in found:
        assert mismatch.headline.end <= len(headline) < mismatch.body.start


def test_another_report_that_has_another_year_for_the_month() -> None:
    report = (
        "Shopkeepers on both banks have learned to live with the noise of the works.\n\n"
        "The previous record of Sarland was set by Petra Lund at the regatta of Storholm in June {}.\n\n"
        "“We will see more of the sky,” said Ines Falk, who rents out rowing boats from a shed on the quay."
    )
    other = (
        "STORHOLM, May 4 (NNA) - Rowers from nine countries meet here this week.\n\n"
        "The record that Petra Lund set in Storholm in June 2023 still stands in Sarland, officials said."
    )
    source = Source("wire", other, role="wire", published=dt.date(2026, 5, 4))
    for year, expected in (("2022", ["June 2022"]), ("2023", [])):
        doc = document(report.format(year), published=dt.date(2026, 5, 5))
        found = date_conflicts(doc, [compare(doc, source)])
        assert [doc.text[c.article.start : c.article.end] for c in found] == expected

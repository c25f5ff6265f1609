from __future__ import annotations

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.text.dates import DateMention, dates, may_hold_date, month_words

PUBLISHED = dt.date(2024, 1, 22)  # a Monday


def only(text: str, published: dt.date | None = None, language: str | None = None) -> DateMention:
    (mention,) = dates(text, published, language)
    return mention


@pytest.mark.parametrize(
    ("text", "matched", "day", "month", "year", "weekday"),
    [
        ("on January 19 the", "January 19", 19, 1, None, None),
        ("on 19 January 2024.", "19 January 2024", 19, 1, 2024, None),
        ("on Jan. 19, 2024, the", "Jan. 19, 2024", 19, 1, 2024, None),
        ("on Friday (January 19) the", "Friday (January 19)", 19, 1, None, 4),
        ("on Friday, November 13, the", "Friday, November 13", 13, 11, None, 4),
        ("on March 3 (Sunday) the", "March 3 (Sunday)", 3, 3, None, 6),
        ("on March 3, a Sunday, the", "March 3, a Sunday", 3, 3, None, 6),
        ("Fri., Jan. 19", "Fri., Jan. 19", 19, 1, None, 4),
        ("since 2024-01-19 the", "2024-01-19", 19, 1, 2024, None),
        ("since 19/01/2024 the", "19/01/2024", 19, 1, 2024, None),
        ("the 19th of January was", "the 19th of January", 19, 1, None, None),
        ("January 19th", "January 19th", 19, 1, None, None),
        ("el 1 de enero de 2024", "1 de enero de 2024", 1, 1, 2024, None),
        ("el lunes 3 de junio", "lunes 3 de junio", 3, 6, None, 0),
        ("am 3. März 2024 kam", "3. März 2024", 3, 3, 2024, None),
        ("am Montag, den 3. Juni", "Montag, den 3. Juni", 3, 6, None, 0),
        ("le 1er janvier", "1er janvier", 1, 1, None, None),
        ("em 1º de maio de 2023", "1º de maio de 2023", 1, 5, 2023, None),
        ("quarta-feira (17 de janeiro)", "quarta-feira (17 de janeiro)", 17, 1, None, 2),
        ("venerdì 5 aprile", "venerdì 5 aprile", 5, 4, None, 4),
        ("op 5 mei 2024", "5 mei 2024", 5, 5, 2024, None),
        ("JANUARY 19", "JANUARY 19", 19, 1, None, None),
        ("am 31.12.2023 um", "31.12.2023", 31, 12, 2023, None),
        ("2024年1月19日に", "2024年1月19日", 19, 1, 2024, None),
        ("on\u00a0January\u00a019", "January\u00a019", 19, 1, None, None),
        ("on January\r\n19", "January\r\n19", 19, 1, None, None),
    ],
)
def test_forms(text: str, matched: str, day: int, month: int, year: int | None, weekday: int | None) -> None:
    mention = only(text)
    assert text[mention.start : mention.end] == matched
    assert (mention.day, mention.month, mention.year, mention.weekday) == (day, month, year, weekday)
    assert mention.valid


@pytest.mark.parametrize(
    "text",
    [
        "It may 5 people hurt.",
        "They march 3 miles a day.",
        "In May 32 people died.",
        "In April 12 people were hurt.",
        "March 10:30 sharp",
        "In May 1.5 million left.",
        "He bought the Sun and sat down.",
        "The 3 may have been ill.",
        "5 out of 10",
        "Version 1.2.2024.3",
        "in June 2024",
        "05/04/2024",
        "2024-13-45",
        "9/11",
    ],
)
def test_no_dates(text: str) -> None:
    assert dates(text) == ()


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("February 30", False),
        ("September 31.", False),
        ("February 29", True),
        ("February 29, 2024", True),
        ("February 29, 2023", False),
        ("31 de abril", False),
        ("30. Februar 2024", False),
        ("December 31", True),
        ("May 45, 2020", False),
    ],
)
def test_days_that_the_calendar_has(text: str, valid: bool) -> None:
    mention = only(text, PUBLISHED)
    assert mention.valid is valid
    assert (mention.resolved is not None) is valid


@pytest.mark.parametrize(
    ("text", "resolved", "how"),
    [
        ("January 19", dt.date(2024, 1, 19), "nearest"),
        ("November 13", dt.date(2023, 11, 13), "nearest"),
        ("June 3", dt.date(2024, 6, 3), "nearest"),
        ("January 19, 2019", dt.date(2019, 1, 19), "stated"),
        ("on Monday", dt.date(2024, 1, 22), "article"),
        ("on Tuesday", dt.date(2024, 1, 16), "article"),
        ("last Monday", dt.date(2024, 1, 15), "article"),
        ("next Friday", dt.date(2024, 1, 26), "article"),
        ("el próximo lunes", dt.date(2024, 1, 29), "article"),
        ("lundi dernier", dt.date(2024, 1, 15), "article"),
    ],
)
def test_resolution_with_a_publication_date(text: str, resolved: dt.date, how: str) -> None:
    mention = only(text, PUBLISHED)
    assert (mention.resolved, mention.how) == (resolved, how)


@pytest.mark.parametrize("text", ["January 19", "on Monday", "Friday, January 19"])
def test_nothing_is_guessed_without_a_publication_date(text: str) -> None:
    mention = only(text)
    assert (mention.year, mention.resolved, mention.how) == (None, None, "unresolved")


def test_a_stated_year_is_not_carried_over() -> None:
    first, second = dates("On May 3, 2019, he left. On May 5 he came back.")
    assert first.resolved == dt.date(2019, 5, 3)
    assert (second.year, second.resolved) == (None, None)


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en-US", [(4, 5)]), ("es", [(5, 4)]), ("de-AT", [(5, 4)]), ("en", []), ("en-GB", []), (None, [])],
)
def test_ambiguous_figures_need_a_language(language: str | None, expected: list[tuple[int, int]]) -> None:
    found = dates("05/04/2024", language=language)
    assert [(mention.day, mention.month) for mention in found] == [(day, month) for day, month in expected]


def test_edges_of_the_calendar() -> None:
    assert only("next Sunday", dt.date.max).how == "unresolved"
    assert only("February 29", dt.date(1900, 2, 28)).resolved in {dt.date(1896, 2, 29), dt.date(1904, 2, 29)}
    assert only("on January 5", dt.date.min).resolved == dt.date(1, 1, 5)


@given(st.dates(min_value=dt.date(1000, 1, 1), max_value=dt.date(2199, 12, 31)))
def test_written_dates_are_read_back(day: dt.date) -> None:
    name = calendar.month_name[day.month]
    for text in (f"{name} {day.day}, {day.year}", f"{day.day} {name} {day.year}", day.isoformat()):
        mention = only(text)
        assert (mention.start, mention.end) == (0, len(text))
        assert (mention.resolved, mention.how, mention.valid) == (day, "stated", True)


@given(
    st.lists(
        st.sampled_from(
            ["May", "5", "31", " ", ", ", "2024", "Friday", "(", ")", ".", "de", "März", "/", "-", "\n"]
        ),
        max_size=20,
    ),
    st.none() | st.dates(),
)
def test_spans_are_in_order(parts: list[str], published: dt.date | None) -> None:
    text = "".join(parts)
    at = 0
    for mention in dates(text, published):
        assert at <= mention.start < mention.end <= len(text)
        at = mention.end


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("In March and in août, not in Marchmont.", "en", [("March", 3), ("août", 8)]),
        ("Am 3. März und im MAI", "de", [("März", 3), ("MAI", 5)]),
        ("Nothing of the kind, in 2024", None, []),
    ],
)
def test_months_are_known_in_every_language(
    text: str, language: str | None, expected: list[tuple[str, int]]
) -> None:
    assert [(text[start:end], month) for start, end, month in month_words(text, language)] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("by September 31", None, True),
        ("am 30. FEBRUAR", None, True),
        ("on 31 Dez.", "de", True),
        ("on 31 Dez.", "en", False),
        ("since 2026-02-30", None, True),
        ("30/02/2026", None, True),
        ("45 of the 31-year-old’s goals on Friday, 99 in all", "en", False),
    ],
)
def test_short_text_without_a_day_of_the_calendar_is_told(
    text: str, language: str | None, expected: bool
) -> None:
    assert may_hold_date(text, language) is expected


@given(
    st.lists(
        st.sampled_from(
            [
                "May",
                "Dez",
                "5",
                "31",
                " ",
                ", ",
                "2024",
                "-02-30",
                "Friday",
                "(",
                ".",
                "de",
                "März",
                "/",
                "\n",
            ]
        ),
        max_size=12,
    ),
    st.sampled_from([None, "en", "de"]),
)
def test_no_day_stands_where_no_date_may_be(parts: list[str], language: str | None) -> None:
    text = "".join(parts)
    days = [mention for mention in dates(text, None, language) if mention.day is not None]
    assert may_hold_date(text, language) or not days


def test_weekday_and_date_with_an_hour_or_a_part_of_the_day_between() -> None:
    for text in (
        "Friday evening of 9 May 2031",
        "Friday at 8 p.m. on May 9, 2031",
        "Friday next week, May 9, 2031",
    ):
        [found] = dates(text)
        assert (found.weekday, found.day, found.start, found.end) == (4, 9, 0, len(text))


def test_weekday_behind_a_date_and_a_sentence_between() -> None:
    [found] = dates("on 9 May 2031, Friday, in Ulm")
    assert found.weekday == 4
    assert [m.weekday for m in dates("They meet on Friday. May 9 is free.")] == [4, None]


@pytest.mark.parametrize("dateline", ["SANTO DOMINGO, Nov. 18 (Isla) — Rain fell.", "Plácido Domingo, May 3"])
def test_weekday_in_a_name(dateline: str) -> None:
    assert only(dateline).weekday is None

import pytest

from auditor.text.language import guess_language

ENGLISH = "The mayor of the town said that it was the first of its kind and that she had not seen the plan. "
GERMAN = "Der Rat hat sich mit dem Plan befasst, und die Frist ist für das Amt nicht zu halten, sagte sie. "
RUSSIAN = "Мэр города сказала в понедельник, что план не готов и что работы начнутся только в мае. "


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (ENGLISH * 30, "en"),
        (GERMAN * 30, "de"),
        (RUSSIAN, "ru"),
        ("Share this. Read more. " + GERMAN * 30, "de"),
        (ENGLISH + GERMAN * 30, "de"),
        (ENGLISH + RUSSIAN * 30, "ru"),
        ("Harbour closed", None),
        ("", None),
    ],
)
def test_the_language_is_that_of_most_words(text: str, language: str | None) -> None:
    assert guess_language(text) == language


def test_a_clear_beginning_decides() -> None:
    assert guess_language(ENGLISH * 11 + GERMAN * 30) == "en"

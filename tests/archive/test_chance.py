"""Which hits of a large archive are there by chance."""

from __future__ import annotations

from auditor.archive.chance import Chance

_TEXT = (
    "The harbour board of Lindvik will dredge the northern channel in April, its chair Inga Solheim said. "
    "Two ferries touched the ground there last winter."
)
_OTHER = b"In April, Solheim scored the last of five goals. Lindvik lost the cup all the same."


def test_a_hit_with_little_and_no_words_in_a_row_is_there_by_chance() -> None:
    assert Chance(_TEXT, 100.0).found(24.9, _OTHER)


def test_a_hit_with_much_is_not() -> None:
    assert not Chance(_TEXT, 100.0).found(25.0, _OTHER)


def test_a_hit_with_four_words_in_a_row_is_not() -> None:
    lifted = b"A trawler sank. Two ferries touched rocks by the lighthouse, a long way off."
    assert Chance(_TEXT, 100.0).found(5.0, lifted)
    lifted = b"A trawler sank. Two ferries touched the ground by the lighthouse, a long way off."
    assert not Chance(_TEXT, 100.0).found(5.0, lifted)


def test_line_ends_part_no_words() -> None:
    assert not Chance(_TEXT, 100.0).found(5.0, b"Two ferries\ntouched the\r\nground.")


def test_words_beyond_ascii_are_compared_as_utf_8() -> None:
    text = "Près de la jetée élargie, deux bateaux se sont échoués."
    assert not Chance(text, 100.0).found(5.0, "Hier, la jetée élargie, deux fois fermée.".encode())
    assert Chance(text, 100.0).found(5.0, "Hier, la jetee elargie, deux fois fermée.".encode())


def test_in_a_script_without_spaces_no_hit_is_there_by_chance() -> None:
    assert not Chance("港务局将于四月疏浚北航道，主席说。去年冬天有两艘渡轮在那里搁浅。", 100.0).found(
        1.0, _OTHER
    )


def test_lone_surrogates_do_no_harm() -> None:
    assert Chance("a \ud800 b c d e", 10.0).found(1.0, b"nothing of that")

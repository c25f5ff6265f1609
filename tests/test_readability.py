import subprocess
import sys
from pathlib import Path
from string import ascii_lowercase

import nltk
import pytest
from hypothesis import given
from hypothesis import strategies as st
from textstat.textstat import textstatistics

import auditor
from auditor.calibration import shipped
from auditor.document import Document
from auditor.metrics import metrics, readability
from auditor.model import Article, Span
from auditor.text.readability import LONG_SENTENCE, measure
from auditor.text.syllables import EASY_WORDS, READING_EASE, is_difficult, syllables
from auditor.text.words import Spelt, spelt

PRONOUNCED = Path(auditor.__file__).parent / "text" / "cmudict" / "syllables.txt"
WORDS = (Path(auditor.__file__).parent / "text" / "common_words.txt").read_text("utf-8").split()[:600]
TEXT = (
    "Harbour to close\n\n"
    "The old harbour will close on Monday. Repairs were ordered by the council after a storm broke the wall. "
    "Marketa Svobodova of Kralupy nad Vltavou sells fish there."
)


def measured(text: str, language: str | None = "en") -> dict[str, float]:
    return readability(Document(Article(id="a", text=text, language=language))).values


def sentences_of(*lengths: int) -> tuple[Spelt, list[Span]]:
    """Sentences of that many words, “x” each, one code point a word."""
    sentences, starts, at = [], [], 0
    for length in lengths:
        sentences.append(Span(at, at + 2 * length))
        starts += [at + 2 * n for n in range(length)]
        at += 2 * length + 1
    return Spelt(["x"] * len(starts), starts), sentences


def test_sentences() -> None:
    words, sentences = sentences_of(20, LONG_SENTENCE + 1, 9, LONG_SENTENCE)
    result = measure(words, sentences, [], None)
    assert result.values == {
        "words_per_sentence": 22.5,
        "long_sentences": 0.25,
        "longest_sentence": 31.0,
        "lede_words": 20.0,
    }
    assert (result.lede, result.longest) == (sentences[0], sentences[1])


def test_words_outside_of_the_body_do_not_count() -> None:
    words, sentences = sentences_of(4, 6, 5)
    assert measure(words, sentences[1:2], [], None).values["words_per_sentence"] == 6
    assert measure(words, [Span(0, 0), *sentences], [], None).values["lede_words"] == 4
    assert measure(words, [], [], None).values == {}
    assert measure(Spelt([], []), sentences, [], None).values == {}


@pytest.mark.parametrize(
    ("word", "count"),
    [("the", 1), ("harbour", 2), ("international", 5), ("council", 2), ("evening", 2), ("rhythm", 2)],
)
def test_english_syllables_are_those_of_the_pronouncing_dictionary(word: str, count: int) -> None:
    assert syllables(word, "en") == count


def test_the_table_of_syllables_is_in_order() -> None:
    lines = PRONOUNCED.read_text("utf-8").splitlines()
    assert lines == sorted(lines)
    first, last = lines[0], lines[-1]
    for line in (first, last):
        assert syllables(line.rstrip("0123456789"), "en") == int(line.lstrip(ascii_lowercase))
    assert syllables("zzyzzyzzy", "en") >= 1


def test_compounds_count_as_their_parts() -> None:
    assert measured("They run well-made boats.") == {
        **measured("They run well made boats."),
        "words_per_sentence": 4.0,
        "longest_sentence": 4.0,
        "lede_words": 4.0,
        "reading_ease": pytest.approx(measured("They run well made boats.")["reading_ease"] + 1.015),
    }


def test_difficult_words() -> None:
    assert is_difficult("committee", "en")
    assert not is_difficult("school", "en")
    assert not is_difficult("every", "en")


def test_names_are_not_difficult() -> None:
    with_names = "Marketa Svobodova of Kralupy nad Vltavou sells fish."
    without = "Ann Lee of Rye sells fish."
    assert measured(with_names)["difficult_words"] == measured(without)["difficult_words"] == 0
    # Only the words per sentence differ.
    difference = measured(without)["reading_ease"] - measured(with_names)["reading_ease"]
    assert difference == pytest.approx(
        1.015 * (measured(with_names)["words_per_sentence"] - measured(without)["words_per_sentence"]),
        abs=1,
    )


@pytest.mark.parametrize(
    ("sentence", "passive"),
    [
        ("The wall was broken by a storm.", True),
        ("The men have been arrested.", True),
        ("The bill is not yet signed.", True),
        ("Two people were badly hurt.", True),
        ("He got sacked.", True),
        ("It is red.", False),
        ("They are interested in hundreds of boats.", False),
        ("She broke the record.", False),
        ("The minister was at the wall that fell.", False),
    ],
)
def test_passive(sentence: str, passive: bool) -> None:
    assert measured(sentence)["passive"] == passive


def test_other_languages_have_what_makes_sense_in_them() -> None:
    german = "Der Hafen wird am Montag geschlossen. Der Stadtrat hat die Arbeiten beschlossen."
    assert "reading_ease" in measured(german, "de")
    assert "passive" not in measured(german, "de")
    assert "difficult_words" not in measured(german, "de")
    assert set(measured("Xyz xyz xyz.", None)) == {
        "words_per_sentence",
        "long_sentences",
        "longest_sentence",
        "lede_words",
    }


def test_percentiles_need_enough_words_of_a_calibrated_language() -> None:
    long = "The council met on Monday and the mayor spoke. " * 20
    ranked = metrics(Document(Article(id="a", text=long, language="en")), shipped())
    assert all(metric.percentile is not None for metric in ranked.values())
    for text, language in ((long, "de"), (TEXT, "en")):
        found = metrics(Document(Article(id="a", text=text, language=language)), shipped())
        assert found
        assert all(metric.percentile is None for metric in found.values())


def test_the_longest_sentence_can_be_quoted() -> None:
    doc = Document(Article(id="a", text=TEXT, language="en"))
    found = metrics(doc, shipped())
    longest, lede = found["longest_sentence"].span, found["lede_words"].span
    assert longest is not None
    assert lede is not None
    assert doc.slice(longest).startswith("Repairs were ordered")
    assert doc.slice(lede).startswith("The old harbour")


def test_counts_are_those_of_textstat(tmp_path: Path) -> None:
    data = tmp_path / "corpora" / "cmudict"
    data.mkdir(parents=True, mode=0o700)
    known = [
        (line.rstrip("0123456789"), int(line.lstrip(ascii_lowercase)))
        for line in PRONOUNCED.read_text("utf-8").splitlines()
    ]
    with (data / "cmudict").open("x") as file:
        file.writelines(f"{word} 1{' 0' * count}\n" for word, count in known)
    for folder in (tmp_path, *tmp_path.rglob("*")):
        folder.chmod(0o700)
    nltk.data.path.insert(0, str(tmp_path))
    try:
        reference = textstatistics()
        for language in READING_EASE:
            reference.set_lang(f"{language}_{'US' if language == 'en' else language.upper()}")
            for word in (*(word for word, _ in known[::40]), *WORDS):
                assert syllables(word, language) == max(1, reference.syllable_count(word)), (word, language)
                if language in EASY_WORDS:
                    assert is_difficult(word, language) == reference.is_difficult_word(word), word
    finally:
        nltk.data.path.remove(str(tmp_path))


def test_neither_nltk_nor_the_network_is_needed() -> None:
    code = (
        "import socket, sys\n"
        "def refuse(*_, **__): raise SystemExit('went online')\n"
        "socket.socket.connect = refuse; socket.getaddrinfo = refuse\n"
        "from auditor.text.syllables import syllables, is_difficult\n"
        "print(syllables('international', 'en'), syllables('harbour', 'en'), is_difficult('school', 'en'))\n"
        "assert not {'nltk', 'textstat'} & sys.modules.keys()\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={"HOME": "/nonexistent"},
    )
    assert (ran.stdout.split(), ran.stderr) == (["5", "2", "False"], "")


def test_what_cannot_be_measured_is_told_and_costs_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT + "\n\nLeave a Reply\n", encoding="utf-8")
    code = "import sys; sys.modules['textstat'] = None; from auditor.cli import main; main()"
    ran = subprocess.run(
        [sys.executable, "-c", code, "check", "a.txt", "--no-grammar"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert ran.returncode == 3
    assert "readability: ModuleNotFoundError" in ran.stdout
    assert "boilerplate/comment-form" in ran.stdout


@given(st.text(alphabet="aeioubcdst '’-.É\n0", max_size=200), st.sampled_from([*READING_EASE, "xx", None]))
def test_any_text_can_be_measured(text: str, language: str | None) -> None:
    whole = spelt(text)
    sentences = [Span(0, len(text))] if text else []
    values = measure(whole, sentences, [], language).values
    assert bool(values) == bool(whole.words)
    for name in ("long_sentences", "difficult_words", "passive"):
        assert 0 <= values.get(name, 0) <= 1

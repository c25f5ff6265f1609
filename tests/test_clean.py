import json

from hypothesis import given
from hypothesis import strategies as st

from auditor.clean import clean, restore, write_clean
from auditor.model import Article, Finding, Severity


def furniture(text, *parts, rule="boilerplate/comment-form"):
    found = []
    for part in parts:
        start = text.index(part)
        found.append(
            Finding(start, start + len(part), "x", severity=Severity.WARNING, suggestion="", rule=rule)
        )
    return found


def test_a_line_goes_with_its_line_end_and_one_blank_line():
    text = "He left.\n\nLeave a Reply\n\nShe stayed.\n"
    cleaned, cuts = clean(text, furniture(text, "Leave a Reply"))
    assert cleaned == "He left.\n\nShe stayed.\n"
    assert restore(cleaned, cuts) == text


def test_a_tail_goes_with_the_space_before_it():
    text = "He left. Join our channel!\nShe stayed."
    cleaned, _ = clean(text, furniture(text, "Join our channel!"))
    assert cleaned == "He left.\nShe stayed."


def test_a_head_goes_with_the_space_after_it():
    text = "He left.\nAdvertisement She stayed."
    cleaned, _ = clean(text, furniture(text, "Advertisement"))
    assert cleaned == "He left.\nShe stayed."


def test_windows_line_ends():
    text = "He left.\r\n\r\nShare\r\n\r\nShe stayed.\r\n"
    cleaned, cuts = clean(text, furniture(text, "Share"))
    assert cleaned == "He left.\r\n\r\nShe stayed.\r\n"
    assert restore(cleaned, cuts) == text


def test_hints_and_other_families_stay():
    text = "Share of the blame\nHe left."
    hint = Finding(0, 5, "x", severity=Severity.INFO, suggestion="", rule="boilerplate/share-widget")
    slip = Finding(0, 5, "x", severity=Severity.ERROR, suggestion="", rule="language/repeated-word")
    assert clean(text, [hint, slip]) == (text, ())


@given(
    st.text(alphabet="ab .\n\r\t\u00a0é", max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12)), max_size=5),
)
def test_cleaned_text_and_cuts_are_the_original(text, places):
    findings = [
        Finding(
            start,
            min(start + length, len(text)),
            "x",
            severity=Severity.WARNING,
            suggestion="",
            rule="boilerplate/share-widget",
        )
        for start, length in places
        if start < len(text)
    ]
    cleaned, cuts = clean(text, findings)
    assert restore(cleaned, cuts) == text
    covered = {i for f in findings for i in range(f.start, f.end)}
    cut = {i for c in cuts for i in range(c.start, c.end)}
    assert covered <= cut
    assert all(text[i].isspace() for i in cut - covered)


def test_files_stay_below_the_folder(tmp_path):
    text = "Share\nHe left.\n"
    folder = tmp_path / "out"
    article = Article(id="../../etc/pass:wd.html#2", text=text, format="html")
    assert write_clean(article, furniture(text, "Share"), folder) == 1
    (written,) = folder.rglob("*.txt")
    assert written.relative_to(folder).as_posix() == "etc/pass_wd.html#2.txt"
    assert written.read_text(encoding="utf-8") == "He left.\n"
    cuts = json.loads((written.parent / (written.name + ".cuts.json")).read_text(encoding="utf-8"))
    assert cuts["cuts"] == [{"start": 0, "end": 6, "text": "Share\n", "rules": ["boilerplate/comment-form"]}]

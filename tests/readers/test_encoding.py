"""Bytes to text: the right encoding, honest notices, and refusals that name the mend."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.readers import Decoded, Unreadable, decode
from auditor.readers.encoding import line_of, without_surrogates

ENGLISH = "“We can’t wait,” said Zoë Fältskog — the café owner — on Monday. The bid was €2.4 million."
FRENCH = (
    "Le maire a déclaré « Ce n’est pas fini » à l’hôtel de ville ; les élèves étaient là, déjà très émus."
)
GERMAN = "Der Bürgermeister sagte, die Straße müsse größer werden. Ärger gab es über die Höhe der Gebühren."
TURKISH = "Belediye başkanı, köprünün onarımının ağustos ayına kadar süreceğini söyledi. Işıklar yanıyor."
RUSSIAN = (
    "Городской совет во вторник отложил ремонт моста до весны, сообщила пресс-служба мэрии. Решение принято."
)
POLISH = "Rada miasta odłożyła we wtorek remont mostu do wiosny. Źródła podają, że koszt wzrósł."
GREEK = "Το δημοτικό συμβούλιο ανέβαλε την Τρίτη την επισκευή της γέφυρας μέχρι την άνοιξη, είπε ο δήμαρχος."
ARABIC = "أرجأ مجلس المدينة يوم الثلاثاء إصلاح الجسر حتى الربيع قائلا إن العرض أعلى بكثير من التقدير الأول"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff")))
def test_utf8_comes_back_unchanged(text: str) -> None:
    assert decode(text.encode()).text == text
    assert decode(text.encode()).encoding == "utf-8"


@given(
    st.binary(max_size=300),
    st.sampled_from([None, "utf-8", "iso-8859-1", "rot13", "base64", "\x00", "utf-7"]),
)
def test_any_bytes_are_decoded_or_refused(data: bytes, declared: str | None) -> None:
    try:
        decoded = decode(data, declared)
    except Unreadable:
        return
    decoded.text.encode("utf-8")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff"), min_size=1))
def test_byte_order_marks_decide(text: str) -> None:
    for codec in ("utf-8-sig", "utf-16", "utf-32"):
        assert decode(text.encode(codec)).text == text


@pytest.mark.parametrize("text", [ENGLISH, FRENCH, GERMAN])
def test_western_text_is_windows_1252(text: str) -> None:
    decoded = decode(text.encode("cp1252"))
    assert (decoded.text, decoded.encoding) == (text, "cp1252")
    assert decoded.notices == ("is not UTF-8: read as windows-1252 (a guess). Save it as UTF-8",)


def test_turkish_is_told_from_icelandic() -> None:
    assert decode(TURKISH.encode("cp1254")).text == TURKISH
    icelandic = "Borgarráð frestaði á þriðjudag viðgerð á brúnni fram á vor, sagði bæjarstjórinn í gær."
    assert decode(icelandic.encode("cp1252")).text == icelandic


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (GREEK, "cp1253"),
        (ARABIC, "cp1256"),
        (ENGLISH.replace("€", "£"), "mac_roman"),
    ],
)
def test_other_code_pages_are_guessed_and_said(text: str, codec: str) -> None:
    decoded = decode((text * 3).encode(codec))
    assert decoded.text == text * 3
    assert "not a sure one" in decoded.notices[0]


def test_polish_bytes_are_not_taken_for_windows_1252() -> None:
    assert decode((POLISH * 3).encode("cp1250")).encoding != "cp1252"


def test_a_declaration_counts_only_after_utf8() -> None:
    assert decode(POLISH.encode("cp1250"), "windows-1250").text == POLISH
    assert decode(POLISH.encode(), "windows-1250") == Decoded(POLISH, "utf-8")
    assert decode(ENGLISH.encode("cp1252"), "iso-8859-1").text == ENGLISH


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark(codec: str) -> None:
    for text in (ENGLISH, "市议会周二将桥梁维修推迟到春天。 市长说。\n" * 4):
        assert decode(text.encode(codec)).text == text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (ENGLISH.encode()[:-1] + b"\xe2\x82", "damaged UTF-8 (first at byte 105"),
        (ENGLISH.encode() + ENGLISH.encode("cp1252"), "damaged UTF-8"),
        (b"over \xc0\xaf\xe0\x80\xaf\xed\xa0\x80 long", "damaged UTF-8"),
        ("text".encode("utf-16") + b"x", "damaged UTF-16-LE"),
        (b"some\0text\0", "NUL bytes (first at byte 5)"),
        (b"Council \xff\xfe votes \xc3( on \xe2(\xa1", "not UTF-8"),
    ],
)
def test_damage_is_refused_with_its_place(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(data)
    assert said in str(caught.value)
    assert "export it again" in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [ENGLISH, FRENCH, GERMAN, "La niñez: señal de un año más. ¿Qué?", "São Paulo não é só isso, irmão."],
)
@pytest.mark.parametrize("codec", ["cp1252", "latin-1"])
def test_mojibake_is_reported_and_not_repaired(text: str, codec: str) -> None:
    damaged = "First line.\n" + text.encode().decode(codec, errors="ignore")
    decoded = decode(damaged.encode())
    assert decoded.text == damaged
    assert "mojibake" in decoded.notices[0]
    assert "line 2" in decoded.notices[0]


@pytest.mark.parametrize("text", [RUSSIAN, ARABIC, GREEK, "पुल की मरम्मत", "市议会周二", "🌉 bridge"])
def test_mojibake_of_other_scripts(text: str) -> None:
    assert "mojibake" in decode(text.encode().decode("latin-1").encode()).notices[0]


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH, FRENCH, GERMAN, TURKISH, POLISH, RUSSIAN, GREEK, ARABIC,
        "Elle a dit « voilà » et puis « déjà… » ; le CAFÉ… et VOILÀ » — À “VOILÀ”",
        "NÃO, disse ele. O IRMÃO “AMANHÃ” — 25 °C, § 5, 3×4, ½ Å, Ärzte”, VÝŠKA, TŘÍŽ, Straße“ und GROß»",
        "Visited Ålesund, Ø 5 mm, Île-de-France; «Äh…» „Öl“ È — É.",
    ],
)  # fmt: skip
def test_good_text_gives_no_notice(text: str) -> None:
    assert decode(text.encode()).notices == ()


def test_lost_and_invisible_characters_are_reported() -> None:
    notices = "\n".join(decode("It\ufffds late\x07.\u202e We can?t, didn?t and won?t?".encode()).notices)
    for said in ("U+FFFD once", "control characters once", "U+202E) once", "question marks inside words"):
        assert said in notices
    assert decode(b"Is it? Why?Because. See http://a.example/b?c=d and ask?").notices == ()


def test_line_ends_stay_and_count() -> None:
    assert decode(b"a\r\nb\rc\nd").text == "a\r\nb\rc\nd"
    assert [line_of("a\r\nb\rc\nd", offset) for offset in (0, 3, 5, 7)] == [1, 2, 3, 4]


def test_lone_surrogates_become_replacement_characters() -> None:
    assert without_surrogates("a\ud83d b 🌉") == "a\ufffd b 🌉"

import pytest

from auditor.text.credits import credits, own_agency, same_agency

BODY = "\n\nThe bridge over the Ard will close on Friday for repairs, the mayor said at the town hall."


@pytest.mark.parametrize(
    ("text", "agency", "form"),
    [
        ("By The Associated Press", "The Associated Press", "byline"),
        ("By Ann Lee in Arden, with reports from Reuters", "Reuters", "byline"),
        ("AFP, Arden", "Agence France-Presse", "credit line"),
        ("(AFP)", "Agence France-Presse", "credit line"),
        ("Con información de EFE", "EFE", "credit line"),
        ("Quelle: dpa", "Deutsche Presse-Agentur", "credit line"),
        ("Reuters contributed to this report.", "Reuters", "credit line"),
        ("This article draws on dispatches by Reuters.", "Reuters", "credit line"),
        ("With files from Reuters", "Reuters", "credit line"),
        ("The Associated Press contributed this report.", "The Associated Press", "credit line"),
        ("ARDEN, May 4 (Reuters) - The bridge will close.", "Reuters", "dateline"),
        ("ARDEN, Norland (Reuters, May 4) — The bridge will close.", "Reuters", "dateline"),
        ("New Delhi, May 4 (PTI) The bridge will close.", "Press Trust of India", "dateline"),
        ("Bogotá, 4 may (EFE).- El puente se cerrará.", "EFE", "dateline"),
        ("MOSCOW, May 4. /TASS/. The bridge will close.", "TASS", "dateline"),
        ("“It will close,” the mayor told AFP on Monday.", "Agence France-Presse", "attribution"),
        ("The bridge will close, the Spanish news agency EFE reported.", "EFE", "attribution"),
        ("According to Reuters, the bridge will close.", "Reuters", "attribution"),
        ("It will close, the Associated Press (AP) reported.", "The Associated Press", "attribution"),
    ],
)
def test_credits(text: str, agency: str, form: str) -> None:
    found = credits(f"Bridge closes\n\n{text}{BODY}")
    assert [(credit.agency, credit.form) for credit in found] == [(agency, form)]


@pytest.mark.parametrize(
    "text",
    [
        "AFP cut 30 jobs on Monday, and Reuters may follow, unions said.",
        "Thomson Reuters reported a profit of $3 million for the quarter.",
        "The Associated Press of Pakistan (APP) has a new chief, who spoke of hard times.",
        "He was an AP photographer for thirty years before he opened the bakery.",
    ],
)
def test_agency_as_the_subject(text: str) -> None:
    assert credits(f"Agencies\n\n{text}{BODY}") == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("LIMA, Nov 12 (MNA) - Peru signed a pact.", "MNA"),
        ("ARDEN, Norland (Kestrel News Service, May 4) — A deal was signed.", "Kestrel News Service"),
        ("RIYADH, Nov. 9 (Kestrel Newswire) — A deal was signed.", "Kestrel Newswire"),
        ("Deal signed\n\nBy Meridian News Agency\n\nA deal was signed on Monday.", "Meridian News Agency"),
        ("ARDEN (AP) — A deal was signed.", "The Associated Press"),
        ("ARDEN, May 4 — AP — A deal was signed.", "The Associated Press"),
        ("Arden (Norland) (AFP) – A deal was signed.", "AFP"),
        ("Arden (Norland), May 4, 2026 (AFP) – A deal was signed.", "AFP"),
        ("ARDEN, May 4 (Kestrel Press Service) - The Bank of Norland (BNL) signed.", "Kestrel Press Service"),
        (
            "A deal was signed.\n\nThis report by The Canadian Press was first published May 4, 2026.",
            "The Canadian Press",
        ),
    ],
)
def test_own_agency(text: str, name: str) -> None:
    assert name in own_agency(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A deal (of sorts) was signed.",
        "The mayor (Lund) - no friend of boats - spoke.",
        "Home / World / Asia\n\nA deal was signed.",
        "A deal was signed.\n\nAdditional reporting by Kestrel Newswire",
        "A deal was signed.\n\nKestrel Newswire contributed to this report",
    ],
)
def test_no_agency_of_its_own(text: str) -> None:
    assert own_agency(text) == ()


def test_learned_initials_match_the_full_name() -> None:
    found = credits(f"Pact\n\nBy Meridian News Agency{BODY}", ("MNA",))
    assert len(found) == 1
    assert same_agency(found[0].agency, ("MNA",))

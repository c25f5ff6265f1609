"""Sentences that are none."""

import pytest

from auditor.text.clauses import breaks_off, is_fragment


@pytest.mark.parametrize(
    "text",
    [
        "Because the latch of the gate had been broken since May.",
        "Whereas they had been shut since May 4, 2021.",
        "Although the guards had warned of the ice in March.",
        "Which the rules of the guild demand.",
        "Which connects the harbour with the old mill.",
        "Three of whom had come from the coast.",
        "After the roof was mended by the men of the parish.",
        "Leaving forty families without a roof.",
        "Unless the pilots return to work by noon.",
        "Because a cart loaded with hay had overturned near the ford.",
        "Because of the hail that had closed the pass.",
        "Having been shut for three winters.",
        "In order to choose a new abbot.",
        "Following nine months of secret talks.",
        "Flooding the market and two schools.",
        "Leaving some 9,000 goats without hay.",
        "Thereby ending a feud of thirty years.",
        "Loaded with tents, flour and salt.",
        "One of whom had a forged pass.",
    ],
)
def test_clause_without_a_main_one(text: str) -> None:
    assert is_fragment(text)


@pytest.mark.parametrize(
    "text",
    [
        "Because the latch was broken, they shut the gate by hand.",
        "Because of the ice the road was shut.",
        "After the match the crowd went home.",
        "Since the war the price of bread has risen.",
        "Which is why nobody came to the fair.",
        "Which party will win is not known yet.",
        "Where the money went is still a riddle.",
        "That the lease was void came as no surprise.",
        "Leaving the guild was a mistake, he said.",
        "If the rains fail again the herds will die.",
        "Because he could.",
        "The gate was broken because nobody had mended it.",
    ],
)
def test_whole_sentence(text: str) -> None:
    assert not is_fragment(text)


@pytest.mark.parametrize(
    "text",
    [
        "The kitchen has the big pot that had fed two weddings and.",
        "The ferry will sail on Monday because.",
        "The guests were served bread, cheese, such as.",
        "The council met three times during.",
    ],
)
def test_a_sentence_breaks_off(text: str) -> None:
    assert breaks_off(text)


@pytest.mark.parametrize(
    "text",
    [
        "Such chances are few and far between.",
        "That is the house which she lived in.",
        "The clinic gives the children vitamin A.",
        "He knew neither what it was nor what it was for.",
        "They had been there before.",
        "She did not ask whose.",
    ],
)
def test_a_sentence_may_end_in_a_small_word(text: str) -> None:
    assert not breaks_off(text)

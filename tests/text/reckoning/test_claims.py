"""Totals, rests, differences, prices, shares and multiples beside the figures that they follow from."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.document import Document
from auditor.model import Article
from auditor.text.figures import frame
from auditor.text.reckoning import reckoned
from auditor.text.reckoning.passage import alike, digit_slip, number, written

Found = Callable[..., list[str]]

WRONG = [
    ("In the house of 150 seats the bill won 78 votes against 61, a majority of 27.", "27"),
    ("Of the nine bouts that she fought, she lost four and won six.", "six"),
    ("Of the 48 lorries, 19 were sold and 31 kept.", "31"),
    ("Adding her 17 seats to their ten and six, the trio would command 34 of them.", "34"),
    ("Hauls fell to 31,500 tonnes, a third less than the 42,000 of May.", "a third less than the 42,000"),
    ("They took 55.07 and 55.35 seconds, or 1 minute 52.42 seconds altogether.", "1 minute 52.42"),
    ("The 300 jobs are a quarter of the 900 in the town.", "a quarter"),
    ("Of the 64 miners, 41 walked out; rescuers reached the other 33 on Friday.", "33"),
    ("Of the 250,000 ballots, 12,000 were spoiled, which leaves 248,000 valid.", "248,000"),
    ("The convoy had 48 lorries; 19 were hit, so 39 reached the camp.", "39"),
    ("He served 18 years of a 25-year sentence and has nine years left.", "nine"),
    ("Norway took 22 medals: 9 gold, 7 silver and 8 bronze.", "9 gold, 7 silver and 8"),
    ("There were nine tables and at each of them four players, 38 people in all.", "38"),
    ("Fourteen gave up the climb, so that 38 of the 62 who set out remain.", "38"),
    ("Some 42% voted yes, 37% no and 31% abstained.", "31%"),
    ("Half of the 460 workers, or 260, will lose their jobs.", "260"),
    ("Only 30 of the 120 applicants, or one in five, were accepted.", "one in five"),
    ("Six of the ward’s nine fans, so four in every five, were old.", "four in every five"),
    ("The plan will cut 20% of its 5,000 staff, or 750.", "750"),
    ("It will cut 750 jobs, or 25% of its 5,000 posts.", "25%"),
    ("The airline ordered 30 jets at $90 million each, a total of $3.7 billion.", "$3.7 billion"),
    ("The war began in 1994 and ended in 2003, after twelve years.", "after twelve years"),
    ("The hosts won 3-0, a two-goal victory that sent them top.", "two"),
    ("The first took 41 prizes, against 38 for the other, a difference of five.", "five"),
    ("The vote was 56 to 41, with a majority of 25.", "25"),
    ("She was elected with 312 votes against 288, a margin of 34.", "34"),
    ("The state took in 30.1 billion and spent 36.3 billion, a deficit of 4.2 billion.", "4.2 billion"),
    ("The brothers, aged 34 and 29, are nine years apart.", "nine"),
    ("The firm, founded in 1919, celebrated its 95th anniversary in 2024.", "its 95th anniversary"),
    ("The mill, which opened in 1990 and closed in 2010, ran for 25 years.", "ran for 25 years"),
    ("The 20-member panel voted 13-9 in favour.", "20"),
    ("Of the 18 defendants, 11 were convicted and nine acquitted.", "nine"),
    ("Each of the 40 families will get 250 dollars, 12,000 dollars in all.", "12,000 dollars"),
    ("They trailed by six points, 21-18, at half-time.", "six"),
    (
        "The firm has 75 shops. Forty are in Arden, 20 in Umsa and 25 in Leko.",
        "Forty are in Arden, 20 in Umsa and 25",
    ),
    ("Nine hundred jobs will go. Arden loses 420, Umsa 310 and Leko 270.", "420, Umsa 310 and Leko 270"),
    ("Nine hundred jobs will go: Arden loses 420, Umsa 310 and Leko 70.", "420, Umsa 310 and Leko 70"),
    ("The choir has 64 voices. There are 38 women and 36 men.", "38 women and 36"),
    ("The two dioceses have 94 parishes. Arden counts 51 and Umsa 53.", "51 and Umsa 53"),
    (
        "The bill comes to 1,250 crowns. It is made up of 800 for labour and 350 for parts.",
        "800 for labour and 350",
    ),
    ("A total of 48 people were saved. Helicopters picked up 19 and lifeboats 39.", "19 and lifeboats 39"),
    ("The ship had 52 passengers and a crew of 11. Boats took off all 73 people.", "73"),
    (
        ("It gives 4.2 billion to roads, 1.9 billion to rail and 0.6 billion to ports: 7.7 billion in all."),
        "7.7 billion",
    ),
    (
        ("The toll is 31. Arden had 16 dead, nine people died in Umsa and the remaining eight in Leko."),
        "eight",
    ),
    ("The hall has 320 beds, 280 of them taken, so that only 60 are free.", "60"),
    ("Some voted by post. Seventy-six deputies were in favour and 29 against, a margin of 57.", "57"),
    ("It was minus 22 degrees on Saturday and plus 6 on Monday, a swing of 16 degrees.", "16 degrees"),
    (
        "Sales climbed from 40,000 to 50,000, a rise of 20 percent.",
        "from 40,000 to 50,000, a rise of 20 percent",
    ),
    (
        "The order of 24 trains is worth 168 million euros, or 70 million euros a train.",
        "70 million euros a train",
    ),
    ("The firm will cut 350 of its 1,400 jobs, a third of the workforce.", "a third"),
    ("They asked 450 households. One household in five, or 150, has a well.", "150"),
    ("The tanker held 90,000 tonnes. Half of it, 35,000 tonnes, was pumped off.", "35,000 tonnes"),
    (
        "A boat cut the trip by a third, from 40 minutes to 20.",
        "cut the trip by a third, from 40 minutes to 20",
    ),
    (
        "The court doubled the fine from $1.2 million to $3.2 million.",
        "doubled the fine from $1.2 million to $3.2 million",
    ),
    ("The wall cost 36 million euros, three times the 18 million planned.", "three times the 18 million"),
    (
        "The house has 120 members. The partners, on 63, are two seats short of a majority.",
        "two seats short of a majority",
    ),
    ("Its 30 members gave 500 euros each, 12,000 euros together.", "12,000 euros"),
    ("The ship carried 183 people. Its list had 104 names, so that 89 were on no list.", "89"),
    (
        ("By Monday 35 bodies had been found. Another nine were found on Tuesday, bringing the toll to 46."),
        "46",
    ),
    ("They picked 240 crates in April, 300 in May and 360 in June, an average of 330 a month.", "330"),
    (
        "The gauge caught 96 millimetres in three days, an average of 42 millimetres a day.",
        "42 millimetres a day",
    ),
    ("The choir sold six mugs, five bags and eight books, which makes 21 in all.", "21"),
    ("Of the 75 guests, 48 left on Sunday and 12 on Monday, while 25 are still in the hotel.", "25"),
    (("She got four years on each of five counts. As the terms are consecutive, she faces 25 years."), "25"),
    (
        (
            "The bidder offers 30 crowns in cash for each of the 4 million shares, which values the "
            "mill at 150 million crowns."
        ),
        "150 million",
    ),
    (
        "The mine raised output by 35 percent, to 6,250 tonnes from 5,000 tonnes.",
        "35 percent, to 6,250 tonnes from 5,000 tonnes",
    ),
    (
        ("A third of the workforce is to go. The mill no longer needs 90 of the 600 people whom it employs."),
        "A third of the workforce",
    ),
    (
        (
            "Nine people died. A boat sank with four lives lost; a wall fell on three men; the "
            "village mourns three."
        ),
        "four lives lost; a wall fell on three men; the village mourns three",
    ),
    (
        "Umsa had 158,000 guests in May. Against the 142,000 of a year before, it thus gained 26,000 guests.",
        "26,000",
    ),
    (
        "The ice was 5.1 kilometres long in 1990 and 4.4 kilometres last summer, having lost 900 metres.",
        "900 metres",
    ),
    ("The club had 4,200 members in 2019 and has 3,600 now, so it has lost 800 members.", "800"),
    ("The motion needed 38 votes in the 60-seat house and got 34, five short.", "five"),
    (
        "Moro stands at 38.4 per cent and Ruiz at 36.9 per cent, a lead of 2.5 percentage points.",
        "2.5 percentage points",
    ),
    (
        "It rained 148 millimetres on Friday and 97 on Sunday, 235 millimetres over the two days.",
        "235 millimetres",
    ),
    ("The three parties hold seven, six and five seats, giving them a combined 19.", "19"),
    (
        "It gives $2.2 billion to roads, $1.5 billion to rail and $0.9 billion to me, $4.8 billion in all.",
        "$4.8 billion",
    ),
    (
        "Of the 346 pupils enrolled at Arden school, 189 walk, a survey found. The other 147 come by bus.",
        "147",
    ),
    ("Of 1,200 ballots cast, 640 were for Moro, 410 for Ruiz and 250 were spoilt.", "250"),
    ("The council rang 420 surgeries; 252 said no, 126 said yes and 52 did not answer.", "52"),
    ("The motion won 128 votes in the 240-member house; 104 deputies voted against and 12 abstained.", "12"),
    ("The party will have a majority of seven in the 65-seat house of Arden after taking 35 seats.", "seven"),
    (
        "The school is putting the fee up by J$24,000 to J$224,000, from J$190,000.",
        "up by J$24,000 to J$224,000, from J$190,000",
    ),
    (
        "The mill knocked 15 crowns off the price of 240 crowns, to 215 crowns.",
        "15 crowns off the price of 240 crowns, to 215",
    ),
    (
        "The yard sold 12 ships for $3.0 billion. At an average of $270 million apiece, they go to Umsa.",
        "$270 million apiece",
    ),
    (
        "Arden won 21 million crowns. Split evenly among the six of them, that is 4.5 million crowns each.",
        "4.5 million crowns each",
    ),
    (
        "They expect 180,000 tonnes, having cut 225,000 last autumn. The crop will thus shrink by a quarter.",
        "shrink by a quarter",
    ),
]
RIGHT = [
    "Of the nine bouts that she fought, she lost four and won five.",
    "Of the 20 pupils, 15 won prizes and nine sang.",
    "Seven delegates had no mandate. Even without those seven, a majority of 54 to 48 would remain.",
    "In the house of 150 seats the bill won 78 votes against 61, a majority of 17.",
    "Seven men, two women and a child were found, and all ten people are well.",
    "Hauls fell to 28,000 tonnes, a third less than the 42,000 of May.",
    "They took 55.07 and 55.35 seconds, or 1 minute 50.42 seconds altogether.",
    "The firm made 640 million in 2024 and 590 million in 2023, having lost 60 million in 2020.",
    "It has 420 shops, up from 400 in 2019, having added 30 and shut ten.",
    "A flat is let for 1,480 crowns, up from 1,310 a year ago: in Arden tenants pay 190 crowns more.",
    "He won 12 races in 2019 and nine in 2020, and came second in four more.",
    "It rained 12 millimetres on Friday and 23 on Sunday, 41 millimetres over the three days.",
    "The motion won 118 votes in the 240-member house; 104 deputies voted against and 12 abstained.",
    "The party will have a majority of two in the 65-seat house of Arden after taking 35 seats.",
    "The fee went up by J$34,000 (US$220) to J$224,000, from J$190,000.",
    "The growers expect 35,000 tonnes rather than 50,000, a loss of 30 per cent.",
    "The mill sold 1,500 carts, against 1,000 carts a year before. Its rivals cut staff by a third.",
    "The home fetched 182,920, down from 187,971 in May. So sales fell by a quarter from 2003.",
    "ARDEN, Feb. 3 (Umsa News) — The bridge will be shut for six weeks from March 9, the town said.",
    "The new track cuts the trip by 15 minutes to one hour and 35 minutes.",
    "A barge that sank in June with the loss of 14 lives had 90 people on board and a licence for 60.",
    "Six of the hurt were in a bad way, said the clinic in Arden, where 17 were taken. The other nine were "
    "treated in Umsa.",
    "Exports had shrunk by a quarter, to 320 million crowns, in a trade that feeds 6,000.",
    "It has 41, 300 nurses, of whom 7, 205 are from abroad, up from 5, 118 in all.",
    "The state paid 90 million crowns, the county 40 million and the firm the remaining 70 million.",
    "Of the bill, the state paid 90 million crowns and the county 40 million, leaving 70 million for a firm.",
    "Sales have fallen by a third in nine years, and the hall, built for four shifts, works two.",
    "Moro got 20,400 votes, that is 51 percent. Ruiz had 19,600 votes, or 49 percent.",
    "The bank cut its rate by 50 basis points to 6.5 percent, from 7 percent.",
    "Of the 64 miners, 41 walked out; rescuers reached the other 23 on Friday.",
    "Of the 64 miners, 41 walked out and 20 were carried; the other three died.",
    "There were nine tables of four, 36 people in all.",
    "Three buses with 40 seats each, 150 in all with the minibus, stood there.",
    "Fourteen gave up the climb, so that 48 of the 62 who set out remain.",
    ("Of the 183 aboard, 104 were rescued and 60 bodies were found; the remaining 19 are missing."),
    "The firm has 300 staff in Hull and 120 in York; the remaining 90 work from home.",
    "Turnout was 60%; 25% voted for one and the remaining 75% for the other.",
    "Norway took 24 medals: 9 gold, 7 silver and 8 bronze.",
    "Some 42% voted yes, 37% no and 21% abstained.",
    "Some 60% drink tea, 55% coffee and 30% both.",
    "About half of the 460 workers, or 200, will lose their jobs.",
    "A third of the 100 seats, 33, are reserved.",
    "Only 24 of the 120 applicants, or one in five, were accepted.",
    "The plan will cut 15% of its 5,000 staff, or 750.",
    "The airline ordered 30 jets at $90 million each, a total of $2.7 billion.",
    "The war began in 1994 and ended in 2003, after nine years.",
    "The hosts won 3-1, a two-goal victory that sent them top.",
    "They won 2-0 away, after a two-goal defeat at home.",
    "The vote was 56 to 41, with a majority of 15.",
    "The state took in 30.1 billion and spent 36.3 billion, a deficit of 6.2 billion.",
    "The brothers, aged 34 and 29, are five years apart.",
    "The firm, founded in 1919, celebrated its 105th anniversary in 2024.",
    "The 20-member panel voted 11-9 in favour.",
    "Of the 18 defendants, 11 were convicted and nine are women.",
    "Each of the 40 families will get 250 dollars, 10,000 dollars in all.",
    "They trailed by three points, 21-18, at half-time.",
    "The firm has 75 shops. Thirty are in Arden, 20 in Umsa and 25 in Leko.",
    ("The firm has 75 shops. Thirty are in Arden, 20 in Umsa and 15 in Leko; the others are abroad."),
    "The firm has 75 shops. They include 30 in Arden, 20 in Umsa and 15 in Leko.",
    "The firm has about 75 shops. Forty are in Arden, 20 in Umsa and 25 in Leko.",
    "The club has 75 members. Ruiz scored 40 goals, Paz 30 and Lara 15.",
    "The firm has 75 shops.\n\nForty are in Arden, 20 in Umsa and 25 in Leko.",
    "Of the party's 75 deputies 40 voted for it. The vote was 40 for, 20 against and 5 blank.",
    "The team won 30 medals. It took 11 at home in 2010, 9 in 2014 and 12 in 2018.",
    "The ship had 52 passengers and a crew of 11. Boats took off all 63 people.",
    ("About 60 people were hurt, among them 12 children and 9 guards, a total of 70 with the drivers."),
    "Doctors treated 41 of the injured and sent the other 16 to Umsa. Two had died on Monday.",
    "The hall has 320 beds, 280 of them taken and 25 out of use, so that only 15 are free.",
    "It was minus 22 degrees on Saturday and plus 6 on Monday, a swing of 28 degrees.",
    "Sales climbed from 40,000 to 50,000, a rise of 25 percent, after one of 20 percent.",
    "The order of 30 trams is worth 210 million euros, or 7 million euros a tram.",
    "Two thirds of the 900 teachers stayed away; some 450 of them marched.",
    "The club has doubled its gate since 2019, when 30,000 came; now it has 62,000.",
    "The party won 61 of 120 seats, two more than it had hoped for.",
    ("Each of the 25 schools gets 40 machines, and another 500 go to libraries, 1,500 in total."),
    "First-place Arden has won seven of its last eight games, three behind Leko.",
    "They picked 240 crates in April, 300 in May and 360 in June, an average of 300 a month.",
    "Of the 75 guests, 48 left on Sunday and 12 on Monday, while 15 are still in the hotel.",
    ("A third of the workforce is to go. The mill no longer needs 200 of the 600 people whom it employs."),
    "She got four years on each of five counts, and with parole may be free after nine.",
    "Half of the crew is ill. The port needs 90 of the 600 lorries in town.",
]


@pytest.mark.parametrize(("text", "span"), WRONG)
def test_what_does_not_follow_is_found(found: Found, text: str, span: str) -> None:
    assert found(text) == [span]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_or_cannot_be_told_is_left_alone(found: Found, text: str) -> None:
    assert found(text) == []


@given(st.integers(20, 900), st.integers(20, 900))
def test_right_totals_are_never_reported(found: Found, first: int, second: int) -> None:
    text = f"There were {first} cooks and {second} sailors, a total of {first + second} people."
    assert found(text) == []


@given(st.integers(2, 400), st.integers(2, 400))
def test_right_majorities_are_never_reported(found: Found, a: int, b: int) -> None:
    assert found(f"The vote was {a} to {b}, with a majority of {abs(a - b)}.") == []


@given(st.lists(st.integers(30, 999), min_size=3, max_size=6))
def test_parts_that_add_up_are_never_reported(found: Found, parts: list[int]) -> None:
    items = [f"{part} in place {chr(65 + at)}" for at, part in enumerate(parts)]
    text = f"The firm has {sum(parts)} shops. It has {', '.join(items[:-1])} and {items[-1]}."
    assert found(text) == []


@given(st.text(alphabet="a total of half the other 0123456789,.%$-()", max_size=120))
def test_spans_lie_within_the_text(text: str) -> None:
    doc = Document(Article("a", text))
    for wrong in reckoned(text, doc.sentences, doc.numbers, doc.spelt):
        assert 0 <= wrong.span.start < wrong.span.end <= len(text)


@pytest.mark.parametrize(
    ("words", "right", "slip"),
    [
        ("89", 79.0, True),
        ("3.2", 2.3, True),
        ("43", 34.0, True),
        ("9", 7.0, False),
        ("200", 100.0, False),
        ("89", 34.0, False),
    ],
)
def test_a_slip_is_one_digit_or_two_exchanged(words: str, right: float, slip: bool) -> None:
    [figure] = frame(f"It has {words} of them.", 0, 20 + len(words), "en").figures
    assert digit_slip(figure, right) is slip


@pytest.mark.parametrize(("value", "text"), [(2_300_000.0, "2.3 million"), (1200.0, "1,200"), (4.5, "4.5")])
def test_values_are_written_as_news_writes_them(value: float, text: str) -> None:
    assert written(value) == text


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("doses", "dose", True), ("buses", "bus", True), ("cities", "city", True), ("jobs", "seats", False)],
)
def test_nouns_are_compared_in_the_singular(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is same


@pytest.mark.parametrize(
    ("words", "value"), [("82", 82.0), ("twenty-one", 21.0), ("a", 1.0), ("often", None)]
)
def test_numbers_are_read_in_figures_and_words(words: str, value: float | None) -> None:
    assert number(words) == value

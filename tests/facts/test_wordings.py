"""Wordings in which rules that need nothing but the article find a slip, and like ones that are right."""

from __future__ import annotations

import datetime as dt

import pytest

from auditor.document import Document
from auditor.model import Article
from auditor.packs import load
from auditor.testing import unmark

PUBLISHED = dt.date(2026, 3, 18)

WRONG = {
    "facts/place-country": (
        "Farmers near [[Multan, in southern India]], lost their cotton.",
        "Clashes were reported in [[Cúcuta, on the other side of the border in Venezuela]].",
        "The bridge links Brazil with [[Ciudad del Este, across the border in Argentina]].",
        "[[Mombasa, Tanzania's second city]], was without water.",
        "The monastery lies near [[Ohrid in northern Albania]].",
        "[[Bulawayo (Zambia)]] - A bus crash killed nine.",
        "[[Kisumu, Uganda]], was without power for a day.",
        "[[Thailand's northern city of Luang Prabang]] expects tourists.",
        "He grew up by the sea and was last seen in [[Surabaya, in neighbouring Malaysia]].",
        "She teaches in [[Kharkiv, Russia]], and writes.",
        "He sells tyres in [[Ostrava, in southern Poland]], and has not been paid.",
    ),
    "facts/own-capital": (
        "Both [[Kenya and Nairobi]] complained that they had been given no warning.",
        "[[Armenia and Yerevan]] accused each other of firing first.",
        "Neither [[Chile nor Santiago]] has commented on the border dispute.",
        "[[Iraq, along with Baghdad]], rejected the plan.",
        "[[Finland's neighbour Helsinki]] closed its border posts.",
        "[[Denmark to resume talks with Copenhagen]] on fishing",
        "Officials said that [[Bolivia’s ambassador to La Paz]] was summoned.",
        "Twice the talks [[between Ghana and Accra]] broke down. The mayor drove home.",
    ),
    "facts/capital-claim": (
        "In Canada people read. In [[Toronto, the national capital]], lawmakers met.",
        "The nurses of India struck. [[The nation's capital, Mumbai]], was quiet.",
        "[[Casablanca, the capital of Morocco]], is no place where a bank need not look twice.",
    ),
    "facts/name-variant": (
        "Rodrigo Sáenz Aldunate owns the mine. Sáenz [[Aldunatte]] denied the charge.",
        "Residents of Karsabella fled. In [[Karssabella]], the market burned.",
        "Mrs Oyelaran taught there. Mrs [[Oyeleran]] retired in May.",
        "Madhurima Sarkar, an engineer, blamed the rain. [[Madhurimi]] Sarkar said the gates were old.",
        "The lawyer Catherine Nwosu said so. [[Katherine]] Nwosu has appealed.",
    ),
    "facts/office-mismatch": (
        "Commerce Secretary Dana Pruitt flew to Lima. She met farmers.\n\n[[Agriculture Secretary Dana "
        "Pruitt]] left on Friday.",
        "Deputy Prime Minister Ilir Hoxha opened the road. Cars hooted.\n\n[[Prime Minister Ilir Hoxha]] "
        "drove on.",
        "Defence Minister Sana Haddad saw the ships. It was calm.\n\nThe [[defence minister, Omar Haddad]], "
        "boarded one.",
    ),
    "facts/acronym-conflict": (
        "The Free Aceh Movement (GAM) disarmed. The [[Free Aceh Militia (GAM)]] was founded in 1976.",
        "The Civil Aviation Authority (CAA) closed it. [[CAA, the Central Airports Agency]], gave no date.",
        "The Nuclear Safety Commission — NSC — met. The [[National Safety Council (NSC)]] objected.",
    ),
    "facts/unit-conversion": (
        "The tower, [[828 metres or 2,170 feet]], is the tallest.",
        "They ran [[10 miles — 19 kilometres]] — in the heat.",
        "The tunnel runs [[57 kilometres, about 53 miles]], under the hills.",
    ),
    "facts/weekday-date": (
        "The cargo plane vanished on [[Saturday, November 14]], over the Timor Sea.",
        "They met on the [[Thursday afternoon, February 11]], in Doha.",
    ),
    "facts/impossible-date": ("They have until [[February 30]] to pay.",),
}
RIGHT = {
    "facts/place-country": (
        "Farmers near Multan, in southern Pakistan, lost their cotton.",
        "From Kumasi, in Ghana, he went to Lagos, in Nigeria.",
        "The Germans flew to Gdansk, Poland's main port.",
        "He taught in Paris, in Rome, in Germany and in Spain.",
        "In Ostrava, Poland beat the Czechs 3-1.",
        "Donetsk, in eastern Ukraine, and Donetsk, Russia, were named.",
        "The singer was held in St Thomas, Jamaica, for a night.",
    ),
    "facts/own-capital": (
        "Both Zambia and Zimbabwe had been told; Lusaka said nothing.",
        "The Serbian ambassador in Zagreb was recalled to Belgrade.",
        "Tourists love both Italy and Rome in spring.",
        "Cuba and Havana's old town draw visitors.",
        "Serbia recalled its ambassador from Zagreb, Belgrade radio said.",
    ),
    "facts/capital-claim": (
        "Ankara, not Istanbul, is Turkey's capital.",
        "From the Turkish capital, Istanbul is an hour by plane.",
        "In India the state capital, Mumbai, is the richest city.",
    ),
    "facts/name-variant": (
        "Mario Costas sings. Maria Costas dances.",
        "Marta and Martha Olsen are cousins. Marta Olsen won.",
        "The Brennholts sold Brennholt Logistics.",
    ),
    "facts/office-mismatch": (
        "Former education minister Petr Novak met Education Minister Jana Dvorak.",
        "Karl Ebner, mayor of Villach, and Josef Lang, mayor of Spittal, spoke.",
    ),
    "facts/acronym-conflict": (
        "The Public Investment Corp (PIC) bought. The Public Investment Corporation (PIC) sold.",
        "The Free Aceh Movement (GAM) disarmed. Gerakan Aceh Merdeka (GAM) was founded in 1976.",
    ),
    "facts/unit-conversion": ("They ran 10 miles — 16 kilometres — in the heat.", "Choose 5 km or 10 miles."),
    "facts/weekday-date": (
        "The cargo plane vanished on Friday, November 14, over the Timor Sea.",
        "A year ago, on Wednesday, March 12, the bridge fell.",
    ),
    "facts/impossible-date": ("By June 31 of them had left.", "In April 31 drivers were fined."),
}
RULES = {rule.id: rule for rule in load(wanted=lambda rule_id: rule_id in WRONG)[0]}


def found(rule_id: str, text: str) -> list[tuple[int, int]]:
    doc = Document(Article(id="article", text=text, published=PUBLISHED))
    rule = RULES[rule_id]
    return [(f.start, f.end) for f in rule.check(doc, **dict.fromkeys((*rule.needs, *rule.uses)))]


@pytest.mark.parametrize(
    ("rule_id", "marked"), [(key, text) for key, texts in WRONG.items() for text in texts]
)
def test_the_slip_is_underlined(rule_id: str, marked: str) -> None:
    text, spans = unmark(marked)
    assert found(rule_id, text) == [tuple(span) for span in spans]


@pytest.mark.parametrize(("rule_id", "text"), [(key, text) for key, texts in RIGHT.items() for text in texts])
def test_what_is_right_is_left_alone(rule_id: str, text: str) -> None:
    assert found(rule_id, text) == []

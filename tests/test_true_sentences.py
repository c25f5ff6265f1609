"""True sentences that tempt: no rule that reads the article alone may say anything of them."""

from __future__ import annotations

import datetime as dt

import pytest

from auditor.document import Document
from auditor.model import Article
from auditor.packs import load

NAMES = frozenset(
    "weekday-date impossible-date capital-claim place-country unit-conversion arithmetic own-capital".split()
)
RULES = load(wanted=lambda rule_id: rule_id.removeprefix("facts/") in NAMES)[0]
PUBLISHED = dt.date(2026, 4, 29)

ENGLISH = """
The fair runs on Saturday and Sunday, May 2 and 3, in the old hall.
The office is shut from Monday to Friday, May 4-8.
It opens on Monday, May 4, and closes on Friday, May 8.
Doors open on Wednesday (29 April) at noon.
The armistice was signed on Monday, November 11, 1918.
The Sun, March 4, 2025, printed a correction.
He was shot on Friday, November 22, 1963, in Dallas.
The revolt of 2016 began on Friday, July 15, and was over by morning.
Five years ago, on Thursday, April 29, the mill closed.
It would have been Monday, April 28, by the old calendar, which is not the civil one.
The party was held on Easter Monday, April 21, 2025.
Thursday 31 January 2002 was a cold day.
She came on Tuesday; March 4 was too early.
Between Monday, April 27, and Thursday, April 30, no trains ran.
February 29, 2024 was a Thursday, and on February 29 leap-day babies have their day.
In September 31 villages were flooded.
By April 31 states had joined.
The May 68 posters hang in room 31.
There is no such day as June 31, the clerk said.
In February 30 people left, and in June 31 more.
From October 31 to November 30 the pass is shut.
The 31 Augusts that he spent there were dry.
Canberra, the capital of Australia, is smaller than Sydney.
Sydney, the capital of New South Wales, is larger than Canberra.
Mumbai is the financial capital of India.
Casablanca, Morocco's commercial capital, grew fast.
Lagos, Nigeria's former capital, is its largest city.
Rio de Janeiro was the capital of Brazil until 1960.
Many people think that Istanbul is the capital of Turkey.
Toronto is not the capital of Canada.
La Paz, the capital of Bolivia, lies high.
Cape Town, one of the capitals of South Africa, is windy.
The Hague, the seat of government, is not the Dutch capital.
Colombo, the capital of Sri Lanka, was quiet.
Jerusalem, the capital of Israel in the eyes of its government, was calm.
Tel Aviv, the capital of Israel's high-tech trade, was calm.
Nur-Sultan, the capital of Kazakhstan, is called Astana again.
Kiev, the capital of Ukraine, is spelt Kyiv now.
Atlanta, the capital of Georgia, hosts the final.
Milan, the fashion capital of Italy, was full.
In Kenya's capital, Mombasa Road was closed.
They flew from the Australian capital, Sydney and Perth.
Guangzhou, the capital of China's Guangdong province, sent help.
Barcelona, the capital of Catalonia, and Munich, the capital of Bavaria, are twinned.
Venture capital of Chinese origin went to Shanghai.
Calcutta, the capital of British India, was hot.
Abidjan, Ivory Coast's main city, is not far.
Wellington is the capital of New Zealand, Auckland its largest city.
She teaches in Hyderabad, Pakistan, and he in Hyderabad, India.
They live in Tripoli, Lebanon, and in Cordoba, Argentina.
Birmingham, Alabama, and Birmingham, England, share a name.
The firm has offices in Paris, Germany and Spain.
The firm has offices in Lahore, India, and Nepal.
After talks in Vienna, Iran said it would wait.
At the ground in Lahore, England were all out for 210.
In Lahore, India on Monday lost by an innings.
She was born in Lahore, India, in 1931.
He fled Breslau, Germany, as a boy in 1945.
They live in Ontario, Canada, and Kent, England.
The ship left Perth, Scotland, for Victoria, Australia.
She grew up in Newcastle, Australia, and Richmond, England.
They went to Athens, Georgia, and to Moscow, Idaho.
The Ukrainian city of Sevastopol has been occupied since 2014.
The former German city of Danzig is Polish now.
The team beat Milan, Spain's best side having lost.
Officials in Beijing, Russia and the United Nations were told.
Talks between Moscow, India and China failed.
San Jose, Costa Rica, is not San Jose, California.
The tunnel is 21 kilometres (13 miles) long.
About 100 kilometres (60 miles) of coast are shut.
The road climbs 10-15 km (6-9 miles) to the pass.
It was 30C (86F) at noon and 11C (52F) at night.
A warming of 1.5 degrees Celsius (2.7 degrees Fahrenheit) is the limit.
Temperatures fell by 10 degrees Celsius (18 degrees Fahrenheit).
Minus 40 degrees Celsius (minus 40 degrees Fahrenheit) was measured.
He stands 6ft 2in (1.88m) and weighs 14st 2lb (90kg).
The guard is 5-foot-10 (1.78 metres).
The fee is 30 pounds (41 dollars), the bag 30 pounds (14 kilograms).
The plant turns out 500 tons (450 tonnes) a day.
It spilt 42,000 gallons (159,000 litres) of oil, or 1,000 barrels.
The tank holds 10 gallons (45 litres), in imperial measure.
The 200-mile (370-kilometre) zone is fished out.
The farm has 250 acres (100 hectares), or one square kilometre.
Winds reached 120 km/h (75 mph), or 65 knots.
The lorry does 8 kilometres to the litre (23 miles to the gallon).
The reef is 12 kilometres (20 minutes by boat) away.
The beam is 10 metres wide (its height is 30 feet).
Runners choose between 5 kilometres or 10 miles.
The pool is 50 metres (164 feet) long, its deck 20 feet (6 metres) wide.
The bar weighs 400 troy ounces (12.4 kilograms).
They walked 5 km (7,000 steps) and rode 30 km (two hours).
The peak is 8,849 metres (29,032 feet) high.
The bag weighs 5kg (11lb), the baby 3.5kg (7lb 11oz).
The ship makes 20 knots (37 km/h; 23 mph).
It covers 1,000 square miles (2,600 square kilometres).
Prices rose from 40 to 55 crowns, up 15.
Prices rose from 40 to 55 crowns, up 37.5%.
Sales rose 12 percent to $112 million from $100 million.
Sales rose 5% to $112 million from $100 million, excluding currency effects.
The rate rose from 4% to 5%, an increase of 25%.
The rate rose from 4% to 5%, up 1 percentage point.
Profit fell by a third, from 30 million to 20 million.
The euro fell to 1.08 from 1.05 against the dollar.
Shares fell 5 cents to $1.20 from $1.25.
The blast killed 12 people, including five women and three children.
The blast killed 12 people: seven men and five women.
The dead were 12 people, two men and three women among them, and others unnamed.
A crowd of 20 people, eight men and nine women, and three dogs came.
Of the 23 injured, 19 went home and the other four stayed.
They won 44 of the 85 seats, against 41.
They won 30 of the 40 seats, or 75%.
They won 31 of the 40 seats, or nearly 80%.
The bill passed by 61 votes to 54, a majority of seven.
She ran it from 2001 to 2011, ten years in which it grew.
Membership doubled from 400 to 810.
Membership more than doubled from 400 to 1,100.
He won 12 of 20 races in 2019, 14 of 20 in 2020 and 31 of 60 in all.
At $265.40 a tonne, the price was $11.60 below the $277 paid in May.
Born in Lyon in 1950, he died in Paris in 2020, aged 69.
At 5:40 a.m., 83 minutes after the quake of 4:17 a.m., the alarm was called off.
They sold three lorries and four cars, for a total of seven.
Relations between Kenya and Uganda are good, officials in Nairobi said.
Talks between Nairobi and Kampala went on.
Flights between Kenya and Nairobi's airport are no contradiction.
Trains between France and Paris were full.
The form tells Mexico and Mexico City apart, and Kuwait and Kuwait City.
Brussels and Belgium signed the lease of the hall.
Talks between the mayor of Rome and Italy failed.
The match between Spain and Madrid ended level.
Washington and Oregon signed a pact on hops with the United States.
The dispute between Singapore and Malaysia is about water.
Spain signed the deal in Madrid with Morocco.
Poland and Warsaw Pact troops held an exercise.
The Treaty of Rome and Italy's part in it were discussed.
He divides his time between France and Paris.
"""
FOREIGN = {
    "es": """
El martes 4 de marzo de 2025 llovió.
En abril 31 personas murieron.
Sídney, la capital de Nueva Gales del Sur, no es la capital de Australia.
Rabat es la capital de Marruecos y Casablanca su mayor ciudad.
La capital económica de Ecuador es Guayaquil.
Vive en Córdoba, Argentina, y en Guadalajara, México.
El túnel mide 8,4 kilómetros (5,2 millas).
El precio pasó de 40 a 55 pesos, un aumento de 15.
Las ventas bajaron un 24%, de 205 a 155 millones.
Las relaciones entre Pakistán e Irán son tensas.
""",
    "fr": """
Le mardi 4 mars 2025, il a plu.
Zurich n’est pas la capitale de la Suisse.
Le tunnel mesure 8,4 kilomètres (5,2 miles).
Il vit à Tripoli (Liban) et à Birmingham (Angleterre).
Le prix est passé de 40 à 55 euros, une hausse de 15 euros.
Les relations entre la Pologne et Berlin sont bonnes.
""",
    "de": """
Am Dienstag, dem 4. März 2025, regnete es.
Zürich ist nicht die Hauptstadt der Schweiz.
Der Tunnel ist 8,4 Kilometer (5,2 Meilen) lang.
Der Umsatz sank um 27 Prozent von 106 auf 77 Millionen Euro.
Verletzt wurden zwölf Menschen, sieben Männer und fünf Frauen.
Die Beziehungen zwischen Polen und Berlin sind gut.
""",
}
TRUE = [(line, "en") for line in ENGLISH.strip().splitlines()] + [
    (line, language) for language, lines in FOREIGN.items() for line in lines.strip().splitlines()
]


@pytest.mark.parametrize(("sentence", "language"), TRUE)
def test_nothing_is_said_of_a_true_sentence(sentence, language):
    doc = Document(Article("a", sentence, language=language, published=PUBLISHED))
    evidence = dict.fromkeys(("sources", "house"))
    found = [
        (rule.id, finding.message)
        for rule in RULES
        for finding in rule.check(doc, **{name: evidence[name] for name in (*rule.needs, *rule.uses)})
    ]
    assert found == []


def test_there_are_rules_to_be_silent():
    assert {rule.id.removeprefix("facts/") for rule in RULES} == NAMES
    assert len(TRUE) >= 150

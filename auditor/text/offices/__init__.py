"""Offices and who is said to hold them: ``Peru’s trade minister, Ana Ruiz``, ``Ana Ruiz, head of the union``.

An office is read by its head word (``minister``), what it is a deputy of, its field (``trade``) and its
scope: the country, town or organisation. English, and the commonest Spanish, French and German titles.
"""

from auditor.text.offices.agree import (
    contradict,
    exclude_each_other,
    given_otherwise,
    one_post,
    one_post_in_copy,
    one_post_of_a_nation,
    same_office,
)
from auditor.text.offices.heads import titles
from auditor.text.offices.holders import holdings
from auditor.text.offices.houses import has_house, house_words, of_other_houses
from auditor.text.offices.office import Holding, Office
from auditor.text.offices.title import parse_office

__all__ = [
    "Holding",
    "Office",
    "contradict",
    "exclude_each_other",
    "given_otherwise",
    "has_house",
    "holdings",
    "house_words",
    "of_other_houses",
    "one_post",
    "one_post_in_copy",
    "one_post_of_a_nation",
    "parse_office",
    "same_office",
    "titles",
]

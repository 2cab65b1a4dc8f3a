"""The words: areas, slips, rating anchors, exercises, and what recognises a question."""

from data.catalogue.loader import Catalogue, catalogue, load
from data.catalogue.schema import Anchors, Area, Exercise, Five, Group, Slip
from data.recogniser.area_classifier import areas, likely, remembered
from data.recogniser.paste_parser import read_paste, split_questions

__all__ = [
    "Anchors",
    "Area",
    "Catalogue",
    "Exercise",
    "Five",
    "Group",
    "Slip",
    "areas",
    "catalogue",
    "likely",
    "load",
    "read_paste",
    "remembered",
    "split_questions",
]

"""The words: areas, slips, rating anchors, exercises, and what recognises a question."""

from data.catalogue.capture import read_paste, split_questions
from data.catalogue.entries import Anchors, Area, Exercise, Five, Group, Slip
from data.catalogue.loader import Catalogue, catalogue, load
from data.catalogue.recognise import areas, likely, remembered

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

"""The words: areas, slips, rating anchors, exercises."""

from data.catalogue.loader import Catalogue, catalogue, load_catalogue
from data.catalogue.schema import Anchors, Area, Exercise, Five, Group, Slip

__all__ = [
    "Anchors",
    "Area",
    "Catalogue",
    "Exercise",
    "Five",
    "Group",
    "Slip",
    "catalogue",
    "load_catalogue",
]

"""What a text is about, and the questions in a paste."""

from data.recogniser.area_classifier import (
    areas,
    areas_to_offer,
    is_in_english,
    remembered_area,
    sure_area,
)
from data.recogniser.paste_parser import read_paste, split_questions

__all__ = [
    "areas",
    "areas_to_offer",
    "is_in_english",
    "read_paste",
    "remembered_area",
    "split_questions",
    "sure_area",
]

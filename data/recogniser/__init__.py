"""What a text is about, and the questions in a paste."""

from data.recogniser.area_classifier import areas, areas_to_offer, remembered_area
from data.recogniser.paste_parser import read_paste, split_questions

__all__ = ["areas", "areas_to_offer", "read_paste", "remembered_area", "split_questions"]

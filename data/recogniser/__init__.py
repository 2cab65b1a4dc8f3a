"""What a text is about, and the questions in a paste."""

from data.recogniser.area_classifier import areas, likely, remembered
from data.recogniser.paste_parser import read_paste, split_questions

__all__ = ["areas", "likely", "read_paste", "remembered", "split_questions"]

"""Copies of a journal: export, import, and the spreadsheet."""

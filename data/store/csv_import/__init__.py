"""Spreadsheets of other trackers, read into records."""

"""The next interview: its facts, the preparation sheet, the pocket card."""

"""Patterns that read any text in time with its length."""

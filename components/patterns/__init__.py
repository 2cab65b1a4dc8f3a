"""Patterns: what recurs, in sentences, charts and figures."""

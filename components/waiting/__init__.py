"""Waiting: worries parked, a quiet minute, when to ask."""

"""Letters, people and follow-ups."""

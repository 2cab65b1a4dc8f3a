"""What the records say: pure functions to tables."""

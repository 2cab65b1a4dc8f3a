"""Today: the one thing to do next, and what is due."""

"""What to practise, when, and how an answer changes."""

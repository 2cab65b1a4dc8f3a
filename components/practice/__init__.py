"""Practice: what to practise, trying it, and what was practised."""

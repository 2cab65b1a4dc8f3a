"""What a text is about, and the questions in a paste."""

"""What is known and how it is kept. Knows no screen."""

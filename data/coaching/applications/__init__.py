"""What to do next with applications."""

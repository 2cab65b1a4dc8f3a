"""What helps while waiting."""

"""Your data: preferences, copies, and the way out."""

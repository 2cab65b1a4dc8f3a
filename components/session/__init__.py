"""What one run of a page knows: its journal, the time, and what is kept beside them."""

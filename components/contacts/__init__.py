"""Stay in touch: people met, and what is to be done for each."""

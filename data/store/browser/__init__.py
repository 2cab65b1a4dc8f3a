"""A journal in the visitor's own browser, and this server's copy of it."""

"""A journal in an account: the host's settings, signing in, and the session that is let in."""

"""A journal in an account: PostgreSQL."""

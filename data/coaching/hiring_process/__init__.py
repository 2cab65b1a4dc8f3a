"""One try at one job: the same job, its rounds, and both sides of it."""

"""Fields that save themselves, and what happens when two windows write in one."""

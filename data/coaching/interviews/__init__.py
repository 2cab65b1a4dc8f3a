"""What to do next with interviews: the ten steps, the half hour, the next one."""

"""Today: the one thing to do next."""

from components import shell
from components.journal.upcoming import find_waiting
from components.today.page import draw_today, draw_welcome

visit = shell.enter("today")
# Whoever noted an interview to come, and has had none so far, is no newcomer either.
if visit.interviews() or find_waiting(visit):
    draw_today(visit)
else:
    draw_welcome(visit)

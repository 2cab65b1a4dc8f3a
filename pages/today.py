"""Today: the one thing to do next."""

from components import shell
from components.today import draw_today, draw_welcome

visit = shell.enter("today")
if visit.interviews():
    draw_today(visit)
else:
    draw_welcome(visit)

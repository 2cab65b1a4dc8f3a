"""Wait: park worries, put the interview away, know when to ask, keep busy (`?id=` or none)."""

from components import shell
from components.steps.step_links import draw_none, is_named
from components.waiting.page import draw_wait

visit = shell.enter("wait")
interview = visit.interview()
# An interview that is gone is told of; an address that names none is waiting in general.
if interview is None and is_named():
    draw_none(visit)
else:
    draw_wait(visit, interview)

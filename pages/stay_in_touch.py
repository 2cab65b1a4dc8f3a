"""Stay in touch: people met, letters, and what was promised (`?id=` one interview's, or all)."""

from components import shell
from components.contacts.page import draw_stay_in_touch
from components.steps.step_links import draw_none, is_named

visit = shell.enter("stay_in_touch")
interview = visit.interview()
# An interview that is gone is told of; an address that names none is about everybody.
if interview is None and is_named():
    draw_none(visit)
else:
    draw_stay_in_touch(visit, interview)

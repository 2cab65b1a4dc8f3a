"""Breathe: calm down first, with something nice, and somewhere to say it."""

from components import shell
from components.breathing import page as breathing_page
from components.breathing import venting

visit = shell.enter("breathe")
interview = breathing_page.find_todays_interview(visit)
breathing_page.draw_breathing_heading(visit, interview)
# Asked before and after, so that what it did can be told; the guide waits for neither tap.
breathing_page.draw_before(visit, interview)
breathing_page.draw_guide(visit, interview)
breathing_page.draw_after(visit, interview)
breathing_page.draw_treats(visit)
venting.draw_venting_place(visit, interview)
breathing_page.draw_what_next(visit, interview)

"""Everything about one interview, named by `?id=` in the address."""

from components import shell
from components.applications.match_interviews import draw_meeting
from components.interview import detail as parts
from components.interview.questions import draw_questions
from components.outcome.fields import draw_outcome
from components.steps.step_links import draw_none, find_interview
from components.steps.steps import draw_journey

visit = shell.enter("interview")
interview = find_interview(visit)
if interview is None:
    draw_none(visit)
else:
    parts.draw_interview_heading(visit, interview)
    draw_meeting(visit, interview)
    parts.draw_way_on(visit, interview)
    # What went well comes before the questions one by one, of which some went badly.
    parts.draw_held_well(interview)
    draw_journey(visit, interview)
    draw_questions(visit, interview)
    parts.draw_findings(visit, interview)
    draw_outcome(visit, interview)
    parts.draw_fact_fields(visit, interview)
    parts.draw_remove(visit, interview)

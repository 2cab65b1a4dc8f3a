"""Next interview: one page to print for the one to come (`?id=`), then the way to look back."""

from components import shell
from components.next_interview.page import draw_next_interview
from components.practice.page import draw_back_to_learn

visit = shell.enter("next_interview")
draw_back_to_learn(visit)
draw_next_interview(visit)

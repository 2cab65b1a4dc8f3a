"""Evaluate one interview: capture what was asked, then half an hour to look at it."""

from components import shell
from components.evaluation.page import draw_evaluation

visit = shell.enter("evaluate")
draw_evaluation(visit)

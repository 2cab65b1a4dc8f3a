"""Breathe: calm down first, with something nice, and somewhere to say it."""

from components import breathe, kept_words, shell, treats

visit = shell.enter("breathe")
interview = breathe.find_interview(visit)
breathe.draw_heading(visit, interview)
breathe.draw_before(visit, interview)
breathe.draw_guide(visit, interview)
breathe.draw_after(visit, interview)
treats.draw_treats(visit)
kept_words.draw_venting_place(visit, interview)
breathe.draw_foot(visit, interview)

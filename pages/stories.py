"""Stories: examples of one's own, which one fits a question, and what they cover."""

import streamlit as st

from components import shell, stories
from components.coverage import draw_coverage
from components.story_match import draw_match
from components.ways import draw_back_to_learn

visit = shell.enter("stories")
draw_back_to_learn(visit)
st.title("Your stories", anchor=False)
kept = stories.find_stories(visit)
if kept:
    draw_match(visit, kept)
    stories.draw_burden(visit, kept)
else:
    st.markdown(stories.INTRO)
shown = stories.draw_stories(visit)
if kept:
    draw_coverage(visit, kept, shown)

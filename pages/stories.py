"""Stories: examples of one's own, which one fits a question, and what they cover."""

import streamlit as st

from components import shell
from components.practice.page import draw_back_to_learn
from components.stories import story_list
from components.stories.coverage import draw_coverage
from components.stories.match import draw_match

visit = shell.enter("stories")
draw_back_to_learn(visit)
st.title("Your stories", anchor=False)
kept = story_list.find_stories(visit)
if kept:
    draw_match(visit, kept)
    story_list.draw_burden(visit, kept)
else:
    st.markdown(story_list.INTRO)
# Before the grid, which has a column for each story that the list shows.
shown = story_list.draw_stories(visit)
if kept:
    draw_coverage(visit, kept, shown)

"""What came of the interview named by `?id=`: the offer, the no, or neither, and an answer."""

import streamlit as st

from components import shell
from components.outcome.page import draw_answer
from components.steps.step_links import draw_none, draw_skip, draw_way_back, find_interview

visit = shell.enter("outcome")
interview = find_interview(visit)
if interview is None:
    draw_none(visit)
else:
    draw_way_back(visit, interview)
    st.title("How did it turn out?", anchor=False)
    draw_answer(visit, interview)
    draw_skip(visit, interview, 7)

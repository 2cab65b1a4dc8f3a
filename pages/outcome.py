"""What came of the interview named by `?id=`: the offer, the no, or neither, and an answer."""

import streamlit as st

from components import shell
from components.interview import draw_not_here
from components.outcome_answer import draw_answer
from components.stepping import draw_skip, draw_way_back

visit = shell.enter("outcome")
interview = visit.interview()
if interview is None:
    draw_not_here(visit)
else:
    draw_way_back(visit, interview)
    st.title("How did it turn out?", anchor=False)
    draw_answer(visit, interview)
    draw_skip(visit, interview, 7)

"""Make amends after the interview named by `?id=`: most often there is nothing to write."""

import streamlit as st

from components import shell
from components.letters.amends import INTRO, draw_amends
from components.steps.step_links import draw_none, draw_skip, draw_way_back, find_interview

visit = shell.enter("amends")
interview = find_interview(visit)
if interview is None:
    draw_none(visit)
else:
    draw_way_back(visit, interview)
    st.title("Make amends", anchor=False)
    st.markdown(INTRO)
    draw_amends(visit, interview)
    draw_skip(visit, interview, 5)

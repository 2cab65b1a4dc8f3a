"""Wait: park worries, put the interview away, know when to ask, keep busy (`?id=` or none)."""

import streamlit as st

from components import shell
from components.interview import draw_not_here
from components.wait import draw_wait

visit = shell.enter("wait")
interview = visit.interview()
if interview is None and "id" in st.query_params:
    draw_not_here(visit)
else:
    draw_wait(visit, interview)

"""Stay in touch: people met, letters, and what was promised (`?id=` one interview's, or all)."""

import streamlit as st

from components import shell
from components.interview import draw_not_here
from components.stay_in_touch import draw_stay_in_touch

visit = shell.enter("stay_in_touch")
interview = visit.interview()
if interview is None and "id" in st.query_params:
    draw_not_here(visit)
else:
    draw_stay_in_touch(visit, interview)

"""All interviews, newest first; one tap opens one."""

import streamlit as st

from components import shell
from components.interview.interview_list import draw_coming, draw_found, draw_log, draw_removed

visit = shell.enter("interviews")
st.title("Interviews")
draw_log(visit)
draw_coming(visit)
draw_removed(visit)
draw_found(visit)

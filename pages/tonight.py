"""Tonight: the few things to practise this evening, one at a time."""

import streamlit as st

from components import shell
from components.practice.tonight import draw_back, draw_tonight

visit = shell.enter("tonight")
draw_back(visit)
st.title("Tonight", anchor=False)
draw_tonight(visit)

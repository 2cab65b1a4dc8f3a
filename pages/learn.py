"""Learn from your mistakes: what to practise next, what was practised, and every exercise."""

import streamlit as st

from components import shell
from components.practice.history import draw_recent
from components.practice.page import (
    draw_advice,
    draw_every_exercise,
    draw_way_to_tonight,
    draw_ways,
)

visit = shell.enter("learn")
st.title("Learn from your mistakes")
draw_way_to_tonight(visit)
draw_ways(visit)
draw_advice(visit)
draw_recent(visit)
draw_every_exercise(visit)

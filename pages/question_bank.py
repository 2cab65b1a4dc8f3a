"""The question bank: every question there is to practise on, and one's own."""

import streamlit as st

from components import shell
from components.practice.page import draw_back_to_learn
from components.practice.question_bank import draw_question_bank

visit = shell.enter("question_bank")
draw_back_to_learn(visit)
st.title("Question bank", anchor=False)
draw_question_bank(visit)

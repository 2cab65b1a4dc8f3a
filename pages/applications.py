"""Applications: what is alive, what is next, what has gone quiet, and a list from elsewhere."""

import streamlit as st

from components import shell
from components.applications import page as parts
from components.applications.application_list import draw_list
from components.applications.csv_import import draw_intake
from components.applications.funnel import draw_funnel
from components.applications.match_interviews import draw_meetings
from components.contacts.page import draw_people_way
from components.journal import applications

visit = shell.enter("applications")
# First, because the address may name the application that the list below is to open.
parts.draw_arrival(visit)
board = applications.find_board(visit)
st.title("Applications", anchor=False)
parts.draw_headline(visit, board)
parts.draw_add(visit)
draw_meetings(visit, board)
parts.draw_due(visit, board)
draw_list(visit, board)
parts.draw_loose(visit, board)
draw_funnel(visit, board)
draw_people_way(visit)
draw_intake(visit)
parts.draw_step(visit)

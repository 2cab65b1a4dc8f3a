"""Applications: what is alive, what is next, what has gone quiet, and a list from elsewhere."""

import streamlit as st

from components import applications as parts
from components import shell, tracking
from components.due_today import draw_people_way
from components.funnel import draw_funnel
from components.intake import draw_intake
from components.meeting import draw_meetings
from components.roll import draw_list

visit = shell.enter("applications")
parts.draw_arrival(visit)
board = tracking.find_board(visit)
st.title("Applications", anchor=False)
parts.draw_headline(board)
parts.draw_undo(visit)
parts.draw_add(visit)
draw_meetings(visit, board)
parts.draw_due(visit, board)
draw_list(visit, board)
parts.draw_loose(visit, board)
draw_funnel(visit, board)
draw_people_way(visit)
draw_intake(visit)
parts.draw_step(visit)

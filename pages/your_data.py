"""Your data: where it is, a copy of it, a copy brought back, and the way out."""

import streamlit as st

from components import shell, your_data
from components.erase import draw_erase, draw_erased
from components.exporting import draw_export
from components.manner import draw_manner
from components.privacy import draw_privacy

visit = shell.enter("your_data")
st.title("Your data")
if visit.example:
    your_data.draw_example_only(visit)
else:
    draw_erased(visit)
    your_data.draw_taken_in(visit)
    your_data.draw_place(visit)
    draw_privacy(shell.find_facts())
    draw_export(visit)
    your_data.draw_import(visit)
    your_data.draw_backups(visit)
    your_data.draw_example(visit)
    draw_manner(visit)
    draw_erase(visit)

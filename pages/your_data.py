"""Your data: where it is, a copy of it, a copy brought back, and the way out."""

import streamlit as st

from components import shell
from components.storage import opening
from components.storage.privacy import draw_privacy
from components.your_data import page as your_data_page
from components.your_data.erase import draw_erase, draw_erased
from components.your_data.export import draw_export
from components.your_data.preferences import draw_manner

visit = shell.enter("your_data")
st.title("Your data")
# The example is nobody's: there is nothing of it to take out, to bring back or to erase.
if visit.example:
    your_data_page.draw_example_only(visit)
else:
    draw_erased(visit)
    your_data_page.draw_taken_in(visit)
    your_data_page.draw_place(visit)
    draw_privacy(opening.find_privacy_facts())
    draw_export(visit)
    your_data_page.draw_import(visit)
    your_data_page.draw_backups(visit)
    your_data_page.draw_example(visit)
    draw_manner(visit)
    draw_erase(visit)

"""Starts Afterview: `streamlit run app.py`."""

import streamlit as st

from components import shell
from components.shell import server

if __name__ == "__main__":
    shell.run()
else:  # The server looks here for what stands before the pages; without it this is a plain script.
    app = st.App(__file__, middleware=server.MIDDLEWARE, lifespan=server.lifespan)

"""Starts Afterview: `streamlit run app.py`."""

from components import shell

shell.run()

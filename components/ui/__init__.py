"""Buttons, paging, disclosure, clipboard, print: Streamlit, and no record of the journal."""

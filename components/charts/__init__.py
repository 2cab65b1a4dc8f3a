"""Charts: rows in, an Altair chart out. No Streamlit here."""

"""Words, numbers, dates and labels: strings in, strings out. No Streamlit here."""

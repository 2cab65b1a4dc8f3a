"""Words, numbers and dates as they are said: strings in, strings out, and no Streamlit."""

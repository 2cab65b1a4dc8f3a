"""Questions put to the journal, and changes made to it. Draws nothing."""

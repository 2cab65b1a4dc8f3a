"""Letters: the editor, and putting right what went wrong."""

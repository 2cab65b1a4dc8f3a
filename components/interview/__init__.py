"""One interview: its facts, its questions, its crux; and the list of all."""

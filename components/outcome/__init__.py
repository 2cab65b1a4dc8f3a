"""What came of an interview: the answer, the feedback, the offer, the no."""

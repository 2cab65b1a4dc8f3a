"""Stories: the list, what each covers, which fits a question."""

"""Applications: the board, one application, the funnel, a spreadsheet brought along."""

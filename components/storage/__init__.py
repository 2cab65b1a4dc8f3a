"""Which journal this session has, and how it is reached: file, account, browser."""

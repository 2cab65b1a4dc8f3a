"""Which journal this session has, and how it is reached: file, account, browser.

Nobody else reaches the store; the types that it hands out are handed on here.
"""

from data.store import Erased, Incoming, Preview, Skipped, Store, Tally, Target

__all__ = ["Erased", "Incoming", "Preview", "Skipped", "Store", "Tally", "Target"]

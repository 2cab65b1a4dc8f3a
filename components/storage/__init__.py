"""Which journal this session has, and how it is reached: file, account, browser.

Nobody else reaches the store; the types that it hands out are handed on here.
"""

from data.store import Erased, ImportCounts, Incoming, Preview, Skipped, Store, Target

__all__ = ["Erased", "ImportCounts", "Incoming", "Preview", "Skipped", "Store", "Target"]

"""The words: areas, slips, rating anchors, exercises."""

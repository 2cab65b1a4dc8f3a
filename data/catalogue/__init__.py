"""The words: areas, slips, rating anchors, exercises."""

from data.catalogue.loader import catalogue

__all__ = ["catalogue"]

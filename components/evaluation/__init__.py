"""Evaluate: the half hour, part by part."""

"""Breathe: the guide, writing it out, a treat, and what it did."""

"""Length limits of the channels a message is sent by, and how each one counts."""

from __future__ import annotations

from data.catalogue.letters import Channel

LIMITS = {Channel.LINKEDIN: 300, Channel.X: 280}
"""The most a message may have there, in the units of `length_on_channel`."""

_SINGLE = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
"""The code points X counts once (its `twitter-text` settings, version 3); all others twice."""


def length_on_channel(text: str, channel: Channel) -> int:
    """The length of a text as the channel counts it.

    Returns:
        X's weighted length (twitter-text, configuration version 3); otherwise UTF-16 code units.
    """
    if channel is Channel.X:
        return sum(1 if _counts_once(ord(sign)) else 2 for sign in text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _counts_once(code: int) -> bool:
    return any(first <= code <= last for first, last in _SINGLE)


def overrun(text: str, channel: Channel) -> int:
    """By how much `text` is too long for the channel; 0 if it fits."""
    return max(0, length_on_channel(text, channel) - LIMITS[channel]) if channel in LIMITS else 0

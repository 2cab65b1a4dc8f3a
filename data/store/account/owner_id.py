"""The owner of a row: derived from a sign-in, and impossible to trace back to a person."""

from __future__ import annotations

import hashlib

import msgspec

SHORTEST_PEPPER = 32
"""Characters the host's secret must have at the least."""


def owner_of(issuer: str, subject: str, pepper: str) -> str:
    """The owner id of somebody who signed in.

    Args:
        issuer: the OpenID provider.
        subject: the provider's id of the person. Issuer and subject are never given to anybody
            else; an email address may be.
        pepper: the host's secret, at least `SHORTEST_PEPPER` characters. Without it, nobody who
            reads the database can find out by trying whose rows they are.

    Returns:
        64 hexadecimal digits: BLAKE2b (RFC 7693) of issuer and subject, keyed by the pepper.

    Raises:
        ValueError: the pepper is too short, or there is no issuer or no subject.
    """
    if len(pepper) < SHORTEST_PEPPER:
        raise ValueError(f"the pepper needs {SHORTEST_PEPPER} characters")
    if not issuer or not subject:
        raise ValueError("a sign-in has an issuer and a subject")
    # A key may have 64 bytes at most, and a pepper is as long as the host likes.
    key = hashlib.blake2b(pepper.encode()).digest()
    return hashlib.blake2b(
        # As JSON, so that no two pairs of texts run together to the same one.
        msgspec.json.encode([issuer, subject]),
        key=key,
        digest_size=32,
    ).hexdigest()

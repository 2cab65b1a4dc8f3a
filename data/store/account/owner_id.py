"""Who a row belongs to: a name that can be made again from a sign-in, and led back to nobody."""

from __future__ import annotations

import hashlib

import msgspec

SHORTEST_PEPPER = 32
"""Characters the host's secret must have at the least."""


def owner_of(issuer: str, subject: str, pepper: str) -> str:
    """The owner of whoever signed in: 64 hexadecimal digits.

    Issuer and subject are what an OpenID provider promises never to give to anybody else; an
    e-mail address is not. `pepper` is the host's secret: without it nobody who reads the database
    can find out whose rows they are by trying.

    Raises:
        ValueError: the pepper is too short, or there is no issuer or no subject.
    """
    if len(pepper) < SHORTEST_PEPPER:
        raise ValueError(f"the pepper needs {SHORTEST_PEPPER} characters")
    if not issuer or not subject:
        raise ValueError("a sign-in has an issuer and a subject")
    key = hashlib.blake2b(pepper.encode()).digest()
    return hashlib.blake2b(
        msgspec.json.encode([issuer, subject]), key=key, digest_size=32
    ).hexdigest()

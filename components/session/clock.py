"""The time, which is read nowhere else."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st


def now() -> datetime:
    """This moment in UTC; `AFTERVIEW_NOW` (ISO 8601) sets it, for tests and screenshots."""
    fixed = os.environ.get("AFTERVIEW_NOW")
    return datetime.fromisoformat(fixed).astimezone(UTC) if fixed else datetime.now(UTC)


def today() -> date:
    """The day it is where the browser is; in UTC if it does not say."""
    return now().astimezone(zone()).date()


def zone() -> ZoneInfo:
    """Where the browser is; UTC if it does not say."""
    # A browser may name a zone that this machine does not know, or anything at all.
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")

"""How the person wants the app to be: read, and changed, wherever a screen asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from components.visit import Visit
    from data.models import Settings


def settings(visit: Visit) -> Settings:
    """The settings as they are kept, or as they are before anything was set."""
    return visit.settings()


def set_settings(visit: Visit, **fields: object) -> bool:
    """Change these settings; False, with a notice, if that could not be done now."""
    return visit.set(**fields)

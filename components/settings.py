"""How the person wants the app to be: read, and changed, wherever a screen asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from data.models import SETTINGS_ID, Settings

if TYPE_CHECKING:
    from components.visit import Visit


def settings(visit: Visit) -> Settings:
    """The settings as they are kept, or as they are before anything was set."""
    now = visit.now()
    kept = visit.store.all(Settings)
    return kept[0] if kept else Settings(id=SETTINGS_ID, created=now, updated=now)


def set_settings(visit: Visit, **fields: object) -> bool:
    """Change these settings; False, with a notice, if that could not be done now."""
    kept = settings(visit)
    if not kept.rev:
        return visit.save(replace(kept, **fields))
    return visit.edit(kept.id, lambda current: replace(current, **fields))

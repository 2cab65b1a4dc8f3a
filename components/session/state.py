"""Every key of the session's state, typed, in one place."""

from __future__ import annotations

from contextvars import ContextVar
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar, cast

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.session.state_keys import Slot, TakenIn
from components.session.storage_kind import Home
from components.text.voice import Figures, Voice

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping
    from datetime import datetime

    from streamlit.delta_generator import DeltaGenerator
    from streamlit.navigation.page import Page

    from data.models import AnyRecord, Practice
    from data.recogniser.linear_model import Readings

T = TypeVar("T")
_ABSENT = object()
_NONE: Mapping[str, Any] = MappingProxyType({})

PAGES: Slot[list[Page]] = Slot("shell.pages", default=[])
BROUGHT: Slot[tuple[str, int]] = Slot("shell.brought", default=("", 0))
ENTERED: Slot[bool] = Slot("shell.entered", default=False)
VOICE: Slot[Voice] = Slot("shell.voice", default=Figures())
EXAMPLE: Slot[bool] = Slot("shell.example", default=False)
LEAVING: Slot[bool] = Slot("shell.leaving", default=False)
MOVED: Slot[bool] = Slot("shell.moved", default=False)
AWAY: Slot[bool] = Slot("shell.away", default=False)
AWAY_NEWS: Slot[bool] = Slot("shell.away_news", default=False)
WAITING: Slot[frozenset[str]] = Slot("fields.waiting", default=frozenset())
HOME: Slot[Home] = Slot("shell.home", default=Home.BROWSER)
LINE_PLACE: Slot[DeltaGenerator | None] = Slot("shell.line_place", default=None)
NOTICE: Slot[str] = Slot("shell.notice", default="")
TOLD: Slot[tuple[str, bool, str]] = Slot("messages.told", default=("", False, ""))
NOTICE_PLACE: Slot[DeltaGenerator | None] = Slot("shell.notice_place", default=None)
UNSAVED: Slot[Mapping[str, Any]] = Slot("fields.unsaved", default=_NONE)
SEEN: Slot[Mapping[str, str | None]] = Slot("sights.seen", default=_NONE)
SHOWN: Slot[Mapping[str, Any]] = Slot("fields.shown", default=_NONE)
ANEW: Slot[Mapping[str, Any]] = Slot("fields.anew", default=_NONE)
TAPPED: Slot[Mapping[str, bool]] = Slot("fields.tapped", default=_NONE)
APART: Slot[frozenset[str]] = Slot("fields.apart", default=frozenset())
ASIDE: Slot[Mapping[str, str]] = Slot("fields.aside", default=_NONE)
ADJUST: Slot[Callable[..., bool] | None] = Slot("fields.adjust", default=None)
EVERYTHING: Slot[Callable[[], tuple[AnyRecord, ...]]] = Slot("fields.everything", default=tuple)
DRAFTS: Slot[frozenset[str]] = Slot("fields.drafts", default=frozenset())
FOOT: Slot[Mapping[str, Any]] = Slot("foot.told", default=_NONE)
HOMELESS: Slot[str] = Slot("fields.homeless", default="")
REMOVED: Slot[tuple[AnyRecord, ...]] = Slot("interviews.removed", default=())
TAKEN_IN: Slot[TakenIn | None] = Slot("your_data.taken_in", default=None)
PAGE: Slot[str] = Slot("shell.page", default="")
UPLOADS: Slot[int] = Slot("your_data.uploads", default=0)
ERASING: Slot[bool] = Slot("your_data.erasing", default=False)
FORGETTING: Slot[bool] = Slot("browser.forgetting", default=False)
NO_UNREAD: Slot[bool] = Slot("browser.unread_later", default=False)
NO_COPY: Slot[bool] = Slot("copies.not_now", default=False)
AWAITED: Slot[str] = Slot("venting.awaited", default="")
TORN: Slot[Mapping[str, str]] = Slot("venting.torn", default=_NONE)
NO_WORD: Slot[str] = Slot("consent.missed", default="")
EPOCH: Slot[str | None] = Slot("held.epoch", default=None)
BROUGHT_BACK: Slot[bool] = Slot("your_data.brought_back", default=False)
ERASED: Slot[bool] = Slot("your_data.erased", default=False)
OPEN_QUESTIONS: Slot[Mapping[str, Any]] = Slot("evaluate.open_questions", default=_NONE)
ROWS: Slot[Mapping[str, Any]] = Slot("evaluate.rows", default=_NONE)
ANSWERS_AT: Slot[tuple[str, int]] = Slot("evaluate.answers_at", default=("", 0))
FILING: Slot[Mapping[str, Any]] = Slot("evaluate.filing", default=_NONE)
IN_SIGHT: Slot[frozenset[str]] = Slot("evaluate.in_sight", default=frozenset())
PICKING: Slot[Mapping[str, Any]] = Slot("evaluate.picking", default=_NONE)
ASKING: Slot[Mapping[str, Any]] = Slot("evaluate.asking", default=_NONE)
LEFT_OUT: Slot[tuple[str, str]] = Slot("evaluate.left_out", default=("", ""))
LET_GO: Slot[str] = Slot("today.let_go", default="")
OPEN_STEP: Slot[int] = Slot("journey.open_step", default=0)
SEEN_CLOCK: Slot[str] = Slot("evaluate.seen_clock", default="")
PRACTISED: Slot[str] = Slot("learn.practised", default="")
UNPRACTISED: Slot[tuple[bool, Practice] | None] = Slot("learn.unpractised", default=None)
AT_HAND: Slot[str] = Slot("tonight.at_hand", default="")
TRIED: Slot[str] = Slot("tonight.tried", default="")
OPEN_CARD: Slot[str] = Slot("stay_in_touch.open_card", default="")
BREATHED: Slot[datetime | None] = Slot("breathe.breathed", default=None)
STILL_SINCE: Slot[datetime | None] = Slot("wait.still_since", default=None)
OPEN_APPLICATION: Slot[str] = Slot("applications.open", default="")
CHASING: Slot[str] = Slot("applications.chasing", default="")
REVERSIBLE: Slot[tuple[bool, TakenIn] | None] = Slot("applications.reversible", default=None)
INCOMING: Slot[tuple[str, Any] | None] = Slot("applications.incoming", default=None)
OPEN_STORY: Slot[str] = Slot("stories.open", default="")
READINGS: Slot[Readings | None] = Slot("shell.readings", default=None)
RECALLED: Slot[dict[str, tuple[Hashable, Any]] | None] = Slot("shell.recalled", default=None)

OWN = "afterview"
"""All slots of a session are one value of its state, a dict by their keys.

Each key of a session's state is looked up behind three locks and walked by every text field, so
that forty of them cost more than a page's own work (docs/performance.md).
"""

_at_hand: ContextVar[tuple[object, dict[str, Any]] | None] = ContextVar("own", default=None)
"""The slots found last, and in which session's run: in another's they are looked for anew."""


def _own() -> dict[str, Any]:
    run, held = get_script_run_ctx(suppress_warning=True), _at_hand.get()
    if held and run is not None and held[0] is run:
        return held[1]
    found = st.session_state.get(OWN)
    if found is None:
        found = st.session_state[OWN] = {}
    if run is not None:
        _at_hand.set((run, found))
    return cast("dict[str, Any]", found)


def read(slot: Slot[T]) -> T:
    """What `slot` holds in this session."""
    return cast("T", _own().get(slot.key, slot.default))


def obtain(slot: Slot[T | None], make: Callable[[], T]) -> T:
    """What `slot` holds, made when it is first asked for."""
    held = read(slot)
    if held is None:
        held = make()
        write(slot, held)
    return held


def write(slot: Slot[T], value: T) -> None:
    """Keep `value` in `slot` for this session."""
    _own()[slot.key] = value


def holds(slot: Slot[Any]) -> bool:
    """Whether anything was ever kept in `slot`, in this session."""
    return slot.key in _own()


def take(slot: Slot[T]) -> T:
    """What `slot` holds, which is then empty again."""
    own = _own()
    value = own.get(slot.key, slot.default)
    if value is not slot.default:
        own[slot.key] = slot.default
    return cast("T", value)


def drawn(key: str) -> str:
    """The key under which the widget of a field is drawn now.

    A browser tells the values of all its widgets with each tap, those it has not heard a change of
    included. So a widget that is given another value is drawn anew, under another key: what the
    browser tells of the old one then, over a slow link, is no change of the new one.
    """
    times = read(ANEW).get(key, 0)
    return f"{key}~{times}" if times else key


def widget(key: str) -> Any:  # noqa: ANN401 - a widget's value has the widget's type
    """The value a widget has now; None before it was drawn."""
    return st.session_state.get(drawn(key))


def sync(key: str, stored: object, *, always: bool = False, anew: bool = False) -> None:
    """Let the widget show what is stored, unless what it shows could not be saved yet.

    The widget's state is touched only when it differs: setting it would overwrite what is being
    typed at this moment. `always` is for one nothing is typed into; with `anew`, one that showed
    another value is drawn anew, and so must be drawn under `drawn(key)`.
    """
    unsaved = read(UNSAVED)
    if key in unsaved:
        # A page that is left forgets its widgets; what waits comes back with them.
        st.session_state.setdefault(drawn(key), unsaved[key])
        return
    if anew and st.session_state.get(drawn(key), stored) != stored:
        _draw_anew(key)
    if always or st.session_state.get(drawn(key), _ABSENT) != stored:
        st.session_state[drawn(key)] = stored


def _draw_anew(key: str) -> None:
    remember(ANEW, key, read(ANEW).get(key, 0) + 1)


def put_widget(key: str, value: object) -> None:
    """Let a widget hold `value`, whatever it holds now."""
    st.session_state[drawn(key)] = value


def put_anew(key: str, value: object) -> None:
    """Let a widget that is drawn under `drawn(key)` hold `value`, whatever the browser tells."""
    _draw_anew(key)
    put_widget(key, value)


def forget(key: str) -> None:
    """Drop a widget's value, so that it starts afresh."""
    st.session_state.pop(drawn(key), None)


def begin_anew() -> None:
    """Forget everything of this session: it is somebody else's from here on."""
    own = _own()
    own.clear()
    st.session_state.clear()
    # The very same, emptied: whoever in this run has it at hand goes on with it.
    st.session_state[OWN] = own


def remember(slot: Slot[Mapping[str, Any]], key: str, value: object) -> None:
    """Keep `value` under `key` in a slot of many."""
    own = _own()
    if not isinstance(own.get(slot.key), dict):
        own[slot.key] = {}
    own[slot.key][key] = value


def recall(slot: Slot[Mapping[str, Any]], key: str, otherwise: object) -> Any:  # noqa: ANN401
    """What a slot of many holds under `key`."""
    return read(slot).get(key, otherwise)

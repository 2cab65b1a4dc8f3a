"""Fields that show what is stored and save each change as it is made.

The journal is the truth: a field shows what is stored, unless what was typed could not be saved
yet, or another window wrote there meanwhile (components/forms/saving.py).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

import streamlit as st

from components.forms import saving
from components.forms.conflict import Versions, draw_versions
from components.session import state
from components.text import labels
from data.catalogue.loader import catalogue

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from components.text.voice import Voice

T = TypeVar("T")
RATINGS = (1, 2, 3, 4, 5)
OPEN = 0
LEAVE_OPEN = "Leave it open"


@dataclass(frozen=True)
class Field(Generic[T]):
    """What a field asks for, under which key, what is stored, and how a change is saved.

    `save` gets the new value and says whether it is kept; `then` is done afterwards, kept or not.
    """

    label: str
    key: str
    stored: T
    save: Callable[[Any], bool]
    hide_label: bool = False
    nothing: object = None
    then: Callable[[], None] | None = None

    def plain(self, value: Any) -> Any:  # noqa: ANN401 - whatever the field asks for
        """A value of the widget as it is saved; `nothing` is the one that says nothing."""
        return None if value == self.nothing else value

    @property
    def commit(self) -> Callable[[], None]:
        """Saves what the widget holds now; over what another window wrote there, it waits."""
        return lambda: saving.commit(self)

    @property
    def visibility(self) -> Literal["visible", "collapsed"]:
        """Whether the label shows; it is read out either way."""
        return "collapsed" if self.hide_label else "visible"


def draw_writing(
    field: Field[str],
    *,
    placeholder: str | None = None,
    height: int | Literal["content"] | None = None,
) -> None:
    """A place for several lines."""
    saving.sync(field, field.stored, typed=True)
    st.text_area(
        field.label,
        key=state.drawn(field.key),
        placeholder=placeholder,
        height=height,
        label_visibility=field.visibility,
        on_change=field.commit,
    )
    _draw_apart(field, str, saving.LINES)


def draw_line(field: Field[str], *, placeholder: str | None = None) -> None:
    """A place for one line."""
    saving.sync(field, field.stored, typed=True)
    st.text_input(
        field.label,
        key=state.drawn(field.key),
        placeholder=placeholder,
        label_visibility=field.visibility,
        on_change=field.commit,
    )
    _draw_apart(field, str, saving.LINE)


def draw_rating(
    field: Field[int | None],
    voice: Voice,
    *,
    anchors: Sequence[str] = (),
    told: bool = True,
    ends: tuple[str, str] = labels.ENDS,
) -> None:
    """One to five, 1 and 5 with what they mean; the words for the chosen one beneath, if `told`.

    For somebody who wants no numbers the words are what is chosen: `anchors`, or the general ones.
    """
    if not voice.shows_figures:
        draw_words(field, anchors or catalogue().anchors.general)
        return
    draw_choice(field, RATINGS, names=partial(labels.on_scale, ends=ends), wide=True)
    if field.stored and anchors and told:
        st.caption(anchors[field.stored - 1])


def draw_words(field: Field[int | None], anchors: Sequence[str]) -> None:
    """One of five sentences, the best first as it reads; what is stored is its rating, 1 to 5.

    A second tap takes nothing back here, so leaving it open is a choice of its own.
    """
    worded = replace(field, stored=field.stored or OPEN, nothing=OPEN)

    def say(rating: int | None) -> str:
        return anchors[rating - 1] if rating else LEAVE_OPEN

    # The sentences change with the area, and a widget shown in other words would lose its value.
    saving.sync(worded, worded.stored, always=True)
    st.radio(
        field.label,
        (*RATINGS[::-1], OPEN),
        key=state.drawn(worded.key),
        format_func=say,
        label_visibility=worded.visibility,
        on_change=worded.commit,
    )
    _draw_apart(worded, say)


def draw_choice(
    field: Field[T | None],
    options: Sequence[T],
    *,
    names: Callable[[T], str] = str,
    wide: bool = False,
) -> None:
    """One of a few, in one tap; a second tap takes it back."""
    saving.sync(field, field.stored)
    st.segmented_control(
        field.label,
        options,
        key=state.drawn(field.key),
        format_func=cache(names),
        label_visibility=field.visibility,
        on_change=field.commit,
        width="stretch" if wide else "content",
    )
    _draw_apart(field, names)


def draw_switch(field: Field[bool], meaning: str) -> None:
    """On or off; `meaning` says in a sentence what it does."""
    saving.sync(field, field.stored)
    told = f"{field.label}  \n:gray[:small[{meaning}]]"
    st.toggle(told, key=state.drawn(field.key), on_change=field.commit)


def draw_pills(
    field: Field[Sequence[str]],
    options: Sequence[str],
    *,
    names: Callable[[str], str] = str,
) -> None:
    """Any of several, a tap each."""
    saving.sync(field, [option for option in options if option in field.stored])
    st.pills(
        field.label,
        options,
        key=state.drawn(field.key),
        selection_mode="multi",
        format_func=cache(names),
        label_visibility=field.visibility,
        on_change=field.commit,
    )


def draw_chips(
    field: Field[T | None], options: Sequence[T], *, names: Callable[[T], str] = str
) -> None:
    """One of several chips."""
    saving.sync(field, field.stored if field.stored in options else None)
    st.pills(
        field.label,
        options,
        key=state.drawn(field.key),
        format_func=cache(names),
        label_visibility=field.visibility,
        on_change=field.commit,
    )
    _draw_apart(field, names)


def draw_select(
    field: Field[T | None],
    options: Sequence[T],
    *,
    names: Callable[[T], str] = str,
    placeholder: str = "Choose",
) -> None:
    """One of many, from a list that can be searched."""
    saving.sync(field, field.stored)
    st.selectbox(
        field.label,
        options,
        key=state.drawn(field.key),
        index=None,
        format_func=cache(names),
        placeholder=placeholder,
        label_visibility=field.visibility,
        on_change=field.commit,
    )
    _draw_apart(field, names)


def draw_day(field: Field[dt.date | None], *, earliest: dt.date, latest: dt.date) -> None:
    """A day between `earliest` and `latest`; a stored one outside them is shown all the same."""
    saving.sync(field, field.stored)
    # An interview brought in from a list may lie ahead of the day its answer can have come by.
    days = (earliest, latest, field.stored or latest)
    st.date_input(
        field.label,
        key=state.drawn(field.key),
        value=None,
        min_value=min(days),
        max_value=max(days),
        format="DD/MM/YYYY",
        label_visibility=field.visibility,
        on_change=field.commit,
    )
    _draw_apart(field, _tell_day)


def _tell_day(day: dt.date) -> str:
    return labels.day(day)


def _draw_apart(
    field: Field[Any], tell: Callable[[Any], str], joiner: saving.Joiner | None = None
) -> None:
    """Both versions right at the field, if another window wrote there too; and the choice."""
    if field.key not in state.read(state.APART):
        return
    told = (
        tell(each) if each not in {None, ""} else ""
        for each in (field.stored, state.widget(field.key))
    )
    draw_versions(Versions(*told), field.key, saving.choices(field, joiner))

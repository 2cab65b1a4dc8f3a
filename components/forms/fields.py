"""Fields that show what is stored and save each change as it is made.

The journal is the truth: a field shows what is stored, unless what was typed could not be saved
yet, or another window wrote there meanwhile (components/forms/saving.py).
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import streamlit as st

from components.forms import saving
from components.forms.conflict import Versions, draw_versions
from components.session import state
from components.text import labels
from data.catalogue.loader import catalogue

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from components.session.binding import Binding
    from components.text.voice import Voice

T = TypeVar("T")
RATINGS = (1, 2, 3, 4, 5)
OPEN = 0
LEAVE_OPEN = "Leave it open"


def as_widget(field: Binding[Any], *, hide_label: bool = False) -> dict[str, Any]:
    """What every widget of a field is told; a label that is hidden is read out all the same."""
    return {
        "key": state.drawn(field.key),
        "label_visibility": "collapsed" if hide_label else "visible",
        "on_change": partial(saving.commit, field),
    }


def draw_writing(
    field: Binding[str],
    label: str,
    *,
    placeholder: str | None = None,
    height: int | Literal["content"] | None = None,
) -> None:
    """A place for several lines."""
    saving.sync_field(field, field.stored or "", typed=True)
    st.text_area(label, placeholder=placeholder, height=height, **as_widget(field))
    _draw_apart(field, str, joiner=saving.LINES)


def draw_line(
    field: Binding[str], label: str, *, placeholder: str | None = None, hide_label: bool = False
) -> None:
    """A place for one line."""
    saving.sync_field(field, field.stored or "", typed=True)
    st.text_input(label, placeholder=placeholder, **as_widget(field, hide_label=hide_label))
    _draw_apart(field, str, joiner=saving.LINE)


def draw_rating(  # noqa: PLR0913 - what a rating says of itself
    field: Binding[int | None],
    label: str,
    voice: Voice,
    *,
    anchors: Sequence[str] = (),
    told: bool = True,
    ends: tuple[str, str] = labels.ENDS,
    hide_label: bool = False,
) -> None:
    """One to five, 1 and 5 with what they mean; the words for the chosen one beneath, if `told`.

    For somebody who wants no numbers the words are what is chosen: `anchors`, or the general ones.
    """
    if not voice.shows_figures:
        draw_words(field, label, anchors or catalogue().anchors.general, hide_label=hide_label)
        return
    on_scale = partial(labels.on_scale, ends=ends)
    draw_choice(field, label, RATINGS, names=on_scale, wide=True, hide_label=hide_label)
    if field.stored and anchors and told:
        st.caption(anchors[field.stored - 1])


def draw_words(
    field: Binding[int | None], label: str, anchors: Sequence[str], *, hide_label: bool = False
) -> None:
    """One of five sentences, the best first as it reads; what is stored is its rating, 1 to 5.

    A second tap takes nothing back here, so leaving it open is a choice of its own.
    """
    worded = replace(field, stored=field.stored or OPEN, nothing=OPEN)

    def say(rating: int | None) -> str:
        return anchors[rating - 1] if rating else LEAVE_OPEN

    # The sentences change with the area, and a widget shown in other words would lose its value.
    saving.sync_field(worded, worded.stored, always=True)
    st.radio(
        label, (*RATINGS[::-1], OPEN), format_func=say, **as_widget(worded, hide_label=hide_label)
    )
    _draw_apart(worded, say)


def draw_choice(  # noqa: PLR0913 - how a choice looks
    field: Binding[T | None],
    label: str,
    options: Sequence[T],
    *,
    names: Callable[[T], str] = str,
    wide: bool = False,
    hide_label: bool = False,
) -> None:
    """One of a few, in one tap; a second tap takes it back."""
    saving.sync_field(field, field.stored)
    st.segmented_control(
        label,
        options,
        format_func=cache(names),
        **as_widget(field, hide_label=hide_label),
        width="stretch" if wide else "content",
    )
    _draw_apart(field, names)


def draw_switch(field: Binding[bool], label: str, meaning: str = "") -> None:
    """On or off; `meaning` says in a sentence what it does."""
    saving.sync_field(field, field.stored)
    told = f"{label}  \n:gray[:small[{meaning}]]" if meaning else label
    st.toggle(told, **as_widget(field))


def draw_pills(
    field: Binding[Sequence[str]],
    label: str,
    options: Sequence[str],
    *,
    names: Callable[[str], str] = str,
    hide_label: bool = False,
) -> None:
    """Any of several, a tap each."""
    shown = [option for option in options if option in field.stored]
    # What is kept and not offered here, by a later version for instance, is not taken away.
    field = replace(field, kept=shown)
    saving.sync_field(field, shown)
    st.pills(
        label,
        options,
        selection_mode="multi",
        format_func=cache(names),
        **as_widget(field, hide_label=hide_label),
    )


def draw_chips(  # noqa: PLR0913 - how chips look, and what they stand for
    field: Binding[T | None],
    label: str,
    options: Sequence[T],
    *,
    names: Callable[[T], str] = str,
    kept_names: Callable[[Any], str] | None = None,
    hide_label: bool = False,
    help: str | None = None,  # noqa: A002 - as Streamlit calls it
) -> None:
    """One of several chips; `kept_names` tells what is kept where a chip stands for it."""
    saving.sync_field(field, field.stored if field.stored in options else None)
    st.pills(
        label,
        options,
        format_func=cache(names),
        **as_widget(field, hide_label=hide_label),
        help=help,
    )
    _draw_apart(field, names, kept_names)


def draw_select(  # noqa: PLR0913 - the same
    field: Binding[T | None],
    label: str,
    options: Sequence[T],
    *,
    names: Callable[[T], str] = str,
    kept_names: Callable[[Any], str] | None = None,
    placeholder: str = "Choose",
) -> None:
    """One of many, from a list that can be searched."""
    saving.sync_field(field, field.stored)
    st.selectbox(
        label,
        options,
        index=None,
        format_func=cache(names),
        placeholder=placeholder,
        **as_widget(field),
    )
    _draw_apart(field, names, kept_names)


def draw_day(
    field: Binding[dt.date | None], label: str, *, earliest: dt.date, latest: dt.date
) -> None:
    """A day between `earliest` and `latest`; a stored one outside them is shown all the same."""
    saving.sync_field(field, field.stored)
    # An interview brought in from a list may lie ahead of the day its answer can have come by.
    days = (earliest, latest, field.stored or latest)
    st.date_input(
        label,
        value=None,
        min_value=min(days),
        max_value=max(days),
        format="DD/MM/YYYY",
        **as_widget(field),
    )
    _draw_apart(field, labels.day)


def draw_several(
    field: Binding[Sequence[str]], label: str, options: Sequence[str], most: int
) -> None:
    """Any of `options`, at most `most`, and what else is typed."""
    saving.sync_field(field, list(field.stored))
    st.multiselect(
        label,
        options,
        accept_new_options=True,
        max_selections=most,
        placeholder="Choose, or type one",
        **as_widget(field),
    )


def _draw_apart(
    field: Binding[Any],
    tell: Callable[[Any], str],
    tell_kept: Callable[[Any], str] | None = None,
    *,
    joiner: str = "",
) -> None:
    """Both versions right at the field, if another window wrote there too; and the choice."""
    if not saving.is_apart(field):
        return
    theirs = (tell_kept, field.kept) if tell_kept else (tell, field.stored)
    told = (
        say(each) if each not in {None, ""} else ""
        for say, each in (theirs, (tell, state.widget(field.key)))
    )
    draw_versions(Versions(*told), field.key, saving.choices(field, joiner))

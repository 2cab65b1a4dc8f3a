"""Tonight: a few pieces of practice, one at a time, and when each comes back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st
from msgspec.structs import replace

from components.journal.tonight import find_evening, find_items, tell_evening
from components.practice.exercise import draw_item, name_item
from components.practice.page import draw_back_to_learn
from components.session import state
from components.steps.step_links import draw_way_back
from components.text import labels
from components.ui.buttons import draw_main, draw_main_way, draw_tertiary, draw_way
from components.ui.disclosure import draw_fold
from components.ui.pagination import draw_page
from data.coaching.practice import tonight

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.session.context import Visit
    from components.text.voice import Voice
    from data.coaching.practice.items import Item
    from data.coaching.practice.tonight import Done, Evening
    from data.models import Settings

_A_PAGE = 5
CHOSEN = "item"
CAME, LEARN = "came", "learn"
ONES_OWN_CHOICE = "One you chose yourself. Nothing else needs doing."
NOTHING = (
    "Nothing comes back tonight. Answers you rate low, or wish you had given otherwise, come here "
    "from the day after."
)
OFF = "Not tonight, then. It keeps, and nothing piles up."
_ENOUGH = "Enough for tonight, then. What you practised is kept, and the rest can wait."
KEEPS = " What you skipped keeps for another evening."


def draw_back(visit: Visit) -> None:
    """The way back to where one came from: Learn, an interview, or else Today."""
    came = st.query_params.get(CAME, "")
    if came == LEARN:
        draw_back_to_learn(visit)
    else:
        draw_way_back(visit, visit.find(came))


def draw_tonight(visit: Visit) -> None:
    """The piece of practice at hand; or that none is due, that it is done, or not tonight."""
    evening = find_evening(visit)
    chosen = _chosen(visit)
    item = chosen or _at_hand(evening)
    if evening.off and chosen is None:
        _draw_off(visit, evening)
    elif item is not None:
        _draw_at_hand(visit, evening, item)
    elif evening.done:
        _draw_enough(visit, evening)
    else:
        _draw_nothing(visit)
    _draw_put_by(visit)


def _chosen(visit: Visit) -> Item | None:
    """The piece the address names: one somebody chose themselves, whatever the evening holds."""
    wanted = st.query_params.get(CHOSEN, "")
    return next((each for each in find_items(visit) if wanted in each.keys), None)


def _at_hand(evening: Evening) -> Item | None:
    """The piece touched last tonight, until one goes on; otherwise the next one."""
    touched = state.read(state.AT_HAND)
    every = (*(each.item for each in evening.done), *evening.left)
    return next((each for each in every if each.key == touched), next(iter(evening.left), None))


def _draw_at_hand(visit: Visit, evening: Evening, item: Item) -> None:
    done = next((each for each in evening.done if each.item.key == item.key), None)
    if done is None:
        st.markdown(_lead(evening, visit.voice) if item in evening.left else ONES_OWN_CHOICE)
    with st.container(border=True, gap="small"):
        draw_item(visit, item, done=done is not None)
        if done is not None:
            _draw_done(visit, evening, done)
    if done is None:
        _draw_aside(visit, item)


def _lead(evening: Evening, voice: Voice) -> str:
    """How much there is, and that less will do."""
    if evening.done:
        return f"{tell_evening(evening, voice)}. Stopping here is fine, too."
    less = " One is plenty." if len(evening.left) > 1 else ""
    return f"{tell_evening(evening, voice)}.{less}"


def _draw_done(visit: Visit, evening: Evening, done: Done) -> None:
    st.markdown(f":material/check: {tell_done(done, visit)}")
    with st.container(horizontal=True, gap="small"):
        following = "Next one" if evening.left else "That is enough"
        draw_main(following, "next-item", visit, on_click=_go_on)
        if done.item.key not in visit.settings().retired:
            _draw_retire(visit, done.item)
        if evening.left:
            draw_tertiary("Not tonight", "not-tonight", _take, visit, _stop(visit))


def _draw_aside(visit: Visit, item: Item) -> None:
    """Out of the way with one tap: for tonight, for good, or the whole evening.

    A second tap before the next piece is there is about this one still, so the keys name it.
    """
    with st.container(horizontal=True, gap="small"):
        skip = partial(tonight.pass_over, key=item.key, today=visit.today)
        draw_tertiary("Skip this one", f"skip-item-{item.key}", _take, visit, skip)
        _draw_retire(visit, item)
        draw_tertiary("Not tonight", "not-tonight", _take, visit, _stop(visit))


def _draw_retire(visit: Visit, item: Item) -> None:
    step = partial(tonight.retire, key=item.key, today=visit.today)
    draw_tertiary("I have this one", f"retire-item-{item.key}", _take, visit, step)


def _stop(visit: Visit) -> Callable[[Settings], Settings]:
    return partial(replace, evening_off=visit.today)


def _take(visit: Visit, step: Callable[[Settings], Settings]) -> None:
    """A tap that changes what comes back; no reason is asked."""
    st.query_params.pop(CHOSEN, None)
    visit.adjust(step)


def _go_on() -> None:
    st.query_params.pop(CHOSEN, None)
    state.take(state.AT_HAND)
    state.take(state.TRIED)


def tell_done(done: Done, visit: Visit) -> str:
    """That it is kept, and when it comes back."""
    if done.item.key in visit.settings().retired:
        return "Kept. It comes back no more."
    return f"Kept. It comes back {_day(done, visit)}." if done.due else "Kept."


def _day(done: Done, visit: Visit) -> str:
    """The day something comes back: "tomorrow", "on Tuesday 24 November"."""
    if done.due is None:
        return ""
    day = labels.coming_day(done.due, visit.today)
    return day if day == "tomorrow" else f"on {day}"


def _draw_enough(visit: Visit, evening: Evening) -> None:
    rows = [
        f"- {name_item(each.item)}" + (f" :gray[· {_day(each, visit)}]" if each.due else "")
        for each in evening.done
        if each.item.key not in visit.settings().retired
    ]
    listed = "\n".join(["**What comes back, and when**", "", *rows]) if rows else ""
    st.markdown(f"That is all for tonight. It was worth sitting down to.\n\n{listed}")
    _draw_end(visit)


def _draw_end(visit: Visit) -> None:
    """The main way on once it is over: to where one came from."""
    came = st.query_params.get(CAME, "")
    if came == LEARN:
        draw_main_way("Back to Learn", "to-learn", visit, LEARN)
    elif visit.find(came):
        draw_main_way("Back to the interview", "to-interview", visit, "interview", id=came)
    else:
        draw_main_way("Back to Today", "to-today", visit, "today")


def _draw_off(visit: Visit, evening: Evening) -> None:
    st.markdown(_ENOUGH if evening.done else OFF)
    with st.container(horizontal=True, gap="small"):
        _draw_end(visit)
        back = partial(replace, evening_off=None)
        draw_tertiary("A few minutes after all", "after-all", _take, visit, back)


def _draw_nothing(visit: Visit) -> None:
    kept = visit.settings()
    passed = tonight.passed_tonight(kept, visit.today)
    skipped = KEEPS if set(passed) - set(kept.retired) else ""
    st.markdown(f"Nothing more tonight.{skipped}" if passed else NOTHING)
    draw_way("See what to practise", "to-learn", visit, "learn")


def _draw_put_by(visit: Visit) -> None:
    """What was skipped tonight or comes back no more, folded; each can be brought back."""
    kept = visit.settings()
    keys = {*kept.retired, *tonight.passed_tonight(kept, visit.today)}
    shown = [each for each in find_items(visit) if each.key in keys] if keys else []
    if not shown or not draw_fold("What you skipped, or have already", "put-by"):
        return
    for item in draw_page(shown, _A_PAGE, "put-by-page"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(name_item(item), width="stretch")
            step = partial(tonight.bring_item_back, key=item.key)
            draw_tertiary("Bring it back", f"bring-back-{item.key}", _take, visit, step)

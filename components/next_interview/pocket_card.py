"""The pocket card: before, the wobble, leaving. One phone screen each, for one thumb."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.forms import fields
from components.journal.upcoming import find_of_today, look_back
from components.next_interview.prep_sheet import find_ready, find_watched
from components.next_interview.upcoming_card import tell_company_or_day
from components.session import notices, state
from components.session.binding import draft
from components.steps.step_links import draw_skip, draw_way_back
from components.stories.story_list import tell_passed_over
from components.text import labels
from components.text.markdown import plain_line
from components.text.one_change import tell_promise
from components.ui.buttons import draw_main
from data.catalogue.loader import catalogue
from data.catalogue.preparing import card, preparing
from data.coaching.interviews import pocket_card
from data.models import Interview, Story

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.session.binding import Binding
    from components.session.context import Visit
    from components.text.voice import Voice
    from data.coaching.interviews.pocket_card import Hunches

_ORDER = ("First", "Second", "Third")
BEFORE, WOBBLE, LEAVING = "Before", "The wobble", "Leaving"
LONGEST_PROMISE = 60
_LONGEST_TITLE = 60
"""What is longer is cut, so that the card stays one phone screen."""

LOOSE_TICKS = "leaving-loose"
"""The leaving list of somebody who has logged nothing today."""


def draw_pocket_card(visit: Visit) -> None:
    """The card of the interview in the page's address, or of the nearest one, or of none."""
    interview = _interview(visit)
    # Close together: in a waiting room the card is to fit one screen of a phone.
    with st.container(gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            draw_way_back(visit, interview)
            told = (_whose(interview, visit), notices.tell_where())
            st.caption(" · ".join(filter(None, told)), width="content")
        st.title("Pocket card", anchor=False)
        part = _draw_parts()
        if part == WOBBLE:
            _draw_wobble(visit)
        elif part == LEAVING:
            _draw_leaving(visit)
        else:
            _draw_before(visit)


def _interview(visit: Visit) -> Interview | None:
    # On the day of one to come the card is about that, not about the last one that was logged.
    if find_of_today(visit) and not visit.interview():
        return None
    return visit.interview() or pocket_card.nearest_interview(visit.in_sight(), visit.today)


def _whose(interview: Interview | None, visit: Visit) -> str:
    if interview:
        return labels.short_day(interview.date, visit.today)
    if coming := find_of_today(visit):
        return tell_company_or_day(coming, visit)
    return "For any interview: keep it as a bookmark."


def _draw_parts() -> str:
    return st.segmented_control(
        "Part of the card",
        (BEFORE, WOBBLE, LEAVING),
        default=BEFORE,
        key="pocket-part",
        label_visibility="collapsed",
        width="stretch",
        required=True,
    )


def _draw_before(visit: Visit) -> None:
    st.markdown("**Three lines of your own**")
    with st.container(gap="xxsmall"):
        for place, example in enumerate(card().before):
            line = visit.bind(visit.settings(), "pocket", place)
            name = f"{_ORDER[place]} line"
            fields.draw_line(line, name, placeholder=example, hide_label=True)
    with st.container(border=True):
        told = (_tell_promise(visit), _tell_watched(visit), _tell_story(visit))
        st.markdown("\n\n".join(filter(None, told)))


def _tell_promise(visit: Visit) -> str:
    change = pocket_card.latest_promise(visit.interviews())
    if change is None:
        return "**The one change**  \nYou name it when you look back on an interview."
    when, will = (plain_line(each, LONGEST_PROMISE) for each in (change.when, change.will))
    return f"**The one change you promised yourself**  \n{tell_promise(when, will)}"


def _tell_watched(visit: Visit) -> str:
    """The one area to watch, on the day of an interview that was prepared for."""
    watched = find_watched(visit)[:1] if find_of_today(visit) else ()
    if not watched:
        return ""
    area = watched[0].area
    tip = preparing().tips.get(area, "")
    return f"**Today, watch: {catalogue().area(area).name}**  \n{tip}"


def _tell_story(visit: Visit) -> str:
    coming = find_of_today(visit)
    ready = find_ready(visit, coming, find_watched(visit)) if coming else ()
    stories = visit.store.all(Story)
    story = ready[0] if ready else pocket_card.best_story(stories)
    if story is None:
        waiting = tell_passed_over(stories, visit.voice)
        begun = f"  \n:gray[{waiting}]" if waiting else ""
        return f"**Your best story**  \nThe one you would tell a friend. Say its first line.{begun}"
    return f"**Your best story**  \n{plain_line(story.title, _LONGEST_TITLE)}"


def _draw_wobble(visit: Visit) -> None:
    st.markdown("## You do not know what they think.")
    found = pocket_card.hunches(visit.interviews(), visit.outcomes())
    if found.through:
        with st.container(border=True):
            st.markdown(tell_hunches(found, visit.voice))
    st.markdown("\n".join(f"- {line}" for line in card().wobble))


def tell_hunches(found: Hunches, voice: Voice) -> str:
    """How often the person felt sure it was over, and how often it went through all the same."""
    if found.over == 1:
        return "You felt sure it was over once; **it went through**."
    over, through = voice.figure(found.over), voice.figure(found.through)
    return f"You felt sure it was over in {over}; **{through} went through**."


def _draw_leaving(visit: Visit) -> None:
    interview = visit.interview() or pocket_card.interview_today(visit.in_sight(), visit.today)
    st.markdown("**On the way out.** :gray[A tap each, now or later.]")
    if interview is None:
        # Nothing to keep them in yet: they stay in the field, and go along once it is logged.
        _draw_ticks(draft(LOOSE_TICKS, _loose_ticks(), lambda _: None))
        st.caption("Nothing is logged for today yet. Log it, and your ticks stay with it.")
        draw_main("Log today's interview", "log", visit, on_click=_log, args=(visit,))
        return
    _draw_ticks(visit.bind(interview, "leaving"))
    _draw_after(visit, interview)


def _draw_ticks(field: Binding[Sequence[str]]) -> None:
    courtesies = {each.key: each.name for each in card().leaving}
    fields.draw_pills(
        field, "On the way out", list(courtesies), names=courtesies.__getitem__, hide_label=True
    )


def _loose_ticks() -> tuple[str, ...]:
    return tuple(state.widget(LOOSE_TICKS) or ())


def _log(visit: Visit) -> None:
    """Log today's interview with what was ticked and known beforehand, and stay here."""
    coming, ticks = find_of_today(visit), _loose_ticks()
    if coming:
        kept = look_back(visit, coming, leaving=ticks) is not None
    else:
        kept = visit.save(visit.new(Interview, date=visit.today, leaving=ticks))
    if kept:
        state.forget(LOOSE_TICKS)


def _draw_after(visit: Visit, interview: Interview) -> None:
    ticked = tell_leaving(interview, visit.voice)
    st.caption(f":material/check: Saved. {ticked}" if ticked else "Then breathe.")
    if draw_main("Breathe", "to-breathe", visit, icon=":material/air:"):
        visit.go("breathe", id=interview.id)
    draw_skip(visit, interview, 2)


def tell_leaving(interview: Interview, voice: Voice) -> str:
    """How much of the leaving list was ticked; nothing if none was."""
    courtesies = [each.key for each in card().leaving]
    done = pocket_card.count_ticked(interview, courtesies)
    if not done:
        return ""
    of_all = f"{voice.figure(done)} of {voice.figure(len(courtesies))}"
    return f"You ticked {of_all} on the way out."

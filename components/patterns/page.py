"""The parts of the Patterns screen: the cards, the pictures, and what is said before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components import shell
from components.charts.encodings import PICK
from components.journal import study as journal_study
from components.journal.upcoming import log_interview
from components.patterns import captions, figures, figures_over_time, finding_cards, practice_effect
from components.patterns import filters as patterns_filters
from components.text.markdown import plain_line
from components.ui import buttons
from components.ui.disclosure import draw_fold
from data.analysis import filters, report
from data.catalogue.loader import catalogue
from data.coaching.interviews import today

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from components.patterns.figures import Picture
    from components.session.context import Visit
    from data.analysis.report import Study
    from data.models import Interview


def draw_patterns(visit: Visit) -> None:
    """The whole screen under its title."""
    interviews = visit.interviews()
    if not interviews:
        _draw_nothing(visit)
        return
    wanted = patterns_filters.read_sieve(visit, interviews)
    chosen = visit.derive("patterns.chosen", filters.filter_interviews, interviews, *wanted)
    found = journal_study.study_these(visit, chosen)
    st.markdown(
        visit.derive(
            "patterns.headline", finding_cards.sum_up_findings, found, wanted.is_open, visit.voice
        )
    )
    if not wanted.is_open:
        st.caption(captions.tell_part(len(chosen), len(interviews), visit.voice))
    patterns_filters.draw_sieve(visit, interviews)
    if found.enough:
        _draw_findings(visit, found)
        _draw_pictures(visit, found, chosen)
    else:
        _draw_first(visit, found)


def _draw_nothing(visit: Visit) -> None:
    st.markdown(captions.NO_INTERVIEWS)
    if buttons.draw_main("Log an interview", "patterns.log", visit):
        log_interview(visit)


def _draw_findings(visit: Visit, found: Study) -> None:
    cards = visit.derive("patterns.cards", finding_cards.make_cards, found, visit.voice)
    if cards.strengths:
        st.header("What goes well")
        _draw_cards(cards.strengths)
    if cards.others:
        st.header(captions.COUNTED if found.only_lows else "What recurs, and what does not")
        _draw_cards(cards.others)
    st.markdown(f":gray[:small[{captions.OWN_RATINGS}]]\n\n## A closer look")


def _draw_cards(cards: Sequence[str]) -> None:
    with st.grid(3, border=True):
        for card in cards:
            st.markdown(card)


def _draw_first(visit: Visit, found: Study) -> None:
    """What is known from one or two interviews: what held up, their ratings, the latest first."""
    if held := today.held_up(found.areas):
        with st.container(border=True):
            st.markdown(finding_cards.make_held_card(held, visit.voice))
    for number in reversed(range(len(found.interviews))):
        one = figures_over_time.picture_one
        _draw_picture(visit, f"patterns.one.{number}", one, found, number)
    if not found.interviews:
        buttons.draw_main_way("Go to your interviews", "patterns.rate", visit, "interviews")


@shell.part
def _draw_pictures(visit: Visit, found: Study, chosen: tuple[Interview, ...]) -> None:
    """One picture at a time; choosing another runs only this part of the page."""
    view = st.pills(
        "Picture",
        list(VIEWS),
        default=next(iter(VIEWS)),
        required=True,
        key="patterns.view",
        persist_state="session",
        label_visibility="collapsed",
    )
    VIEWS[view](visit, found, chosen)


def _draw_areas(visit: Visit, found: Study, _: tuple[Interview, ...]) -> None:
    _draw_picture(visit, "patterns.areas", figures.picture_areas, found)


def _draw_slips(visit: Visit, found: Study, _: tuple[Interview, ...]) -> None:
    if found.slips:
        _draw_picture(visit, "patterns.slips", figures.picture_slips, found)
    else:
        st.markdown(captions.NO_SLIPS)


def _draw_interviews(visit: Visit, found: Study, _: tuple[Interview, ...]) -> None:
    windows = figures_over_time.count_windows(len(found.interviews))
    # Page 1 is the latest; what came before is further on.
    page = st.pagination(windows, key="patterns.page") if windows > 1 else 1
    _draw_picture(visit, "patterns.interviews", figures_over_time.picture_interviews, found, page)


def _draw_change(visit: Visit, found: Study, _: tuple[Interview, ...]) -> None:
    """What practice changed, where something was practised; then one area over all interviews."""
    rows = journal_study.find_practice_effects(visit, found)
    if practice_effect.compare(rows):
        _draw_picture(visit, "patterns.effect", practice_effect.picture, rows)
    elif rows:
        st.markdown(plain_line(practice_effect.sum_up_practice(rows, visit.voice)))
    _draw_course(visit, found)


def _draw_course(visit: Visit, found: Study) -> None:
    area = st.selectbox(
        "Area",
        visit.derive("patterns.order", finding_cards.order_areas, found),
        format_func=lambda key: catalogue().area(key).short,
        key="patterns.area",
        persist_state="session",
    )
    _draw_picture(visit, "patterns.course", figures_over_time.picture_course, found, area)


def _draw_guesses(visit: Visit, _: Study, chosen: tuple[Interview, ...]) -> None:
    outcomes = tuple(visit.outcomes().values())
    guesses = visit.derive("patterns.guesses", report.weigh_guesses, chosen, outcomes)
    if guesses.calibration.answered:
        _draw_picture(visit, "patterns.felt", figures.picture_guesses, chosen, guesses)
    else:
        st.markdown(captions.NO_GUESSES)


def _draw_picture(visit: Visit, key: str, build: Callable[..., Picture], *shown: Hashable) -> None:
    """The sentence, the chart, and the figures behind it with a plain way to each interview."""
    # Kept with its specification: tables and charts are the dearest part of a run.
    picture = visit.derive(key, build, *shown, visit.dark, visit.voice)
    st.markdown(plain_line(picture.sentence))
    opened = _draw_chart(f"{key}.chart", picture)
    if draw_fold("The figures", f"{key}.figures"):
        st.table(picture.figures, hide_index=True)
        opened = _draw_way(key, picture) or opened
    if opened:
        visit.open_interview(opened)


def _draw_chart(key: str, picture: Picture) -> str | None:
    """Draw a chart; the id of the interview whose mark was clicked."""
    # Without marks to tap there is nothing to listen for: each tap would run the page for nothing.
    if "params" not in picture.spec:
        st.vega_lite_chart(picture.spec, theme=None, alt=picture.sentence)
        return None
    event = st.vega_lite_chart(
        picture.spec, theme=None, alt=picture.sentence, on_select="rerun", key=key
    )
    picked = event["selection"].get(PICK)
    return str(picked[0]["interview"]) if picked else None


def _draw_way(key: str, picture: Picture) -> str | None:
    if not picture.opens:
        return None
    return st.selectbox(
        "Open an interview",
        list(picture.opens),
        index=None,
        format_func=lambda key: picture.opens[key],
        key=f"{key}.open",
        placeholder="Choose one",
    )


VIEWS: dict[str, Callable[[Visit, Study, tuple[Interview, ...]], None]] = {
    "What recurs": _draw_areas,
    "Each interview": _draw_interviews,
    "Over time": _draw_change,
    "Slips": _draw_slips,
    "Gut feeling and result": _draw_guesses,
}

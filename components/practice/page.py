"""Learn from your mistakes: what to practise next and why, every exercise, and the ways on."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import streamlit as st

from components.journal import study
from components.journal.tonight import find_evening, find_items, tell_evening
from components.journal.upcoming import log_interview
from components.patterns import finding_cards, practice_effect, verdict_sentences
from components.practice.exercise import tell_steps
from components.practice.log import LogDraft, draw_entry, is_slip
from components.steps.step_links import BACK
from components.text import english, labels
from components.ui.buttons import draw_main, draw_main_way, draw_way
from components.ui.disclosure import draw_fold
from data.analysis.report import FEWEST_INTERVIEWS_RATED
from data.catalogue.loader import catalogue
from data.coaching.practice import priorities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.session.context import Visit
    from components.text.voice import Voice
    from data.analysis.slips import SlipFinding
    from data.analysis.verdicts import AreaFinding
    from data.coaching.practice.priorities import Advice, PracticeCount

LEADS = {
    1: "From one interview only: a first place to start, not a pattern.",
    2: "From two interviews: a place to start, and too early for patterns.",
}
WAYS = {
    "next_interview": ("Next interview", ":material/event_upcoming:"),
    "stories": ("Your stories", ":material/auto_stories:"),
    "question_bank": ("Question bank", ":material/quiz:"),
}


def draw_way_to_tonight(visit: Visit) -> None:
    """The way to tonight's practice, if anything can come back; quietly after an interview."""
    if not find_items(visit):
        return
    evening = find_evening(visit)
    # On the day of an interview there is enough to do: the way stands back.
    today = any(each.date == visit.today for each in visit.interviews())
    if evening.left and not evening.off and not today:
        draw_main_way(
            tell_evening(evening, visit.voice), "to-tonight", visit, "tonight", came="learn"
        )
    else:
        draw_way("Tonight’s practice", "to-tonight", visit, "tonight", came="learn")


def draw_advice(visit: Visit) -> None:
    """What to practise next: three areas at most, or what serves everybody until there are some."""
    advice = study.advise_practice(visit)
    if not visit.interviews():
        _draw_beginning(visit)
    elif not advice.rated:
        st.markdown("Rate a few answers, and this will say what to practise first.")
        draw_way("To your interviews", "to-interviews", visit, "interviews")
    elif not advice.areas:
        st.markdown("Nothing stands out as low in your own ratings so far. Keep what you do.")
    if advice.areas:
        _draw_areas(visit, advice)
    else:
        _draw_for_anybody(visit)
    if advice.slip:
        _draw_slip(visit, advice.slip)
    if advice.rated:
        draw_way("See the patterns behind this", "to-patterns", visit, "patterns")


def _draw_beginning(visit: Visit) -> None:
    st.markdown("Once an interview is rated, this says what to practise first, and why.")
    if draw_main("Log an interview", "log", visit):
        log_interview(visit)


def _draw_for_anybody(visit: Visit) -> None:
    st.header("Useful to anybody")
    st.caption("Not drawn from your ratings: three exercises that help before most interviews.")
    with st.container(border=True, gap="xsmall"):
        _draw_exercises(visit, "anybody", priorities.FOR_ANYBODY)


def _draw_areas(visit: Visit, advice: Advice) -> None:
    only_lows = study.study_all(visit).only_lows
    lead = finding_cards.ONLY_LOWS if only_lows else _lead(advice, visit.voice)
    st.markdown(f"## What to practise next\n\n:gray[:small[{lead}]]")
    tallies = priorities.count_practice(visit.practices())
    found = study.find_practice_effects(visit, study.study_all(visit))
    became = {row.area: row for row in found}
    for place, row in enumerate(advice.areas):
        with st.container(border=True, gap="xsmall"):
            verdict = _verdict(row, visit.voice, enough=advice.rated >= FEWEST_INTERVIEWS_RATED)
            evidence = verdict_sentences.evidence(row, visit.voice)
            told = [evidence, _practised(tallies.get(row.area), visit)]
            if row.area in became:
                told.append(practice_effect.tell_effect(became[row.area], visit.voice))
            _draw_head(verdict, catalogue().area(row.area).name, " ".join(filter(None, told)))
            # One is plenty for an evening: the first shows what to do, the others on a tap.
            if not place or draw_fold("Choose an exercise", f"exercises-{row.area}"):
                _draw_exercises(visit, "next", _keys(row.area), labelled=not place)


def _draw_head(verdict: str, name: str, told: str) -> None:
    """The top of a card, in one element: on a server each element has its price."""
    st.markdown(f":gray[:small[{verdict}]]\n\n### {name}\n\n{told}")


def _lead(advice: Advice, voice: Voice) -> str:
    interviews = voice.some(advice.rated, "interview")
    back = any(priorities.comes_back_below(row) for row in advice.areas)
    first = "what keeps coming back" if back else "the lowest"
    many = f"From your own ratings in {interviews}, {first} first."
    return LEADS.get(advice.rated, f"{many} One is plenty for an evening.")


def _verdict(row: AreaFinding, voice: Voice, *, enough: bool) -> str:
    """The verdict and what it adds; with too few interviews, only that it is too early."""
    if not enough:
        return f"{verdict_sentences.TOO_EARLY}."
    added = verdict_sentences.tell_chance_or_more(row, voice)
    return " ".join(filter(None, (f"{verdict_sentences.caption(row)}.", added)))


def _practised(tally: PracticeCount | None, visit: Visit) -> str:
    if tally is None or tally.last is None:
        return ""
    day = labels.short_day(tally.last, visit.today)
    when = day if day in {"today", "yesterday"} else f"on {day}"
    last = "" if tally.times == 1 else "last "
    return f"Practised {visit.voice.times(tally.times)}, {last}{when}."


def _draw_slip(visit: Visit, row: SlipFinding) -> None:
    slip = catalogue().slip(row.slip)
    practised = _practised(priorities.count_practice(visit.practices()).get(row.slip), visit)
    with st.container(border=True, gap="xsmall"):
        told = f"{english.slip_evidence(row, visit.voice)} {practised}"
        _draw_head("A slip that keeps coming back.", slip.name, told)
        _draw_exercises(visit, "slip", _keys(slip.key))


def draw_every_exercise(visit: Visit) -> None:
    """Any area and any slip: what it means and its exercises."""
    st.header("All exercises")
    chosen = st.selectbox(
        "For an area, or for something that went wrong",
        _owners(),
        index=None,
        key="every-owner",
        format_func=_name,
        placeholder="Choose",
        persist_state="session",
    )
    if chosen is None:
        return
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"### {_name(chosen)}\n\n{_meaning(chosen)}")
        _draw_exercises(visit, "every", _keys(chosen))
        if chosen in {area.id for area in catalogue().questions}:
            about = catalogue().area(chosen).short
            draw_way("Questions on it", "to-questions", visit, "question_bank", area=about)


# The catalogue stays as it is while the app runs.
@cache
def _owners() -> tuple[str, ...]:
    found = catalogue()
    return (*(area.id for area in found.areas), *(slip.key for slip in found.slips))


def _name(owner: str) -> str:
    found = catalogue()
    return f"Slip: {found.slip(owner).name}" if is_slip(owner) else found.area(owner).name


def _meaning(owner: str) -> str:
    return catalogue().slip(owner).when if is_slip(owner) else catalogue().area(owner).meaning


def _keys(owner: str) -> tuple[str, ...]:
    return tuple(f"{owner}/{exercise.id}" for exercise in catalogue().exercises(owner))


def _draw_exercises(
    visit: Visit, place: str, keys: Sequence[str], *, labelled: bool = True
) -> None:
    """Exercises to choose from; the chosen one opens. What folds them away says so already."""
    owner = keys[0].partition("/")[0]
    chosen = st.pills(
        "Choose an exercise" if len(keys) > 1 else "One exercise for it",
        keys,
        key=f"exercise-{place}-{owner}",
        format_func=_label,
        persist_state="session",
        label_visibility="visible" if labelled else "collapsed",
    )
    if chosen:
        st.markdown(tell_steps(chosen))
        draw_entry(visit, LogDraft(place, chosen))


def _label(key: str) -> str:
    exercise = catalogue().exercise(key)
    return f"{exercise.name} · {exercise.minutes} min"


def draw_ways(visit: Visit) -> None:
    """What belongs to Learn and has a page of its own."""
    with st.container(horizontal=True, gap="small"):
        for page, (label, icon) in WAYS.items():
            if st.button(label, key=f"to-{page}", icon=icon, type="tertiary"):
                visit.go(page)


def draw_back_to_learn(visit: Visit) -> None:
    """The way back to Learn."""
    if st.button("Learn", key="way-back", icon=BACK, type="tertiary"):
        visit.go("learn")

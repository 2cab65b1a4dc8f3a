"""How applications stand, in words. Knows no Streamlit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.text import english, labels
from components.text.markdown import plain_line
from data.models import Application, ApplicationStage, Ended, Interview

if TYPE_CHECKING:
    from datetime import date

    from components.text.voice import Voice
    from data.coaching.applications.board import Board, BoardLine
    from data.coaching.applications.match_interviews import PossibleMatch
    from data.coaching.applications.standing import Proportion
    from data.coaching.hiring_process.thread import Thread, ThreadState

LONGEST_NAME = 60
_UNNAMED = "Somewhere unnamed"
STAGES = {
    ApplicationStage.TO_APPLY: "To apply",
    ApplicationStage.APPLIED: "Applied",
    ApplicationStage.SCREENING: "Screening",
    ApplicationStage.INTERVIEWING: "Interviewing",
    ApplicationStage.OFFER: "Offer",
    ApplicationStage.CLOSED: "Closed",
    ApplicationStage.GHOSTED: "No answer",
    ApplicationStage.WITHDRAWN: "Withdrew",
}
ENDINGS = {
    Ended.REJECTED: "They turned me down",
    Ended.DECLINED: "I turned it down",
    Ended.ACCEPTED: "I took it",
}
ENDED = {
    Ended.REJECTED: "They turned you down",
    Ended.DECLINED: "You turned it down",
    Ended.ACCEPTED: "You took it",
}
LEAST = {
    ApplicationStage.APPLIED: "Applied",
    ApplicationStage.SCREENING: "First call",
    ApplicationStage.INTERVIEWING: "Interview",
    ApplicationStage.OFFER: "Offer",
}
"""The steps of the funnel, by what was reached at least."""


def application_title(record: Application | Interview) -> str:
    """Company and role as Markdown, as far as they are known."""
    company = plain_line(record.company, LONGEST_NAME)
    role = plain_line(record.role, LONGEST_NAME)
    if not company:
        return f"**{role or _UNNAMED}**"
    return f"**{company}** · {role}" if role else f"**{company}**"


def label(record: Application | Interview) -> str:
    """Company and role as plain text, for a list to choose from."""
    named = [" ".join(each.split())[:LONGEST_NAME] for each in (record.company, record.role)]
    return " · ".join(each for each in named if each) or _UNNAMED


def headline(board: Board, voice: Voice) -> str:
    """What is alive, and what has gone quiet, in one line."""
    if not board.lines and not board.loose and not board.meetings:
        return "Nothing here yet. One row takes ten seconds."
    found = board.proportion
    still_open = f"{_some(found.alive, voice)} still open{_quiet(found, voice)}"
    told = still_open if found.alive else "Nothing is under way just now"
    if not found.silent:
        return f"{told}."
    one = found.silent == 1
    others = (" other" if one else " others") if found.alive else ""
    has = "has" if one else "have"
    return f"{told}; {voice.count(found.silent)}{others} {has} gone two months without a word."


def _quiet(found: Proportion, voice: Voice) -> str:
    """How many of those that are open have gone quiet."""
    if not found.quiet:
        return ""
    if found.quiet == found.alive:
        return ", and gone quiet" if found.alive == 1 else ", all of them gone quiet"
    return f", {voice.count(found.quiet)} of them gone quiet"


def _some(number: int, voice: Voice) -> str:
    return english.starting(voice.count(number))


def stage_label(state: ThreadState) -> str:
    """How far one has come, or how it ended."""
    return ENDED[state.ended] if state.ended else STAGES[state.stage]


def facts(line: BoardLine, today: date, voice: Voice) -> str:
    """The caption of a row: the stage, the days since, the next step."""
    told = [stage_label(line.state), *_since(line, today, voice), *_next(line, today)]
    return " · ".join(told)


def _since(line: BoardLine, today: date, voice: Voice) -> list[str]:
    last = line.thread.last_word
    if last is None:
        return []
    if line.quiet is not None:
        return [f"no word for {voice.some(line.quiet, 'day')}"]
    if last == line.application.applied and line.state.stage is ApplicationStage.APPLIED:
        return [ago((today - last).days, voice)]
    return [f"last word {ago((today - last).days, voice)}"]


def ago(days: int, voice: Voice) -> str:
    """So many days ago, as one says it."""
    if days < 0:
        return f"in {voice.some(-days, 'day')}"
    return ("today", "yesterday")[days] if days <= 1 else f"{voice.some(days, 'day')} ago"


def _next(line: BoardLine, today: date) -> list[str]:
    if not (line.under_way or line.planned):
        return []
    application = line.application
    action = plain_line(application.next_action, LONGEST_NAME)
    day = application.next_date
    if day is None:
        return [f"next: {action}"] if action else []
    return [f"next: {action or 'a look at it'}, {when(day, today)}"]


def when(day: date, today: date) -> str:
    """The day of a next step: since a day gone by, or the day to come."""
    if day < today:
        return f"since {labels.short_day(day, today)}"
    return labels.coming_day(day, today)


def tell_funnel(proportion: Proportion, voice: Voice) -> str:
    """How far the tries came, in a sentence of plain text."""
    told = [count_tries(proportion, voice)]
    if proportion.interviewed:
        told.append(_met(proportion, voice))
    elif proportion.screened:
        told.append(voice.some(proportion.screened, "first call"))
    if proportion.offers:
        told.append(voice.some(proportion.offers, "offer"))
    return f"{english.starting(', '.join(told))}."


def count_tries(proportion: Proportion, voice: Voice) -> str:
    """How many there are: applications, or jobs where an interview came without one."""
    listed = proportion.listed == proportion.all
    return voice.some(proportion.all, "application" if listed else "job")


def tell_joined(number: int, voice: Voice) -> str:
    """That so many applications became one with their interviews."""
    jobs = english.starting(voice.some(number, "application"))
    return f"{jobs} and their interviews are one now."


def _met(proportion: Proportion, voice: Voice) -> str:
    """How many interviews; where some had several rounds, with how many of them."""
    if proportion.rounds <= proportion.interviewed:
        return voice.some(proportion.interviewed, "interview")
    if proportion.interviewed == proportion.all:
        return voice.some(proportion.rounds, "interview")
    return f"interviews for {voice.count(proportion.interviewed)}"


def tell_noes(proportion: Proportion, voice: Voice) -> str:
    """The ones that said no, in their place."""
    noes, alive = proportion.noes, proportion.alive
    if not noes:
        return ""
    counted = "One no" if noes == 1 else f"{_some(noes, voice)} noes"
    if alive:
        return f"{counted}; {voice.count(alive)} still open."
    return f"{counted}, and nothing that rules out the next one."


def tell_strays(number: int, voice: Voice) -> str:
    """How many interviewed somewhere that has no application yet."""
    if number == 1:
        return "One interview has no application yet"
    return f"Interviews for {voice.count(number)} jobs have no application yet"


def tell_loose(thread: Thread, voice: Voice) -> str:
    """Interviews without an application, as Markdown."""
    met = thread.interviews[-1]
    many = len(thread.interviews)
    return f"{application_title(met)} :gray[· {voice.some(many, 'interview')}]"


def tell_meeting(met: PossibleMatch, today: date, voice: Voice) -> str:
    """What is known of either side, in a line of plain text."""
    rounds, days = met.thread.interviews, tell_days(met, today)
    interviews = "an interview" if len(rounds) == 1 else voice.some(len(rounds), "interview")
    (first, *others) = met.applications
    if others:
        return f"{voice.count(len(others) + 1)} applications, and {interviews} ({days})"
    applied = (
        f"applied {labels.short_day(first.applied, today)}" if first.applied else "on the list"
    )
    return f"{applied}, and {interviews} ({days})"


def tell_days(met: PossibleMatch, today: date) -> str:
    """The days of the interviews, the last three at most."""
    return english.listing(
        [labels.short_day(each.date, today) for each in met.thread.interviews[-3:]]
    )

"""How applications stand, in words. Knows no Streamlit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components import names, words
from components.plain import plain_line
from data.coaching import applications as tries
from data.models import ApplicationStage, Ended

if TYPE_CHECKING:
    from datetime import date

    from data.coaching.applications import Proportion, Thread
    from data.coaching.board import Board, Line
    from data.models import Application, Interview

LONGEST_NAME = 60
UNNAMED = "Somewhere unnamed"
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
    Ended.REJECTED: "They said no",
    Ended.DECLINED: "I turned it down",
    Ended.ACCEPTED: "I took it",
}
ENDED = {
    Ended.REJECTED: "They said no",
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


def title(record: Application | Interview) -> str:
    """Company and role as Markdown, as far as they are known."""
    company = plain_line(record.company, LONGEST_NAME)
    role = plain_line(record.role, LONGEST_NAME)
    if not company:
        return f"**{role or UNNAMED}**"
    return f"**{company}** · {role}" if role else f"**{company}**"


def label(record: Application | Interview) -> str:
    """The same as plain text, for a list to choose from."""
    named = [" ".join(each.split())[:LONGEST_NAME] for each in (record.company, record.role)]
    return " · ".join(each for each in named if each) or UNNAMED


def headline(board: Board) -> str:
    """What is alive, and what has gone quiet, in one line."""
    if not board.lines and not board.loose:
        return "Nothing here yet. One row takes ten seconds."
    alive, quiet = board.proportion.alive, board.quiet
    told = f"{_some(alive)} still alive" if alive else "Nothing is under way just now"
    if not quiet:
        return f"{told}."
    return f"{told}; {words.count(quiet)} {'has' if quiet == 1 else 'have'} gone quiet."


def _some(number: int) -> str:
    return words.starting(words.count(number))


def stage(line: Line) -> str:
    """How far one has come, or how it ended."""
    application = line.application
    if line.result and not line.thread.said_no:
        return names.result(line.result)
    if application.ended:
        return ENDED[application.ended]
    if line.thread.said_no:
        return ENDED[Ended.REJECTED]
    if line.under_way and line.thread.reached:
        return STAGES[line.thread.reached]
    return STAGES[application.stage]


def facts(line: Line, today: date) -> str:
    """The caption of a row: the stage, the days since, the next step."""
    told = [stage(line), *_since(line, today), *_next(line.application, today)]
    return " · ".join(told)


def _since(line: Line, today: date) -> list[str]:
    last = line.thread.last_word
    if last is None:
        return []
    if line.quiet is not None:
        return [f"no word for {words.some(line.quiet, 'day')}"]
    if last == line.application.applied and line.application.stage is ApplicationStage.APPLIED:
        return [ago((today - last).days)]
    return [f"last word {ago((today - last).days)}"]


def ago(days: int) -> str:
    """So many days ago, as one says it."""
    if days < 0:
        return f"in {words.some(-days, 'day')}"
    return ("today", "yesterday")[days] if days <= 1 else f"{words.some(days, 'day')} ago"


def _next(application: Application, today: date) -> list[str]:
    if not tries.is_alive(application) and application.stage is not ApplicationStage.TO_APPLY:
        return []
    action = plain_line(application.next_action, LONGEST_NAME)
    day = application.next_date
    if day is None:
        return [f"next: {action}"] if action else []
    return [f"next: {action or 'a look at it'}, {when(day, today)}"]


def when(day: date, today: date) -> str:
    """The day of a next step: since a day gone by, or the day to come."""
    if day < today:
        return f"since {names.short_day(day, today)}"
    return names.coming_day(day, today)


def tell_funnel(board: Board) -> str:
    """How far the tries came, in a sentence of plain text."""
    applied, screened, met, offers = (rung.reached for rung in board.funnel)
    told = "One try so far" if applied == 1 else f"{_some(applied)} tries so far"
    came = [(met, "an interview")] if met else [(screened, "a first call")]
    came = [each for each in (*came, (offers, "an offer")) if each[0]]
    if not came:
        return f"{told}."
    first, *more = [f"{words.count(number)} came to {thing}" for number, thing in came]
    return f"{told}: {', '.join([first, *(each.replace('came ', '') for each in more)])}."


def tell_noes(proportion: Proportion) -> str:
    """The ones that said no, in their place."""
    noes, alive = proportion.noes, proportion.alive
    if not noes:
        return ""
    counted = "One no" if noes == 1 else f"{_some(noes)} noes"
    if alive:
        return f"{counted} beside {words.count(alive)} still alive."
    return f"{counted}, and nothing that rules out the next one."


def tell_strays(number: int) -> str:
    """How many interviewed somewhere that is on no list."""
    if number == 1:
        return "One interview under way is on no list"
    return f"{_some(number)} interviews under way are on no list"


def tell_loose(thread: Thread) -> str:
    """Interviews without an application, as Markdown."""
    met = thread.interviews[-1]
    many = len(thread.interviews)
    return f"{title(met)} :gray[· {words.some(many, 'interview')}]"

"""The steps that fit now: what each says, and where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from components.journal.tonight import find_evening, tell_evening
from components.steps import steps
from components.text import labels
from components.text.english import starting
from components.text.markdown import plain_line
from data.coaching.interviews import evaluation, next_step
from data.coaching.interviews.next_step import Next, Now, Reason, Situation, Tonight
from data.models import EvaluationState, Interview

if TYPE_CHECKING:
    from components.session.context import Visit
    from components.text.voice import Voice


class SuggestionCard(NamedTuple):
    """What a suggestion says: a heading, why, and the button's words. `{who}` is the interview."""

    heading: str
    why: str
    button: str


CARDS = {
    Reason.CALM_FIRST: SuggestionCard(
        "First, take a few breaths",
        "You have only just come out of it. Nothing needs deciding in the next ten minutes.",
        "Breathe for five minutes",
    ),
    Reason.JOT_IT_DOWN: SuggestionCard(
        "Note what they asked: {who}",
        "The questions fade first. Two minutes now save them.",
        "Note the questions",
    ),
    Reason.WHILE_FRESH: SuggestionCard(
        "Half an hour on {who}",
        "It is still fresh. Start with what went well; it can be paused at any time.",
        "Look back on {who}",
    ),
    Reason.HALF_DONE: SuggestionCard("Finish looking at {who}", "", "Go on with {who}"),
    Reason.IN_TIME_FOR_AMENDS: SuggestionCard(
        "Is there anything to put right with {who}?",
        "Usually there is not, and a few taps will say so. After two days a letter seldom helps.",
        "See whether to write",
    ),
    Reason.LET_IT_GO: SuggestionCard(
        "Put {who} out of your mind",
        "All there is to do is wait. Park what worries you, and close it until a day you choose.",
        "Put it down",
    ),
    Reason.TIME_TO_ASK: SuggestionCard(
        "Have you heard from {who}?",
        "By now it is reasonable to ask. If there is an answer, note it.",
        "Chase them, or note what they said",
    ),
    Reason.AN_OFFER: SuggestionCard(
        "An offer from {who}",
        "Before you answer: hours, salary, bonus, and anything else that is still unclear.",
        "Go through the offer",
    ),
    Reason.WHAT_BECAME_OF_IT: SuggestionCard(
        "What became of the offer from {who}?",
        "One tap is enough. You won’t be asked again.",
        "The offer from {who}",
    ),
    Reason.TURNED_DOWN: SuggestionCard(
        "{who} said no",
        "That is one answer from one place. A short, gracious reply keeps the door open.",
        "Reply to {who}",
    ),
    Reason.KEEP_THE_DOOR_OPEN: SuggestionCard(
        "Keep in touch with {who}",
        "People you met there may think of you again. Note a name and a day.",
        "Note who you met",
    ),
    Reason.TONIGHT: SuggestionCard(
        "A little practice tonight",
        "Answers that come back to be given better. One is plenty, and it can wait.",
        "Begin",
    ),
    Reason.PRACTISE: SuggestionCard(
        "Practise one thing tonight",
        "A few minutes on what has been weakest so far. Nothing else needs doing today.",
        "Practise one thing",
    ),
    Reason.BACK_IN_THE_SADDLE: SuggestionCard(
        "Something else is out there",
        "One application, ten seconds to note it. It takes the weight off the last one.",
        "Note an application",
    ),
    Reason.LEFT_OPEN: SuggestionCard(
        "One thing is still open with {who}",
        "It can wait, and it can be skipped.",
        "Look at it",
    ),
}


NAMELESS_NO = SuggestionCard("You were turned down", CARDS[Reason.TURNED_DOWN].why, "Reply to them")


BROWSE = SuggestionCard(
    "Have a look at what to practise",
    "Nothing is due tonight. There are exercises if you fancy one.",
    "See what to practise",
)


_LONGEST_NAME = 60


HOLDS = 300
"""Seconds for which what fits now is taken to fit still."""


def find_suggestions(visit: Visit) -> tuple[Next, ...]:
    """The steps that fit now, the most fitting first; looked at anew every few minutes."""
    while_it_holds = int(visit.now().timestamp()) // HOLDS
    return visit.recall("suggestions", lambda *_: _suggest(visit), visit.today, while_it_holds)


def _suggest(visit: Visit) -> tuple[Next, ...]:
    here = visit.now().astimezone(visit.zone)
    moment = Now(here, visit.today, _tonight(visit))
    facts = steps.gather(visit)
    return next_step.next_step(visit.interviews(), visit.outcomes(), facts, moment)


def _tonight(visit: Visit) -> Tonight:
    evening = find_evening(visit)
    if evening.off:
        return Tonight.OFF
    return Tonight.WAITING if evening.left else Tonight.NOTHING


def is_just_out(visit: Visit) -> bool:
    """Whether the card speaks to somebody who has just walked out, whatever is to come."""
    found = find_suggestions(visit)
    return bool(found) and found[0].situation is Situation.JUST_OUT


def describe_suggestion(suggestion: Next, visit: Visit) -> SuggestionCard:
    """The words of a suggestion, with the interview it is about."""
    card = BROWSE if _is_browsing(suggestion, visit) else CARDS[suggestion.reason]
    if suggestion.reason is Reason.HALF_DONE:
        card = card._replace(why=_progress(suggestion.interview, visit.voice))
    if suggestion.reason is Reason.TONIGHT:
        return card._replace(heading=tell_evening(find_evening(visit), visit.voice))
    if suggestion.reason is Reason.TURNED_DOWN and not suggestion.interview.company.strip():
        return NAMELESS_NO
    who = name_interview(suggestion.interview, visit)
    return SuggestionCard(*(text.replace("{who}", who) for text in card))


def name_interview(interview: Interview, visit: Visit) -> str:
    """How an interview is named in a sentence: by its company, else by its day."""
    if interview.company.strip():
        return plain_line(interview.company, _LONGEST_NAME)
    day = labels.short_day(interview.date, visit.today)
    return f"{day}’s interview" if day in {"today", "yesterday"} else f"the one of {day}"


def _progress(interview: Interview, voice: Voice) -> str:
    asked, done = len(interview.questions), len(evaluation.rated_questions(interview))
    if interview.evaluation.state is EvaluationState.NEW or not asked:
        return "Nothing is lost: start with what went well, the rest can follow."
    if not done:
        return f"{starting(voice.figure_of(asked, 'question'))} noted; start with what went well."
    rated = starting(voice.figure(done))
    return f"{rated} of {voice.figure_of(asked, 'question')} rated. Pick up where you left it."


def _is_browsing(suggestion: Next, visit: Visit) -> bool:
    """Whether practice is suggested while nothing is laid out for the evening."""
    return suggestion.reason is Reason.PRACTISE and not find_evening(visit).left


def follow_suggestion(suggestion: Next, visit: Visit) -> None:
    """Go where a suggestion leads: practice to the one thing, where there is one."""
    practice = suggestion.reason in {Reason.TONIGHT, Reason.PRACTISE}
    if practice and not _is_browsing(suggestion, visit):
        visit.go("tonight")
    visit.go(steps.page_of_step(suggestion.step.number), id=suggestion.interview.id)

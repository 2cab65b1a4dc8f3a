"""What Today says of each step that may fit now: a heading, why, and the button's words."""

from __future__ import annotations

from typing import NamedTuple

from data.coaching.interviews.next_step import Reason


class Card(NamedTuple):
    """What a suggestion says: a heading, why, and the button's words. `{who}` is the interview."""

    heading: str
    why: str
    button: str


CARDS = {
    Reason.CALM_FIRST: Card(
        "First, take a few breaths",
        "You have only just come out of it. Nothing needs deciding in the next ten minutes.",
        "Breathe for five minutes",
    ),
    Reason.JOT_IT_DOWN: Card(
        "Note what they asked: {who}",
        "The questions fade first. Two minutes now save them.",
        "Note the questions",
    ),
    Reason.WHILE_FRESH: Card(
        "Half an hour on {who}",
        "It is still fresh. Start with what went well; it can be paused at any time.",
        "Look back on {who}",
    ),
    Reason.HALF_DONE: Card("Finish looking at {who}", "", "Go on with {who}"),
    Reason.IN_TIME_FOR_AMENDS: Card(
        "Is there anything to put right with {who}?",
        "Usually there is not, and a few taps will say so. After two days a letter seldom helps.",
        "See whether to write",
    ),
    Reason.LET_IT_GO: Card(
        "Put {who} out of your mind",
        "All there is to do is wait. Park what worries you, and close it until a day you choose.",
        "Put it down",
    ),
    Reason.TIME_TO_ASK: Card(
        "Have you heard from {who}?",
        "By now it is reasonable to ask. If there is an answer, note it.",
        "Chase them, or note what they said",
    ),
    Reason.AN_OFFER: Card(
        "An offer from {who}",
        "Before you answer: hours, salary, bonus, and anything else that is still unclear.",
        "Go through the offer",
    ),
    Reason.WHAT_BECAME_OF_IT: Card(
        "What became of the offer from {who}?",
        "One tap is enough. You won’t be asked again.",
        "The offer from {who}",
    ),
    Reason.TURNED_DOWN: Card(
        "{who} said no",
        "That is one answer from one place. A short, gracious reply keeps the door open.",
        "Reply to {who}",
    ),
    Reason.KEEP_THE_DOOR_OPEN: Card(
        "Keep in touch with {who}",
        "People you met there may think of you again. Note a name and a day.",
        "Note who you met",
    ),
    Reason.TONIGHT: Card(
        "A little practice tonight",
        "Answers that come back to be given better. One is plenty, and it can wait.",
        "Begin",
    ),
    Reason.PRACTISE: Card(
        "Practise one thing tonight",
        "A few minutes on what has been weakest so far. Nothing else needs doing today.",
        "Practise one thing",
    ),
    Reason.BACK_IN_THE_SADDLE: Card(
        "Something else is out there",
        "One application, ten seconds to note it. It takes the weight off the last one.",
        "Note an application",
    ),
    Reason.LEFT_OPEN: Card(
        "One thing is still open with {who}",
        "It can wait, and it can be skipped.",
        "Look at it",
    ),
}
NAMELESS_NO = Card("You were turned down", CARDS[Reason.TURNED_DOWN].why, "Reply to them")
BROWSE = Card(
    "Have a look at what to practise",
    "Nothing is due tonight. There are exercises if you fancy one.",
    "See what to practise",
)
NOTHING = Card(
    "Nothing needs doing today",
    "Everything you logged is looked after. Had another interview? The questions fade first.",
    "Log an interview",
)

"""The crux of one interview: what it comes down to, the first rule of sixteen that applies.

docs/patterns.md has the table. No rule speaks of the day unless there are two other interviews to
compare it with, and what is said without an area does not need one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from data.analysis import crux_facts, patterns, rating_tables
from data.analysis.crux_facts import AT_LEAST_TWO, GAVE_UP, STAYING_POSITIVE, CruxFacts
from data.analysis.table_schema import require
from data.models import HIGH, LOW, Around, Interview, Question, Wobble, by_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    import pandas as pd

NOTHING_RATED = "nothing rated"
AROUND_ONLY = "around only"
ONE_RATED = "one rated"
WHOLE_DAY = "whole day"
SAME_SLIP = "same slip"
IT_TURNED = "it turned"
ONE_AREA = "one area"
FELT_WORSE = "felt worse"
FELT_BETTER = "felt better"
ANSWERS_HELD = "answers held"
ALL_LOW = "all low"
ONE_OR_TWO = "one or two"
MOST_LOW = "most low"
SEVERAL = "several"
NOTHING_LOW = "nothing low"
ALL_ALIKE = "all alike"

BAD_DAY_LIKELY = 0.60
AT_LEAST_HALF = 0.5
MOST_OF_THEM = 0.60
UNDER_USUAL = 0.75
THRICE = 3
ENOUGH_TO_TURN = 4
A_POINT = 1.0
SO_SO = 3.0
POOR = 2.5


@dataclass(frozen=True)
class Crux:
    """What an interview comes down to: its kind, and the facts that say so.

    `slip` is the one that links the answers (same slip), `area` the one that holds the low answers
    (one area), `turned` how many answers lie before the turn (it turned).
    """

    kind: str
    facts: CruxFacts
    slip: str | None = None
    area: str | None = None
    turned: int = 0


def assess(  # noqa: PLR0913 - what a person may have said of one interview
    ratings: pd.DataFrame,
    interview: object,
    *,
    felt: int | None = None,
    slips: Mapping[str, Sequence[str]] | None = None,
    gave_up: bool = False,
    turned_round: bool = False,
) -> Crux:
    """The crux of one interview, compared with the person's others.

    Args:
        ratings: columns interview (sorts in date order), area (missing for an answer not filed),
            rating (1 to 5), question (an id; missing for what is around the questions). An
            interview's answers are in the order they were noted.
        interview: its key in `ratings`.
        felt: how it felt, 1 to 5.
        slips: what was ticked, by question id.
        gave_up: whether the person gave up inside.
        turned_round: whether they recovered from that.

    Raises:
        LimitError: a column is missing, or a rating is not a whole number from 1 to 5.
    """
    require(ratings, "interview", "area", "rating", "question")
    # Only for its checks of the ratings.
    patterns.read_log(ratings)
    rated = ratings.dropna(subset=["rating"])
    found: dict[str, Any] = crux_facts.collect_facts(rated, interview, slips or {})
    ticked_it = any(slip == GAVE_UP for slip, _ in found["ticked"])
    facts = CruxFacts(
        **found, felt=felt, gave_up=gave_up or ticked_it, turned_round=gave_up and turned_round
    )
    # The day is worked out only if a rule asks for it: that takes a fit of the model. It cost half
    # a point or more with this probability, the areas asked that day allowed for.
    kind = _kind(facts, lambda: float(patterns.day_effects(rated, interview)["p_bad"].sum()))
    return Crux(kind, facts, _linking(facts), _holding(facts), _turn(facts))


def without_detail(interview: Interview) -> Interview:
    """The interview reduced to what its crux depends on.

    If two of these are equal, so is the crux: it need not be worked out again for other changes.
    """
    asked = (
        Question(id=each.id, area=each.area, rating=each.rating, slips=each.slips)
        for each in interview.questions
    )
    return Interview(
        id=interview.id,
        created=interview.created,
        updated=interview.created,
        date=interview.date,
        questions=tuple(asked),
        around=tuple(Around(area=each.area, rating=each.rating) for each in interview.around),
        felt=interview.felt,
        wobble=interview.wobble,
        turned_round=interview.turned_round,
    )


def crux_of(interviews: Iterable[Interview], interview_id: str) -> Crux:
    """The crux of the interview with this id, which must be one of `interviews`."""
    every = by_date(interviews)
    place = [each.id for each in every].index(interview_id)
    one = every[place]
    return assess(
        rating_tables.answers(every),
        place,
        felt=one.felt,
        slips={each.id: each.slips for each in one.questions},
        gave_up=one.wobble not in {None, Wobble.NO},
        turned_round=bool(one.turned_round),
    )


def _kind(facts: CruxFacts, p_bad: Callable[[], float]) -> str:
    # One answer has no other to be compared with, so no rule further down is asked.
    if len(facts.answers) <= 1:
        return ONE_RATED if facts.answers else AROUND_ONLY if facts.around else NOTHING_RATED
    if _low_throughout(facts) and p_bad() >= BAD_DAY_LIKELY:
        return WHOLE_DAY
    return next(kind for kind, applies in _RULES.items() if applies(facts))


def _low_throughout(facts: CruxFacts) -> bool:
    """Whether the answers were low as a day is: below the usual, most of them, in several areas."""
    under = sum(each.rating <= facts.usual - AT_LEAST_HALF for each in facts.answers)
    return (
        facts.others >= AT_LEAST_TWO
        and under >= MOST_OF_THEM * len(facts.answers)
        and facts.mean <= facts.usual - UNDER_USUAL
        and len(facts.low_areas()) >= AT_LEAST_TWO
    )


def _linking(facts: CruxFacts) -> str | None:
    """The slip ticked on two of the lows and half of them, or on three answers and a low one."""
    lows = {slip: sum(slip in low.slips for low in facts.lows) for slip, _ in facts.ticked}
    linking = [
        (lows[slip], answers, slip)
        for slip, answers in facts.ticked
        if (lows[slip] >= AT_LEAST_TWO and lows[slip] >= AT_LEAST_HALF * len(facts.lows))
        or (answers >= THRICE and lows[slip])
    ]
    return max(linking, key=lambda each: each[:2])[2] if linking else None


def _turn(facts: CruxFacts) -> int:
    """How many answers lie before the sharpest drop, where giving up may explain it; else 0."""
    answers, low = facts.answers, (each.area for each in facts.low_around)
    gave_up = facts.gave_up or STAYING_POSITIVE in low
    if not gave_up or facts.turned_round or len(answers) < ENOUGH_TO_TURN:
        return 0
    means = {
        place: (crux_facts.mean(answers[:place]), crux_facts.mean(answers[place:]))
        # Two answers at least on either side: one alone is no turn.
        for place in range(AT_LEAST_TWO, len(answers) - 1)
    }
    place, (was, became) = max(means.items(), key=lambda each: each[1][0] - each[1][1])
    return place if was - became >= A_POINT and became < SO_SO else 0


def _holding(facts: CruxFacts) -> str | None:
    """The area that holds two lows or more, and half of them."""
    area, lows = next(iter(facts.low_areas()), (None, 0))
    return area if lows >= AT_LEAST_TWO and lows >= AT_LEAST_HALF * len(facts.lows) else None


def _felt_worse(facts: CruxFacts) -> bool:
    felt, mean = facts.felt, facts.mean
    felt_bad = felt is not None and felt <= LOW and mean - felt >= A_POINT
    return felt_bad and mean >= SO_SO and len(facts.lows) <= 1


def _felt_better(facts: CruxFacts) -> bool:
    felt_good = facts.felt is not None and facts.felt >= HIGH
    return felt_good and facts.mean <= POOR and len(facts.lows) >= AT_LEAST_TWO


def _few(facts: CruxFacts) -> bool:
    return 1 <= len(facts.lows) <= min(AT_LEAST_TWO, AT_LEAST_HALF * len(facts.answers))


_RULES: dict[str, Callable[[CruxFacts], bool]] = {
    SAME_SLIP: lambda facts: _linking(facts) is not None,
    IT_TURNED: lambda facts: _turn(facts) > 0,
    ONE_AREA: lambda facts: _holding(facts) is not None,
    FELT_WORSE: _felt_worse,
    FELT_BETTER: _felt_better,
    ANSWERS_HELD: lambda facts: not facts.lows and bool(facts.low_around),
    ALL_LOW: lambda facts: len(facts.lows) == len(facts.answers),
    ONE_OR_TWO: _few,
    MOST_LOW: lambda facts: len(facts.lows) >= MOST_OF_THEM * len(facts.answers),
    SEVERAL: lambda facts: bool(facts.lows),
    NOTHING_LOW: lambda facts: len({each.rating for each in facts.answers}) > 1,
    ALL_ALIKE: lambda _: True,
}
CRUX_KINDS = (NOTHING_RATED, AROUND_ONLY, ONE_RATED, WHOLE_DAY, *_RULES)

"""What is recorded about an interview, looked up at once, against going through everything."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from data.coaching.hiring_process import rounds
from data.coaching.interviews import facts as found
from data.coaching.interviews.facts import Facts
from data.models import (
    Application,
    ApplicationStage,
    CheckIn,
    Interview,
    Letter,
    Moment,
    Outcome,
    Practice,
    Result,
)
from tests.support.page_driver import NOW, TODAY, key

hours = st.integers(0, 40).map(lambda hour: NOW - dt.timedelta(hours=hour))
days = st.integers(0, 6).map(lambda day: TODAY - dt.timedelta(day))
some_days = st.none() | days
ids = st.integers(1, 5).map(key)
numbers = st.integers(100, 10_000).map(key)


def records(kind: Any, **fields: Any) -> Any:  # noqa: ANN401 - builds records of any kind
    """A few records of a kind, each made at some hour."""
    made = st.builds(kind, id=numbers, created=hours, updated=hours, **fields)
    return st.lists(made, max_size=6)


interviews = records(Interview, date=days).map(
    lambda every: [
        Interview(id=key(place), created=each.created, updated=each.updated, date=each.date)
        for place, each in enumerate(every, start=1)
    ]
)
journals = st.builds(
    Facts,
    interviews=interviews,
    applications=records(
        Application,
        applied=some_days,
        next_date=some_days,
        stage=st.sampled_from((ApplicationStage.TO_APPLY, ApplicationStage.APPLIED)),
    ),
    check_ins=records(CheckIn, at=hours, moment=st.sampled_from(Moment), interview=st.none() | ids),
    letters=records(Letter, template=st.sampled_from(("a", "b")), interview=st.none() | ids),
    practices=records(Practice, area=st.just("intro"), date=days, interview=st.none() | ids),
)


def breathed(facts: Facts, one: Interview) -> bool:
    """By going through all check-ins, and for each through all interviews."""
    for each in facts.check_ins:
        if each.moment is not Moment.AFTER:
            continue
        later = [met.created for met in facts.interviews if met.created >= each.at]
        soon = dt.timedelta(0) <= one.created - each.at <= found.BREATHED_BEFORE
        loose = each.interview is None and soon and one.created == min(later, default=one.created)
        if loose or each.interview == one.id:
            return True
    return False


def moved_on(facts: Facts, one: Interview) -> bool:
    """By going through all applications and interviews."""
    every = [day for each in facts.applications for day in (each.applied, each.next_date)]
    planned = any(
        each.stage is ApplicationStage.TO_APPLY and each.created > one.created
        for each in facts.applications
    )
    later = any(each.date > one.date for each in facts.interviews)
    return planned or later or any(day is not None and day >= one.date for day in every)


def practised(facts: Facts, one: Interview) -> bool:
    """By going through all practice."""
    return any(
        each.interview == one.id
        or each.date > one.date
        or (each.date == one.date and each.created > one.created)
        for each in facts.practices
    )


@settings(max_examples=300)
@given(journals, interviews)
def test_what_is_looked_up_is_what_going_through_everything_finds(
    facts: Facts, others: list[Interview]
) -> None:
    wanted = frozenset({"a"})
    for one in (*facts.interviews, *others):
        assert found.breathed_for(facts, one) == breathed(facts, one)
        assert found.moved_on_after(facts, one) == moved_on(facts, one)
        assert found.practised_after(facts, one) == practised(facts, one)
        assert found.has_letter(facts, one, wanted, TODAY) == any(
            each.interview == one.id and each.template == "a" and each.updated.date() >= TODAY
            for each in facts.letters
        )


results = st.sampled_from((Result.REJECTED, Result.OFFER, Result.THROUGH, Result.WITHDRAWN))
months = st.integers(0, 300).map(lambda day: TODAY - dt.timedelta(day))
meetings = st.lists(
    st.tuples(months, st.none() | results, st.none() | months, st.booleans()), max_size=9
)


@settings(max_examples=300)
@given(meetings)
def test_a_try_is_cut_where_comparing_every_pair_of_its_rounds_cuts_it(met: list[Any]) -> None:
    every = [
        Interview(id=key(place), created=NOW, updated=NOW, date=day)
        for place, (day, *_) in enumerate(sorted(met, key=lambda each: each[0]))
    ]
    answers = {
        each.id: Outcome(
            id=key(1000),
            created=NOW,
            updated=NOW,
            interview=each.id,
            result=result,
            heard=heard,
            accepted=False if declined else None,
        )
        for each, (_, result, heard, declined) in zip(
            every, sorted(met, key=lambda each: each[0]), strict=True
        )
        if result is not None
    }
    assert rounds.split_rounds(every, answers) == cut(every, answers)


def cut(every: list[Interview], answers: dict[str, Outcome]) -> tuple[tuple[Interview, ...], ...]:
    """By holding each interview against all before it in its run."""
    runs: list[list[Interview]] = []
    for each in every:
        if not runs or any(is_over(met, answers.get(met.id), each) for met in runs[-1]):
            runs.append([])
        runs[-1].append(each)
    return tuple(map(tuple, runs))


def is_over(met: Interview, outcome: Outcome | None, later: Interview) -> bool:
    """Whether what came of one interview had ended the try before a later one."""
    if outcome is None:
        return False
    declined = outcome.result is Result.OFFER and outcome.accepted is False
    heard = outcome.heard or (outcome.decided or outcome.created).date()
    late = later.date > heard or (later.date - met.date).days > rounds.APART_DAYS
    return late and (outcome.result in rounds.OVER or declined)

"""All applications at a glance, and what happens to one of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from data.coaching.applications import board, edits
from data.coaching.applications.standing import threads
from data.coaching.hiring_process.thread import ThreadState
from data.models import Application, ApplicationStage, Ended, Interview, Outcome, Result, Stage

NOW = dt.datetime(2026, 11, 22, 18, tzinfo=dt.UTC)
TODAY = NOW.date()
S = ApplicationStage
ENDS = {
    Result.REJECTED: (S.CLOSED, Ended.REJECTED),
    Result.NO_ANSWER: (S.GHOSTED, None),
    Result.WITHDRAWN: (S.WITHDRAWN, None),
}


def ago(days: int) -> dt.date:
    """So many days before today."""
    return TODAY - dt.timedelta(days=days)


def an_application(number: int = 1, **fields: Any) -> Application:  # noqa: ANN401 - any field of it
    """Application `number`, applied for yesterday."""
    kept = {"id": f"{number:032x}", "created": NOW, "updated": NOW, "applied": ago(1)}
    return Application(**{**kept, **fields})


def an_interview(number: int = 1, **fields: Any) -> Interview:  # noqa: ANN401 - any field of it
    """Interview `number`, of yesterday."""
    kept = {"id": f"{1000 + number:032x}", "created": NOW, "updated": NOW, "date": ago(1)}
    return Interview(**{**kept, **fields})


def an_outcome(interview: Interview, result: Result) -> Outcome:
    """What came of an interview."""
    return Outcome(
        id=f"{int(interview.id, 16) + 5000:032x}",
        created=NOW,
        updated=NOW,
        interview=interview.id,
        result=result,
    )


def test_silence_counts_from_two_weeks_and_ends_being_alive_after_sixty_days() -> None:
    every = [an_application(each, applied=ago(each)) for each in (13, 14, 59, 60)]
    lines = board.build_board(every, [], [], TODAY).lines
    assert [(line.quiet, line.alive, line.under_way) for line in lines] == [
        (None, True, True),
        (14, True, True),
        (59, True, True),
        (60, False, True),
    ]


def test_an_application_without_any_day_is_alive_and_not_quiet() -> None:
    (line,) = board.build_board([an_application(applied=None)], [], [], TODAY).lines
    assert (line.alive, line.quiet, line.under_way) == (True, None, True)


@pytest.mark.parametrize("result", [Result.REJECTED, Result.NO_ANSWER, Result.WITHDRAWN])
def test_an_interview_that_ended_it_leaves_nothing_due_and_nothing_quiet(result: Result) -> None:
    one = an_application(applied=ago(40), next_action="Ring", next_date=TODAY)
    met = an_interview(application=one.id, date=ago(30))
    found = board.build_board([one], [met], [an_outcome(met, result)], TODAY)
    (line,) = found.lines
    stage, ended = ENDS[result]
    assert line.state == ThreadState(stage, ended)
    assert (line.alive, line.under_way, line.quiet, found.due) == (False, False, None, ())
    assert (found.proportion.quiet, found.proportion.silent) == (0, 0)


def test_an_outcome_that_goes_on_ends_nothing() -> None:
    one = an_application()
    met = an_interview(application=one.id)
    (line,) = board.build_board([one], [met], [an_outcome(met, Result.THROUGH)], TODAY).lines
    assert (line.state, line.alive) == (ThreadState(S.INTERVIEWING), True)


def test_steps_of_the_coming_week_are_due_the_earliest_first() -> None:
    days = (7, 8, -3, 0)
    every = [an_application(at, next_date=ago(-day)) for at, day in enumerate(days, start=1)]
    due = board.build_board(every, [], [], TODAY).due
    assert [each.next_date for each in due] == [ago(3), TODAY, ago(-7)]


def test_tries_without_an_application_are_told_while_they_live_the_latest_first() -> None:
    old, new = an_interview(1, date=ago(20), company="A"), an_interview(2, company="B")
    dead = an_interview(3, date=ago(90), company="C")
    loose = board.build_board([], [old, new, dead], [], TODAY).loose
    assert [each.interviews for each in loose] == [(new,), (old,)]


def test_each_rung_counts_those_that_came_at_least_so_far_and_the_alive_among_them() -> None:
    every = [
        an_application(1, stage=S.OFFER),
        an_application(2, stage=S.SCREENING, applied=ago(70)),
        an_application(3, stage=S.CLOSED, ended=Ended.REJECTED),
        an_application(4, stage=S.TO_APPLY),
    ]
    assert board.build_board(every, [], [], TODAY).funnel == (
        (S.APPLIED, 3, 1),
        (S.SCREENING, 2, 1),
        (S.INTERVIEWING, 1, 1),
        (S.OFFER, 1, 1),
    )


def test_nothing_at_all_is_no_trouble() -> None:
    found = board.build_board([], [], [], TODAY)
    assert (found.lines, found.loose, found.due, found.meetings) == ((), (), (), ())
    assert [rung.reached for rung in found.funnel] == [0, 0, 0, 0]


def test_hiding_rejections_hides_those_an_interview_ended_as_well() -> None:
    no = an_application(1, stage=S.CLOSED, ended=Ended.REJECTED)
    met_no, fine = an_application(2), an_application(3)
    met = an_interview(application=met_no.id)
    found = board.build_board([no, met_no, fine], [met], [an_outcome(met, Result.REJECTED)], TODAY)
    shown = board.visible_lines(found, hide_rejections=True)
    assert [line.application for line in shown] == [fine]
    assert len(board.visible_lines(found, hide_rejections=False)) == 3


def test_a_stage_other_than_closed_forgets_the_ending() -> None:
    closed = an_application(stage=S.CLOSED, ended=Ended.ACCEPTED)
    assert edits.set_stage(closed, S.CLOSED, TODAY, NOW).ended is Ended.ACCEPTED
    assert edits.set_stage(closed, S.OFFER, TODAY, NOW).ended is None


@pytest.mark.parametrize(
    "stage, applied", [(S.APPLIED, TODAY), (S.OFFER, TODAY), (S.WITHDRAWN, None)]
)
def test_a_plan_that_is_carried_out_is_dated_today(
    stage: ApplicationStage, applied: dt.date | None
) -> None:
    plan = an_application(stage=S.TO_APPLY, applied=None)
    assert edits.set_stage(plan, stage, TODAY, NOW).applied == applied


def test_a_chaser_sent_waits_five_working_days_unless_something_is_planned() -> None:
    friday = dt.date(2026, 11, 20)
    asked = edits.note_chaser(an_application(), friday)
    assert (asked.next_action, asked.next_date) == (edits.LISTEN, dt.date(2026, 11, 27))
    assert edits.note_chaser(asked, None) == an_application()
    planned = an_application(next_action="Ring", next_date=TODAY)
    assert edits.note_chaser(planned, friday) == planned
    assert edits.note_chaser(planned, None) == planned
    assert edits.note_chaser(an_application(), None) == an_application()


@pytest.mark.parametrize(
    "stage, met, reached",
    [
        (S.TO_APPLY, Stage.SCREENING, S.SCREENING),
        (S.APPLIED, Stage.SCREENING, S.SCREENING),
        (S.APPLIED, None, S.INTERVIEWING),
        (S.OFFER, Stage.FINAL, S.OFFER),
        (S.INTERVIEWING, Stage.SCREENING, S.INTERVIEWING),
        (S.CLOSED, Stage.FINAL, S.CLOSED),
        (S.GHOSTED, Stage.FINAL, S.GHOSTED),
    ],
)
def test_an_interview_brings_an_application_at_least_as_far(
    stage: ApplicationStage, met: Stage | None, reached: ApplicationStage
) -> None:
    one = an_application(stage=stage)
    assert edits.note_interview(one, an_interview(stage=met)).stage is reached


@pytest.mark.parametrize(
    "results, standing",
    [
        ([], (S.INTERVIEWING, None)),
        ([Result.THROUGH], (S.INTERVIEWING, None)),
        ([Result.OFFER], (S.OFFER, None)),
        ([Result.REJECTED], (S.CLOSED, Ended.REJECTED)),
        ([Result.NO_ANSWER], (S.GHOSTED, None)),
        ([Result.WITHDRAWN], (S.WITHDRAWN, None)),
    ],
)
def test_interviews_without_an_application_say_how_it_stands(
    results: list[Result], standing: tuple[ApplicationStage, Ended | None]
) -> None:
    met = an_interview(company="A")
    outcomes = [an_outcome(met, each) for each in results]
    found = threads([], [met], outcomes)[0]
    assert found.state == standing


@pytest.mark.parametrize(
    "company, role, found",
    [
        ("northgate ", " BAKER", 1),
        ("Northgate", "Clerk", 2),
        ("Northgate", "Cook", None),
        ("Northgate", "", None),
        ("Larkspur", "Cook", None),
        ("Larkspur", "", 3),
        ("Quill", "Cook", 4),
        ("", "Baker", None),
        ("Elsewhere", "Baker", None),
    ],
)
def test_an_interview_fits_the_one_application_of_its_job(
    company: str, role: str, found: int | None
) -> None:
    every = [
        an_application(1, company="Northgate", role="Baker"),
        an_application(2, company="Northgate", role="Clerk"),
        an_application(3, company="Larkspur", role="Baker"),
        an_application(4, company="Quill"),
        an_application(5, company="", role="Baker"),
    ]
    match = edits.find_match(an_interview(company=company, role=role), every)
    assert (match and match.id) == (f"{found:032x}" if found else None)


def test_what_is_linked_already_stays_linked() -> None:
    every = [an_application(1, company="A"), an_application(2, company="B")]
    linked = an_interview(1, company="A", application=every[1].id)
    free = an_interview(2, company="A")
    assert [each.application for each in edits.link_all([linked, free], every)] == [
        every[1].id,
        every[0].id,
    ]

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from data.coaching.applications import standing as coaching
from data.coaching.hiring_process.thread import Thread
from data.models import (
    Application,
    ApplicationStage,
    Ended,
    Interview,
    Outcome,
    Result,
    Stage,
)

NOW = dt.datetime(2026, 11, 22, 18, tzinfo=dt.UTC)
TODAY = NOW.date()
A = ApplicationStage


def key(number: int) -> str:
    return f"{number:032x}"


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def an_application(number: int, **fields: Any) -> Application:  # noqa: ANN401
    made = {"company": f"Company {number}", "applied": ago(5), **fields}
    return Application(id=key(number), created=NOW, updated=NOW, **made)


def an_interview(number: int, days: int = 5, **fields: Any) -> Interview:  # noqa: ANN401
    return Interview(id=key(100 + number), created=NOW, updated=NOW, date=ago(days), **fields)


def an_outcome(number: int, result: Result, **fields: Any) -> Outcome:  # noqa: ANN401
    made = {"interview": key(100 + number), "result": result, **fields}
    return Outcome(id=key(200 + number), created=NOW, updated=NOW, **made)


def quiet_days(
    applications: list[Application], interviews: tuple[Interview, ...] = ()
) -> list[int | None]:
    found = coaching.threads(applications, interviews, ())
    return [coaching.quiet_days(each, TODAY) for each in found]


def test_fourteen_days_without_a_word_are_quiet_and_thirteen_are_not() -> None:
    those = [an_application(1, applied=ago(14)), an_application(2, applied=ago(13))]
    assert quiet_days(those) == [14, None]


@pytest.mark.parametrize("fields", [{"heard": ago(3)}, {"applied": None}, {"next_date": ago(-1)}])
def test_a_word_heard_no_date_or_a_step_ahead_keeps_it_from_being_quiet(
    fields: dict[str, Any],
) -> None:
    assert quiet_days([an_application(1, **{"applied": ago(30), **fields})]) == [None]


def test_a_linked_interview_is_a_word() -> None:
    application = an_application(1, applied=ago(30))
    linked = an_interview(1, 16, application=key(1))
    assert quiet_days([application], (linked,)) == [16]
    spoken = an_interview(1, 16, application=key(1), last_contact=ago(2))
    assert quiet_days([application], (spoken,)) == [None]


def test_an_interview_without_an_application_goes_quiet_as_well() -> None:
    assert quiet_days([], (an_interview(1, 20, company="Quill"),)) == [20]
    away = an_interview(1, 20, company="Quill", closed_until=ago(-3))
    assert quiet_days([], (away,)) == [None]
    assert coaching.proportion((), [away], (), TODAY).alive == 1


@pytest.mark.parametrize("stage", [A.TO_APPLY, A.CLOSED, A.GHOSTED, A.WITHDRAWN])
def test_what_is_not_under_way_is_neither_alive_nor_quiet(stage: ApplicationStage) -> None:
    application = an_application(1, applied=ago(30), stage=stage)
    (thread,) = coaching.threads([application], (), ())
    assert not thread.state.open
    assert not thread.alive(TODAY)
    assert quiet_days([application]) == [None]


def test_next_steps_due_come_earliest_first_and_planned_applications_among_them() -> None:
    those = [
        an_application(1, next_date=TODAY),
        an_application(2, next_date=ago(3), stage=A.TO_APPLY),
        an_application(3, next_date=ago(-2)),
        an_application(5),
    ]
    assert [each.id for each in coaching.due_applications(those, TODAY)] == [key(2), key(1)]
    ahead = coaching.due_applications(those, TODAY, ahead=2)
    assert [each.id for each in ahead] == [key(2), key(1), key(3)]


def test_an_empty_journal_has_nothing_to_put_in_proportion() -> None:
    assert coaching.proportion((), (), (), TODAY) == coaching.Proportion(0, 0, 0, 0, 0)


def test_each_try_counts_at_the_furthest_it_came() -> None:
    those = [
        an_application(1),
        an_application(2, stage=A.SCREENING),
        an_application(3, stage=A.CLOSED, ended=Ended.REJECTED),
        an_application(4, stage=A.CLOSED, ended=Ended.DECLINED),
        an_application(5, stage=A.TO_APPLY, applied=None),
        an_application(6, stage=A.GHOSTED),
    ]
    met = [an_interview(3, application=key(3)), an_interview(6, application=key(6))]
    offered = [an_outcome(6, Result.OFFER)]
    found = coaching.proportion(those, met, offered, TODAY)
    assert (found.all, found.screened, found.interviewed, found.offers) == (5, 4, 3, 2)
    assert (found.rounds, found.listed) == (2, 5)


def test_two_rounds_at_one_company_without_an_application_are_one_try() -> None:
    rounds = [
        an_interview(1, 9, company="Quill", role="Analyst", stage=Stage.SCREENING),
        an_interview(2, 5, company=" quill", role="analyst"),
        an_interview(3, 5),
        an_interview(4, 5),
    ]
    found = coaching.proportion((), rounds, (), TODAY)
    assert (found.all, found.interviewed, found.rounds, found.listed) == (3, 3, 4, 0)
    assert coaching.proportion((), rounds[:1], (), TODAY).interviewed == 0


def test_one_no_stands_among_nine_still_alive() -> None:
    those = [an_application(number) for number in range(10)]
    met = [an_interview(1, application=key(1)), an_interview(2, application=key(2))]
    outcomes = [an_outcome(1, Result.REJECTED, heard=TODAY), an_outcome(2, Result.THROUGH)]
    found = coaching.proportion(those, met, outcomes, TODAY)
    assert (found.noes, found.alive, found.offers, found.interviewed) == (1, 9, 0, 2)
    assert (found.all, found.silent, found.quiet) == (10, 0, 0)


def test_two_noes_for_one_job_are_one_no() -> None:
    no = an_application(1, stage=A.CLOSED, ended=Ended.REJECTED)
    found = coaching.proportion(
        [no], [an_interview(1, application=key(1))], [an_outcome(1, Result.REJECTED)], TODAY
    )
    assert (found.noes, found.alive) == (1, 0)


def test_sixty_silent_days_are_not_counted_as_alive() -> None:
    those = [an_application(1, applied=ago(60)), an_application(2, applied=ago(59))]
    found = coaching.proportion(those, (), (), TODAY)
    assert (found.alive, found.quiet, found.silent) == (1, 1, 1)


@pytest.mark.parametrize("accepted", [True, False])
def test_an_offer_that_was_answered_is_no_longer_alive_but_was_an_offer(accepted: bool) -> None:
    outcome = an_outcome(1, Result.OFFER, accepted=accepted)
    found = coaching.proportion((), [an_interview(1)], [outcome], TODAY)
    assert (found.alive, found.offers) == (0, 1)


def test_a_link_to_an_application_that_is_gone_leaves_the_interview_on_its_own() -> None:
    lost = an_interview(1, application=key(77), company="Quill")
    (thread,) = coaching.threads((), [lost], ())
    assert thread == Thread(None, (lost,), ())


def test_tables_to_read_say_how_an_application_stands_and_leave_all_else_as_it_is() -> None:
    one, met = an_application(1), an_interview(1, application=key(1))
    records = (met, one, an_outcome(1, Result.REJECTED))
    found = coaching.with_current_stages(records)
    assert (found[0], found[2]) == (met, records[2])
    assert isinstance(found[1], Application)
    assert (found[1].stage, found[1].ended) == (A.CLOSED, Ended.REJECTED)
    assert coaching.with_current_stages((one,)) == (one,)

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from data.coaching.interviews.facts import Facts
from data.coaching.interviews.next_step import (
    Now,
    Reason,
    Situation,
    Tonight,
    is_last_call,
    next_step,
    situation,
)
from data.coaching.interviews.ten_steps import StepStatus, hidden, out_of_sight, set_step, steps
from data.models import (
    Amends,
    Application,
    ApplicationStage,
    Around,
    CheckIn,
    Contact,
    Evaluation,
    EvaluationState,
    FollowUp,
    Interview,
    Letter,
    LimitError,
    Outcome,
    Practice,
    Repair,
    Result,
    Step,
    StepState,
    Wobble,
    Worry,
)
from data.models import Moment as CheckInMoment

NOW = dt.datetime(2026, 11, 20, 18, tzinfo=dt.UTC)  # a Friday
TODAY = NOW.date()
ME = f"{1:032x}"
MADE: dict[str, Any] = {"id": f"{9:032x}", "created": NOW, "updated": NOW}
CLOSED = Evaluation(state=EvaluationState.CLOSED, closed_at=NOW)


def day(days: int) -> dt.date:
    return TODAY + dt.timedelta(days=days)


def an_interview(**fields: Any) -> Interview:  # noqa: ANN401
    made = {"date": TODAY, "company": "Larkspur", **fields}
    return Interview(**{"id": ME, "created": NOW, "updated": NOW, **made})


def an_outcome(result: Result, **fields: Any) -> Outcome:  # noqa: ANN401
    return Outcome(**MADE, interview=ME, result=result, **fields)


def state(
    number: int,
    interview: Interview | None = None,
    outcome: Outcome | None = None,
    facts: Facts | None = None,
) -> tuple[StepStatus, dt.date | None]:
    found = steps(interview or an_interview(), outcome, facts or Facts(), TODAY)[number - 1]
    assert found.number == number
    return found.state, found.until


def at(hours: float) -> Now:
    now = NOW + dt.timedelta(hours=hours)
    return Now(now, now.date())


def offered(
    moment: Now, interview: Interview, outcome: Outcome | None = None, facts: Facts | None = None
) -> list[tuple[int, Reason]]:
    outcomes = {outcome.interview: outcome} if outcome else {}
    found = next_step([interview], outcomes, facts or Facts(), moment)
    return [(each.step.number, each.reason) for each in found]


DONE, TO_DO, NOT_NEEDED = (
    (StepStatus.DONE, None),
    (StepStatus.TO_DO, None),
    (StepStatus.NOT_NEEDED, None),
)
REJECTED = an_outcome(Result.REJECTED, heard=TODAY)


def test_a_fresh_interview_has_nine_steps_to_do_and_one_that_waits_for_its_day() -> None:
    found = steps(an_interview(), None, Facts(), TODAY)
    assert [each.number for each in found] == list(range(1, 11))
    assert [each.state for each in found if each.number != 7] == [StepStatus.TO_DO] * 9
    assert state(7) == (StepStatus.WAITING, dt.date(2026, 11, 27))


@pytest.mark.parametrize("wobble", list(Wobble))
def test_answering_whether_one_gave_up_settles_the_first(wobble: Wobble) -> None:
    assert state(1, an_interview(wobble=wobble)) == DONE


def test_rating_the_exit_or_ticking_its_list_settles_the_second() -> None:
    assert state(2, an_interview(around=(Around(area="leaving", rating=3),))) == DONE
    assert state(2, an_interview(leaving=("smile",))) == DONE
    assert state(2, an_interview(around=(Around(area="leaving"),))) == TO_DO
    assert state(2, an_interview(around=(Around(area="nerves", rating=3),))) == TO_DO


def test_a_check_in_after_breathing_settles_the_third() -> None:
    after = CheckIn(**MADE, moment=CheckInMoment.AFTER, level=4, at=NOW, interview=ME)
    before = CheckIn(**MADE, moment=CheckInMoment.BEFORE, level=1, at=NOW, interview=ME)
    other = CheckIn(**MADE, moment=CheckInMoment.AFTER, level=4, at=NOW)
    assert state(3, facts=Facts(check_ins=[after])) == DONE
    assert state(3, facts=Facts(check_ins=[before])) == TO_DO
    elsewhere = CheckIn(**MADE, moment=CheckInMoment.AFTER, level=4, at=NOW, interview=f"{2:032x}")
    assert state(3, facts=Facts(check_ins=[elsewhere])) == TO_DO
    long_before = replace(other, at=NOW - dt.timedelta(hours=5))
    assert state(3, facts=Facts(check_ins=[long_before])) == TO_DO


def test_a_breathing_shortly_before_counts_for_the_interview_logged_next_alone() -> None:
    at = NOW - dt.timedelta(hours=3)
    breathed = CheckIn(**MADE, moment=CheckInMoment.AFTER, at=at)
    sooner = an_interview(id=f"{2:032x}", created=at + dt.timedelta(minutes=5))
    assert state(3, facts=Facts(check_ins=[breathed])) == DONE
    both = Facts(check_ins=[breathed], interviews=[sooner, an_interview()])
    assert state(3, facts=both) == TO_DO
    assert state(3, sooner, facts=both) == DONE


def test_closing_the_evaluation_settles_the_fourth() -> None:
    assert state(4, an_interview(evaluation=CLOSED)) == DONE
    assert state(4, an_interview(evaluation=Evaluation(state=EvaluationState.STARTED))) == TO_DO


def test_deciding_about_amends_or_writing_settles_the_fifth() -> None:
    assert state(5, an_interview(amends=Repair(decision=Amends.SEND))) == DONE
    assert state(5, an_interview(amends=Repair(decision=Amends.LEAVE))) == NOT_NEEDED
    assert state(5, an_interview(amends=Repair(what="blank"))) == TO_DO
    letter = Letter(**MADE, template="amends", interview=ME)
    assert state(5, facts=Facts(letters=[letter])) == DONE
    assert state(5, outcome=REJECTED) == NOT_NEEDED


def test_closing_the_interview_waits_for_its_day_and_a_parked_worry_settles_the_sixth() -> None:
    until = day(5)
    assert state(6, an_interview(closed_until=until)) == (StepStatus.WAITING, until)
    assert state(6, an_interview(closed_until=TODAY)) == DONE
    assert state(6, facts=Facts(worries=[Worry(**MADE, interview=ME)])) == DONE
    assert state(6, facts=Facts(worries=[Worry(**MADE)])) == TO_DO
    assert state(6, an_interview(closed_until=until), REJECTED) == DONE
    assert state(6, outcome=REJECTED) == NOT_NEEDED


def test_the_seventh_waits_for_the_day_to_ask_and_is_then_to_do() -> None:
    assert state(7, an_interview(promised=day(3))) == (StepStatus.WAITING, dt.date(2026, 11, 24))
    assert state(7, an_interview(date=day(-7))) == TO_DO
    asked = an_interview(date=day(-7), last_contact=TODAY)
    assert state(7, asked) == (StepStatus.WAITING, dt.date(2026, 11, 27))


@pytest.mark.parametrize("result", [Result.THROUGH, Result.NO_ANSWER, Result.WITHDRAWN])
def test_news_that_wants_no_reply_settles_the_seventh(result: Result) -> None:
    assert state(7, outcome=an_outcome(result)) == DONE


@pytest.mark.parametrize("result", [Result.OFFER, Result.REJECTED])
def test_an_offer_and_a_no_want_a_reply(result: Result) -> None:
    assert state(7, outcome=an_outcome(result)) == TO_DO
    assert state(7, outcome=an_outcome(result, replied=TODAY)) == DONE
    reply = Letter(**MADE, template="thank-you", interview=ME)
    assert state(7, outcome=an_outcome(result, heard=TODAY), facts=Facts(letters=[reply])) == DONE


def test_a_thank_you_from_before_the_news_is_no_reply_to_it() -> None:
    earlier = NOW - dt.timedelta(days=9)
    thanks = Letter(
        id=f"{8:032x}", created=earlier, updated=earlier, template="thank-you", interview=ME
    )
    assert state(7, outcome=REJECTED, facts=Facts(letters=[thanks])) == TO_DO


def test_somebody_noted_settles_the_eighth_and_an_open_follow_up_waits_for_its_day() -> None:
    met = Contact(**MADE, interview=ME)
    assert state(8, facts=Facts(contacts=[met])) == DONE
    assert state(8, facts=Facts(contacts=[Contact(**MADE)])) == TO_DO
    later = FollowUp(**MADE, interview=ME, due=day(9))
    assert state(8, facts=Facts(contacts=[met], follow_ups=[later])) == (StepStatus.WAITING, day(9))
    now = FollowUp(**MADE, interview=ME, due=TODAY)
    assert state(8, facts=Facts(contacts=[met], follow_ups=[now])) == TO_DO
    done = FollowUp(**MADE, interview=ME, due=TODAY, done=TODAY)
    assert state(8, facts=Facts(follow_ups=[done])) == DONE


def test_practice_after_the_interview_settles_the_ninth() -> None:
    same_time = Practice(**MADE, area="intro", date=TODAY)
    assert state(9, facts=Facts(practices=[same_time])) == TO_DO
    earlier = an_interview(created=NOW - dt.timedelta(hours=1))
    assert state(9, earlier, facts=Facts(practices=[same_time])) == DONE
    before = Practice(**MADE, area="intro", date=day(-1))
    assert state(9, facts=Facts(practices=[before])) == TO_DO


def test_an_application_a_next_step_or_another_interview_settles_the_tenth() -> None:
    old = Application(**MADE, applied=day(-3))
    assert state(10, facts=Facts(applications=[old])) == TO_DO
    assert state(10, facts=Facts(applications=[Application(**MADE, applied=TODAY)])) == DONE
    assert state(10, facts=Facts(applications=[Application(**MADE, next_date=day(2))])) == DONE
    assert state(10, facts=Facts(interviews=[an_interview(date=day(4))])) == DONE
    later = NOW + dt.timedelta(hours=1)
    planned = Application(id=ME, created=later, updated=later, stage=ApplicationStage.TO_APPLY)
    assert state(10, facts=Facts(applications=[planned])) == DONE
    assert state(10, outcome=an_outcome(Result.OFFER, accepted=True)) == NOT_NEEDED


def test_a_step_set_by_hand_wins_and_can_be_given_back() -> None:
    skipped = set_step(an_interview(wobble=Wobble.NO), 1, StepState.SKIPPED, NOW)
    assert state(1, skipped) == (StepStatus.SKIPPED, None)
    assert state(1, set_step(skipped, 1, None, NOW)) == DONE
    both = set_step(set_step(an_interview(), 9, StepState.DONE, NOW), 2, StepState.NOT_NEEDED, NOW)
    assert both.steps == (
        Step(number=2, state=StepState.NOT_NEEDED),
        Step(number=9, state=StepState.DONE),
    )


def test_there_is_no_eleventh_step() -> None:
    with pytest.raises(LimitError):
        set_step(an_interview(), 11, StepState.DONE, NOW)


def test_ten_steps_can_all_be_settled() -> None:
    interview = an_interview()
    for number in range(1, 11):
        interview = set_step(interview, number, StepState.SKIPPED, NOW)
    assert all(each.settled and each.by_hand for each in steps(interview, None, Facts(), TODAY))


def test_a_closed_interview_is_out_of_sight_until_its_day() -> None:
    closed = an_interview(closed_until=day(1))
    assert out_of_sight(closed, TODAY)
    assert not out_of_sight(closed, day(1))
    assert hidden([closed], TODAY) == {ME}
    assert hidden([an_interview()], TODAY) == frozenset()


def test_minutes_after_it_is_breathing_then_jotting_down_the_questions() -> None:
    assert situation(an_interview(), None, at(0.2)) is Situation.JUST_OUT
    assert offered(at(0.2), an_interview()) == [
        (3, Reason.CALM_FIRST),
        (4, Reason.JOT_IT_DOWN),
        (2, Reason.LEFT_OPEN),
    ]


def test_that_evening_it_is_the_half_hour() -> None:
    assert offered(at(3), an_interview())[0] == (4, Reason.WHILE_FRESH)
    begun = an_interview(evaluation=Evaluation(state=EvaluationState.STARTED))
    assert offered(at(1), begun)[0] == (4, Reason.HALF_DONE)


def test_while_waiting_it_is_amends_then_letting_go_then_people() -> None:
    assert offered(at(20), an_interview(evaluation=CLOSED)) == [
        (5, Reason.IN_TIME_FOR_AMENDS),
        (6, Reason.LET_IT_GO),
        (8, Reason.KEEP_THE_DOOR_OPEN),
    ]


def test_on_the_evening_it_was_looked_back_on_nothing_is_left_to_go_over() -> None:
    tonight = offered(at(1), an_interview(evaluation=CLOSED))
    assert tonight[0] == (6, Reason.LET_IT_GO)
    assert (5, Reason.IN_TIME_FOR_AMENDS) not in tonight
    last = an_interview(evaluation=CLOSED, date=day(-2))
    assert offered(at(1), last)[0] == (5, Reason.IN_TIME_FOR_AMENDS)
    assert is_last_call(last, TODAY)
    assert not is_last_call(last, day(-1))


def test_after_five_working_days_it_is_time_to_ask_and_no_longer_for_amends() -> None:
    found = offered(at(24 * 7), an_interview(evaluation=CLOSED))
    assert found[:2] == [(7, Reason.TIME_TO_ASK), (6, Reason.LET_IT_GO)]


@pytest.mark.parametrize(
    "result, reason",
    [(Result.REJECTED, Reason.TURNED_DOWN), (Result.OFFER, Reason.AN_OFFER)],
)
def test_news_comes_first_with_its_own_reason(result: Result, reason: Reason) -> None:
    outcome = an_outcome(result, heard=TODAY)
    found = offered(at(1), an_interview(evaluation=CLOSED), outcome)
    assert found == [(7, reason), (8, Reason.KEEP_THE_DOOR_OPEN), (9, Reason.PRACTISE)]


def test_an_interview_out_of_sight_leaves_practice_and_the_next_application() -> None:
    closed = an_interview(evaluation=CLOSED, closed_until=day(9))
    assert offered(at(30), closed) == [(9, Reason.PRACTISE), (10, Reason.BACK_IN_THE_SADDLE)]


def test_news_brings_an_interview_back_into_sight() -> None:
    closed = an_interview(evaluation=CLOSED, closed_until=day(9))
    assert offered(at(30), closed, REJECTED)[0] == (7, Reason.TURNED_DOWN)


def test_a_skipped_step_is_not_offered_again() -> None:
    skipped = set_step(an_interview(), 3, StepState.SKIPPED, NOW)
    assert offered(at(0.2), skipped)[0] == (4, Reason.JOT_IT_DOWN)


def test_long_ago_nobody_is_asked_to_look_back_or_to_ask_again() -> None:
    old = an_interview(date=day(-90), created=NOW - dt.timedelta(days=90))
    assert offered(at(0), old) == [(9, Reason.PRACTISE), (10, Reason.BACK_IN_THE_SADDLE)]


def test_of_several_interviews_the_most_pressing_is_first_and_no_step_comes_twice() -> None:
    waiting = an_interview(date=day(-8), evaluation=CLOSED)
    fresh = an_interview(id=f"{2:032x}", company="Quill")
    also = an_interview(id=f"{3:032x}", date=day(-1))
    found = next_step([waiting, also, fresh], {}, Facts(), at(0.5))
    assert len(found) == 3
    assert (found[0].interview, found[0].step.number) == (fresh, 3)
    assert len({each.step.number for each in found}) == 3


def test_an_offer_and_a_half_done_evaluation_come_before_keeping_in_touch_elsewhere() -> None:
    through = an_interview(date=day(-3), evaluation=CLOSED)
    begun = an_interview(id=f"{2:032x}", evaluation=Evaluation(state=EvaluationState.STARTED))
    offer = an_interview(id=f"{3:032x}", date=day(-9), evaluation=CLOSED)
    news = {
        through.id: an_outcome(Result.THROUGH, heard=TODAY),
        offer.id: an_outcome(Result.OFFER, heard=TODAY),
    }
    found = next_step([through, begun, offer], news, Facts(), at(5))
    assert [each.reason for each in found] == [
        Reason.AN_OFFER,
        Reason.HALF_DONE,
        Reason.KEEP_THE_DOOR_OPEN,
    ]


def test_an_interview_still_to_come_asks_for_nothing() -> None:
    assert offered(at(0), an_interview(date=day(3))) == []
    assert next_step([], {}, Facts(), at(0)) == ()


def on_evening(tonight: Tonight, **fields: Any) -> list[tuple[int, Reason]]:  # noqa: ANN401
    moment = at(30)._replace(tonight=tonight)
    return offered(moment, an_interview(closed_until=day(9), **fields))


def test_what_comes_back_tonight_is_offered_in_the_place_of_practice() -> None:
    assert on_evening(Tonight.WAITING)[0] == (9, Reason.TONIGHT)
    assert on_evening(Tonight.NOTHING)[0] == (9, Reason.PRACTISE)


def test_it_is_offered_on_although_something_was_practised_since() -> None:
    practised = Facts(practices=[Practice(**MADE, area="intro", date=day(1))])
    closed = an_interview(closed_until=day(9))
    for tonight, found in ((Tonight.WAITING, [9, 10]), (Tonight.NOTHING, [10])):
        moment = at(30)._replace(tonight=tonight)
        steps_offered = next_step([closed], {}, practised, moment)
        assert [each.step.number for each in steps_offered] == found


@pytest.mark.parametrize("by_hand", list(StepState))
def test_practice_settled_by_hand_is_not_asked_for_by_the_evening(by_hand: StepState) -> None:
    settled = (Step(number=9, state=by_hand),)
    assert on_evening(Tonight.WAITING, steps=settled) == [(10, Reason.BACK_IN_THE_SADDLE)]


def test_not_tonight_leaves_practice_out_altogether() -> None:
    assert on_evening(Tonight.OFF) == [(10, Reason.BACK_IN_THE_SADDLE)]


def test_on_the_day_of_an_interview_nobody_is_sent_to_go_over_answers() -> None:
    today = at(5)._replace(tonight=Tonight.WAITING)
    found = offered(today, an_interview(evaluation=CLOSED, closed_until=day(9)))
    assert Reason.TONIGHT not in [reason for _, reason in found]

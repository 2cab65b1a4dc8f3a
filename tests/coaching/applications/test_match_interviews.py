"""Where interviews and applications meet: which look like one, and what was told apart."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from data.coaching.applications import match_interviews
from data.coaching.applications import standing as tries
from data.coaching.hiring_process.same_job import fold_company, job_of
from data.models import Application, ApplicationStage, Ended, Interview, Outcome, Result
from tests.coaching.applications.test_board import (
    NOW,
    ago,
    an_application,
    an_interview,
    an_outcome,
)

S = ApplicationStage


def met_by(
    applications: list[Application], interviews: list[Interview], *outcomes: Outcome
) -> list[tuple[list[str], list[str]]]:
    """The ids of the interviews and of the applications of each meeting."""
    found = match_interviews.possible_matches(tries.threads(applications, interviews, outcomes))
    return [
        ([each.id for each in met.thread.interviews], [each.id for each in met.applications])
        for met in found
    ]


@pytest.mark.parametrize(
    "typed",
    [
        *("Acme", " acme ", "ACME Ltd", "Acme Limited", "Acme, Inc.", "The Acme plc"),
        *("Acme GmbH", "acme  pty ltd", "Ácme", "Acme S.A."),
    ],
)
def test_a_company_is_the_same_however_it_was_typed(typed: str) -> None:
    assert fold_company(typed) == "acme"


@pytest.mark.parametrize(
    "typed, folded",
    [
        ("Harbour & Co", "harbour and co"),
        ("Larkspur and Söhne", "larkspur and sohne"),
        ("Acme Holdings", "acme holdings"),
        ("The Ltd", "the ltd"),
        ("The Limited", "the limited"),
        ("Ltd", "ltd"),
        ("St. John's", "st johns"),
        ("Amazon.com", "amazoncom"),
        ("", ""),
        (" \n", ""),
    ],
)
def test_what_tells_companies_apart_is_kept(typed: str, folded: str) -> None:
    assert fold_company(typed) == folded


@pytest.mark.parametrize(
    "company, role, applied, meets",
    [
        ("Acme", "Baker", ("ACME Ltd", "baker"), True),
        ("Acme", "Full-stack developer", ("Acme", "full stack  Developer"), True),
        ("Acme", "", ("Acme", "Baker"), True),
        ("Acme", "Baker", ("Acme", ""), True),
        ("Acme", "Baker", ("Acme", "Cook"), False),
        ("Acme", "Baker", ("Quill", "Baker"), False),
        ("", "Baker", ("", "Baker"), False),
    ],
)
def test_they_meet_by_company_and_by_role_as_far_as_both_are_known(
    company: str, role: str, applied: tuple[str, str], *, meets: bool
) -> None:
    one = an_application(company=applied[0], role=applied[1])
    met = an_interview(company=company, role=role)
    assert met_by([one], [met]) == ([([met.id], [one.id])] if meets else [])


def test_the_very_role_comes_before_one_that_leaves_it_open_and_several_are_all_offered() -> None:
    exact = an_application(1, company="Acme", role="Baker")
    open_ = an_application(2, company="Acme")
    cook = an_application(3, company="Acme", role="Cook")
    named, unnamed = an_interview(1, company="Acme", role="Baker"), an_interview(2, company="Quill")
    assert met_by([exact, open_, cook], [named, unnamed]) == [([named.id], [exact.id])]
    unsaid = an_interview(3, company="Acme")
    assert met_by([exact, open_, cook], [unsaid]) == [([unsaid.id], [exact.id, open_.id, cook.id])]


def test_all_rounds_of_a_try_meet_together_and_what_is_linked_meets_nothing() -> None:
    one = an_application(company="Acme", role="Baker")
    rounds = [
        an_interview(1, company="Acme", role="baker", date=ago(9)),
        an_interview(2, company="Acme Ltd", date=ago(2)),
    ]
    assert met_by([one], rounds) == [([each.id for each in rounds], [one.id])]
    linked = [replace(each, application=one.id) for each in rounds]
    assert met_by([one], linked) == []


def test_what_was_told_apart_is_not_asked_again_not_even_for_the_next_round() -> None:
    one = an_application(company="Acme", role="Baker")
    first = match_interviews.tell_apart(
        an_interview(1, company="Acme", role="Baker", date=ago(9)), [one.id]
    )
    assert met_by([one], [first]) == []
    assert met_by([one], [first, an_interview(2, company="Acme", role="Baker")]) == []
    another = an_application(2, company="Acme", role="Baker")
    assert met_by([one, another], [first]) == [([first.id], [another.id])]


def test_leaving_an_application_tells_the_two_apart_and_joining_it_again_forgets_that() -> None:
    one = an_application(company="Acme")
    linked = match_interviews.link_interview(an_interview(company="Acme"), one)
    assert linked.application == one.id
    left = match_interviews.link_interview(linked, None)
    assert (left.application, left.apart) == (None, (one.id,))
    assert met_by([one], [left]) == []
    again = match_interviews.link_interview(left, one)
    assert (again.application, again.apart) == (one.id, ())


def test_an_interview_long_after_it_was_over_is_no_part_of_it_but_silence_may_end() -> None:
    met = an_interview(company="Acme", date=ago(1))
    one = an_application(
        company="Acme", stage=S.CLOSED, ended=Ended.REJECTED, applied=ago(60), heard=ago(30)
    )
    assert met_by([one], [met]) == []
    before = an_interview(company="Acme", date=ago(40))
    assert met_by([one], [before]) == [([before.id], [one.id])]
    silent = an_application(company="Acme", stage=S.GHOSTED, applied=ago(60), staged=NOW)
    assert met_by([silent], [met]) == [([met.id], [silent.id])]


def test_rounds_of_one_try_stand_together_with_what_looks_like_their_application() -> None:
    one = an_application(company="Acme", role="Baker")
    linked = an_interview(1, company="Acme", role="Baker", date=ago(9), application=one.id)
    loose = an_interview(2, company="Acme", role="Baker", date=ago(2))
    other = an_interview(3, company="Quill", date=ago(5))
    threads = tries.threads([one], [linked, loose, other], [])
    found = match_interviews.with_other_rounds([loose, other, linked], threads)
    assert [each.shown for each in found] == [(linked, loose), (other,)]
    assert [each.place(loose) for each in found[:1]] == [2]
    told = match_interviews.tell_apart(loose, [one.id])
    apart = match_interviews.with_other_rounds(
        [told, other, linked], tries.threads([one], [linked, told, other], [])
    )
    assert [each.shown for each in apart] == [(told,), (other,), (linked,)]


def test_an_interview_without_a_role_is_a_round_of_the_one_job_known_there() -> None:
    baker = an_interview(1, company="Acme", role="Baker", date=ago(9))
    unsaid = an_interview(2, company="Acme", date=ago(5))
    cook = an_interview(3, company="Acme", role="Cook", date=ago(3))
    assert len(tries.threads([], [baker, unsaid], [])) == 1
    assert len(tries.threads([], [baker, unsaid, cook], [])) == 3


def test_a_no_from_an_outcome_dates_the_end_of_an_application() -> None:
    one = an_application(company="Acme", role="Baker", applied=ago(60))
    old = an_interview(1, company="Acme", role="Baker", date=ago(50), application=one.id)
    no = replace(an_outcome(old, Result.REJECTED), heard=ago(40))
    new = an_interview(2, company="Acme", role="Baker", date=ago(1))
    assert met_by([one], [old, new], no) == []


def test_a_job_is_folded_once_for_either_side() -> None:
    assert job_of(an_application(company="A Ltd", role="X-Y")) == job_of(
        an_interview(company="a", role="x y")
    )


def test_a_try_logged_on_both_sides_is_counted_once_and_told_apart_twice() -> None:
    one = an_application(company="Acme", role="Baker", applied=ago(9))
    met = an_interview(company="acme ltd", role="baker", date=ago(2))
    no = an_outcome(met, Result.REJECTED)
    found = tries.proportion([one], [met], [no], NOW.date())
    assert (found.all, found.alive, found.noes, found.interviewed) == (1, 0, 1, 1)
    apart = match_interviews.tell_apart(met, [one.id])
    found = tries.proportion([one], [apart], [no], NOW.date())
    assert (found.all, found.alive, found.noes) == (2, 1, 1)


def test_where_several_applications_may_be_meant_each_counts_on_its_own() -> None:
    every = [an_application(number, company="Acme", role=f"Job {number}") for number in (1, 2)]
    found = tries.proportion(every, [an_interview(company="Acme")], [], NOW.date())
    assert (found.all, found.listed) == (3, 2)


def test_an_interview_long_before_it_was_applied_for_is_no_part_of_it() -> None:
    one = an_application(company="Acme", applied=ago(1))
    assert met_by([one], [an_interview(company="Acme", date=ago(62))]) == []
    late = an_interview(company="Acme", date=ago(61))
    assert met_by([one], [late]) == [([late.id], [one.id])]

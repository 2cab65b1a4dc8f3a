"""Interviews still to come: which there are, how one begins, and how it becomes an interview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from components.session.context import Visit, new_id
from data.coaching.applications import edits
from data.coaching.interviews import upcoming
from data.coaching.invitations import taking
from data.models import AnyRecord, Application, Interview, Question, Upcoming

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from data.coaching.interviews.upcoming import Call, Likely
    from data.coaching.invitations.reading import Invite


def find_waiting(visit: Visit) -> tuple[Upcoming, ...]:
    """What has not become an interview yet, the earliest first."""
    kept = visit.store.all(Upcoming)
    return visit.derive("pending", upcoming.pending_interviews, kept, visit.interviews())


def find_coming(visit: Visit) -> Upcoming | None:
    """The next interview to come, from today on."""
    return next((each for each in find_waiting(visit) if each.date >= visit.today), None)


def find_todays_call(visit: Visit) -> Call | None:
    """What an interview to come calls for today."""
    return upcoming.find_call(find_waiting(visit), visit.today)


def find_of_today(visit: Visit) -> Upcoming | None:
    """The interview to come that is today."""
    call = find_todays_call(visit)
    return call.upcoming if call and call.when is upcoming.When.DAY else None


def find_application(visit: Visit, application_id: str | None) -> Application | None:
    """The application of this id, if it is still there."""
    return next((each for each in visit.store.all(Application) if each.id == application_id), None)


def keep_upcoming(
    visit: Visit, day: date, company: str = "", application: Application | None = None
) -> Upcoming | None:
    """Keep an interview to come; None if that could not be done."""
    known = (
        {"company": application.company, "role": application.role, "application": application.id}
        if application
        else {"company": company.strip()}
    )
    fresh = visit.new(Upcoming, date=day, **known)
    return fresh if visit.save(fresh) else None


def keep_invitation(
    visit: Visit, invite: Invite, line: str, kept: Upcoming | None, *, over_own: bool = False
) -> str | None:
    """Keep what an invitation says, in `kept` or in a new one; its id, or None if that failed.

    `line` is for the note. What another window took meanwhile of a newer version stays.
    """
    if kept is None:
        fresh = visit.new(Upcoming, date=invite.when.day)
        return fresh.id if visit.save(taking.take(fresh, invite, line)) else None

    def fill(now: Upcoming) -> Upcoming:
        older = taking.judge_invite(invite, [now]).standing is taking.InviteStanding.OLDER
        return now if older else taking.take(now, invite, line, over_own=over_own)

    return kept.id if visit.edit(kept.id, fill) else None


def log_interview(visit: Visit) -> None:
    """Begin a new interview of this evening, with what was known of one to come; open it."""
    one = upcoming.upcoming_of_day(visit.store.all(Upcoming), visit.interviews(), visit.evening)
    fresh = _become(visit, one)
    if fresh:
        visit.go("evaluate", id=fresh.id)


def look_back(
    visit: Visit, one: Upcoming, asked: Sequence[Likely] = (), leaving: tuple[str, ...] = ()
) -> Interview | None:
    """Make it an interview, with the likely questions that really were `asked` and no other.

    `leaving` is what was ticked on the way out. None if it could not be kept; then nothing is.
    """
    questions = tuple(Question(id=new_id(), text=each.text, area=each.area) for each in asked)
    return _become(visit, one, questions=questions, leaving=leaving)


def _become(visit: Visit, one: Upcoming | None, **happened: object) -> Interview | None:
    """Keep an interview with what was known of `one`, or of this evening; its application hears."""
    known: dict[str, object] = upcoming.interview_fields(one) if one else {"date": visit.evening}
    application = find_application(visit, one.application) if one else None
    known["application"] = application.id if application else None
    fresh = visit.new(Interview, **known, **happened)
    told: list[AnyRecord] = [upcoming.mark_interviewed(one, fresh)] if one else []
    if application:
        told.append(replace(edits.note_interview(application, fresh), rev=""))
    return fresh if visit.load((fresh, *told)) else None

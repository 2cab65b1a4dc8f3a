"""What can be done with applications, each in one step that can be undone. Draws nothing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from components import shell
from components.forms import saving, undo_remove
from components.journal import restore
from components.session import after_erasing, state
from components.text import application_labels
from data.coaching.applications import board as boards
from data.coaching.applications import edits, match_interviews
from data.coaching.applications import standing as tries
from data.models import Application, ApplicationStage, Ended, Interview, Letter, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

    from components.session.context import Visit
    from components.text.voice import Voice
    from data.coaching.applications.board import Board
    from data.coaching.applications.match_interviews import Meeting
    from data.coaching.hiring_process.thread import Thread
    from data.models import AnyRecord


def find_threads(visit: Visit) -> tuple[Thread, ...]:
    """Every try, from applications and interviews both."""
    kept, heard = visit.store.all(Application), visit.store.all(Outcome)
    return visit.derive("threads", tries.threads, kept, visit.interviews(), heard)


def find_board(visit: Visit) -> Board:
    """All applications as they stand today."""
    kept, heard = visit.store.all(Application), visit.store.all(Outcome)
    return visit.derive("board", boards.build, kept, visit.interviews(), heard, visit.today)


def find_meeting(visit: Visit, interview: Interview) -> Meeting | None:
    """The applications an interview may be part of, if that is to be asked."""
    if not visit.store.all(Application):
        return None
    found = visit.derive("meetings", match_interviews.meetings, find_threads(visit))
    return match_interviews.of_interview(interview.id, found)


def reversibly(visit: Visit, told: Callable[[Voice], str], step: Callable[[], bool]) -> bool:
    """Take a step and remember the way back from it; `told` (Markdown) says what it was."""
    before = visit.store.everything()
    taken = step()
    if taken:
        back = restore.reversal(told, before, visit.store.everything())
        state.write(state.REVERSIBLE, (visit.example, back))
    return taken


def undo(visit: Visit) -> None:
    """The way back from the last step."""
    after_erasing.look_out(visit)
    kept = state.read(state.REVERSIBLE)
    if kept and restore.reverse(visit, kept[1]):
        state.take(state.REVERSIBLE)


def add(visit: Visit, company: str, role: str) -> bool:
    """Keep a new application, made today; False if nothing was typed or it could not be kept."""
    if not (company.strip() or role.strip()):
        return False
    fresh = visit.new(Application, company=company.strip(), role=role.strip(), applied=visit.today)
    told = f"{application_labels.title(fresh)} is on your list."
    return reversibly(visit, lambda _: told, lambda: visit.save(fresh))


def keep(visit: Visit, application: Application, **changed: Any) -> bool:  # noqa: ANN401 - any field
    """Keep the application with these fields changed."""
    return visit.edit(application.id, lambda kept: replace(kept, **changed))


def set_stage(visit: Visit, application: Application, stage: ApplicationStage | None) -> bool:
    """Keep it at another stage; None leaves it where it is."""
    if stage is None:
        return True
    now = visit.now()
    saving.begin_from(application.stage)
    return visit.edit(application.id, lambda kept: edits.set_stage(kept, stage, visit.today, now))


def set_ended(visit: Visit, application: Application, ended: Ended | None) -> bool:
    """Keep it closed, and how it ended."""
    now = visit.now()
    saving.begin_from(application.ended)
    return visit.edit(application.id, lambda kept: edits.set_ended(kept, ended, now))


def finish_step(visit: Visit, application: Application) -> None:
    """Its next step is done."""
    told = f"Done: {application_labels.title(application)}."
    reversibly(visit, lambda _: told, lambda: visit.edit(application.id, edits.finish_step))


def note_silence(visit: Visit, application: Application) -> None:
    """Nothing more is expected of it."""
    told = f"{application_labels.title(application)} counts as never answered now."
    reversibly(
        visit, lambda _: told, lambda: set_stage(visit, application, ApplicationStage.GHOSTED)
    )


def note_word(visit: Visit, application: Application) -> None:
    """They have been in touch today."""
    told = f"You heard from {application_labels.title(application)} today."
    reversibly(visit, lambda _: told, lambda: keep(visit, application, heard=visit.today))


def note_chaser(visit: Visit, application: Application, sent: date | None) -> bool:
    """The letter that asks was marked as sent, or not after all."""
    return visit.edit(application.id, lambda kept: edits.note_chaser(kept, sent))


def link(visit: Visit, interview: Interview, application: Application | None) -> bool:
    """Let an interview belong to an application, or to none."""
    linked = visit.edit(interview.id, lambda kept: match_interviews.belong(kept, application))
    if application is None or not linked:
        return linked
    return visit.edit(application.id, lambda kept: edits.note_interview(kept, interview))


def unlink(visit: Visit, interview: Interview) -> None:
    """Let an interview belong to no application."""
    link(visit, interview, None)


def log_interview(visit: Visit, application: Application) -> Interview | None:
    """A new interview for it, of this evening; None if it could not be kept."""
    fresh = visit.new(
        Interview,
        date=visit.evening,
        company=application.company,
        role=application.role,
        application=application.id,
    )
    kept = visit.save(fresh) and visit.edit(
        application.id, lambda each: edits.note_interview(each, fresh)
    )
    return fresh if kept else None


def adopt(visit: Visit, thread: Thread) -> None:
    """Interviews without an application get a new one."""
    named = max(thread.interviews, key=lambda each: bool(each.role.strip()))
    stage = thread.met or ApplicationStage.APPLIED
    fresh = visit.new(Application, company=named.company, role=named.role, stage=stage)
    linked = _belonging(thread, fresh)
    told = f"{application_labels.title(fresh)} is on your list."
    reversibly(visit, lambda _: told, lambda: visit.load((fresh, *linked)))


def join(visit: Visit, thread: Thread, application: Application) -> None:
    """Interviews become part of the application they were logged beside."""
    told = f"{application_labels.title(application)} and its interviews are one now."
    reversibly(visit, lambda _: told, lambda: visit.load(_joined(thread, application)))


def join_all(visit: Visit, met: Iterable[Meeting]) -> None:
    """Each of them becomes part of its one application."""
    pairs = [(each.thread, each.applications[0]) for each in met if len(each.applications) == 1]
    records = {each.id: each for pair in pairs for each in _joined(*pair)}
    told = partial(application_labels.tell_joined, len(pairs))
    reversibly(visit, told, lambda: visit.load(tuple(records.values())))


def _joined(thread: Thread, application: Application) -> tuple[AnyRecord, ...]:
    noted = application
    for each in thread.interviews:
        noted = edits.note_interview(noted, each)
    return (replace(noted, rev=""), *_belonging(thread, application))


def _belonging(thread: Thread, application: Application) -> tuple[Interview, ...]:
    return tuple(
        replace(match_interviews.belong(each, application), rev="") for each in thread.interviews
    )


def keep_apart(visit: Visit, met: Meeting) -> None:
    """They are of two jobs; it is not asked again."""
    keys = [each.id for each in met.applications]
    told = f"{application_labels.title(met.thread.interviews[0])} stays on its own."
    apart = tuple(
        replace(match_interviews.tell_apart(each, keys), rev="") for each in met.thread.interviews
    )
    reversibly(visit, lambda _: told, lambda: visit.load(apart))


def remove(visit: Visit, application: Application) -> None:
    """Take it out with its letters; interviews stay, and find it again if it is put back."""
    letters = [each for each in visit.store.all(Letter) if each.application == application.id]
    undo_remove.remove(visit, application, *letters)
    state.take(state.REVERSIBLE)
    close()


def bring(visit: Visit, records: tuple[AnyRecord, ...], told: Callable[[Voice], str]) -> None:
    """Keep what a file holds, made now; interviews find the application they belong to."""
    now = visit.now()
    stamped = [_stamped(each, now) for each in records]
    known = visit.store.all(Application)
    ready = tuple(_linked(each, known) for each in stamped)
    reversibly(visit, told, lambda: visit.load(ready))
    state.take(state.INCOMING)
    shell.finish_upload()


def _stamped(record: AnyRecord, now: datetime) -> AnyRecord:
    return replace(record, created=now, updated=now)


def _linked(record: AnyRecord, known: tuple[Application, ...]) -> AnyRecord:
    return edits.link_all([record], known)[0] if isinstance(record, Interview) else record


def open_one(application_id: str) -> None:
    """Show one application in place, or close it if it is the one that is open."""
    same = state.read(state.OPEN_APPLICATION) == application_id
    state.write(state.OPEN_APPLICATION, "" if same else application_id)
    state.take(state.CHASING)


def open_letter(application_id: str) -> None:
    """Show the letter that asks how things stand, or put it away."""
    same = state.read(state.CHASING) == application_id
    state.write(state.OPEN_APPLICATION, application_id)
    state.write(state.CHASING, "" if same else application_id)


def close() -> None:
    """Show no application opened."""
    state.take(state.OPEN_APPLICATION)
    state.take(state.CHASING)

"""What can be done with applications, each in one step that can be undone. Draws nothing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar, cast

from msgspec.structs import replace

from components import shell
from components.forms import undo_remove
from components.journal import restore
from components.session import after_erasing, state
from components.text import application_labels
from data.coaching.applications import board as boards
from data.coaching.applications import edits, match_interviews
from data.coaching.applications import standing as tries
from data.models import AnyRecord, Application, ApplicationStage, Interview, Letter, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from components.session.binding import Binding
    from components.session.context import Visit
    from components.text.voice import Voice
    from data.coaching.applications.board import Board
    from data.coaching.applications.match_interviews import PossibleMatch
    from data.coaching.hiring_process.thread import Thread

_R = TypeVar("_R", Application, Interview)


def find_threads(visit: Visit) -> tuple[Thread, ...]:
    """Every try, from applications and interviews both."""
    kept, heard = visit.store.all(Application), visit.store.all(Outcome)
    return visit.derive("threads", tries.threads, kept, visit.interviews(), heard)


def find_board(visit: Visit) -> Board:
    """All applications as they stand today."""
    kept, heard = visit.store.all(Application), visit.store.all(Outcome)
    return visit.derive("board", boards.build_board, kept, visit.interviews(), heard, visit.today)


def find_meeting(visit: Visit, interview: Interview) -> PossibleMatch | None:
    """The applications an interview may be part of, if that is to be asked."""
    if not visit.store.all(Application):
        return None
    found = visit.derive("meetings", match_interviews.possible_matches, find_threads(visit))
    return match_interviews.match_of_interview(interview.id, found)


def reversibly(visit: Visit, told: Callable[[Voice], str], step: Callable[[], bool]) -> bool:
    """Take a step and remember the way back from it; `told` (Markdown) says what it was."""
    before = visit.store.everything()
    taken = step()
    if taken:
        back = restore.reversal(told, before, visit.store.everything())
        state.write(state.REVERSIBLE, (visit.example, back))
    return taken


def undo_last_step(visit: Visit) -> None:
    """The way back from the last step."""
    after_erasing.notice_erasing(visit.store, example=visit.example)
    kept = state.read(state.REVERSIBLE)
    if kept and restore.reverse(visit, kept[1]):
        state.take(state.REVERSIBLE)


def add_application(visit: Visit, company: str, role: str) -> bool:
    """Keep a new application, made today; False if nothing was typed or it could not be kept."""
    if not (company.strip() or role.strip()):
        return False
    fresh = visit.new(Application, company=company.strip(), role=role.strip(), applied=visit.today)
    told = f"{application_labels.application_title(fresh)} is on your list."
    return reversibly(visit, lambda _: told, lambda: visit.save(fresh))


def finish_next_step(visit: Visit, application: Application) -> None:
    """Note that the next step of an application is done."""
    _change(visit, application, edits.finish_step, "Done: {}.")


def note_silence(visit: Visit, application: Application) -> None:
    """Note that no answer to an application is expected any more."""
    ghosted, today, now = ApplicationStage.GHOSTED, visit.today, visit.now()
    give_up = partial(edits.set_stage, stage=ghosted, today=today, now=now)
    _change(visit, application, give_up, "{} counts as never answered now.")


def note_word(visit: Visit, application: Application) -> None:
    """Note that they have been in touch today."""
    _change(visit, application, partial(replace, heard=visit.today), "You heard from {} today.")


def _change(
    visit: Visit, application: Application, edit: Callable[..., Application], told: str
) -> None:
    """Change one application reversibly; `told` says so, with a place for its name."""
    named = told.format(application_labels.application_title(application))
    reversibly(visit, lambda _: named, lambda: visit.edit(application.id, edit))


def keep_chaser(visit: Visit, application: Application, sent: date | None) -> bool:
    """The letter that asks was marked as sent, or not after all."""
    return visit.edit(application.id, lambda kept: edits.note_chaser(kept, sent))


def bind_link(
    visit: Visit,
    interview: Interview,
    applications: Mapping[str, Application],
    shown: str | None = None,
) -> Binding[str | None]:
    """The field of the one of `applications` an interview belongs to."""

    def note(_: Interview, after: Interview) -> None:
        if after.application:
            visit.edit(after.application, lambda kept: edits.note_interview(kept, after))

    return visit.bind(
        interview,
        "application",
        edit=lambda kept, key: match_interviews.link_interview(kept, applications.get(key)),
        follow=note,
        shown=shown,
    )


def unlink(visit: Visit, interview: Interview) -> None:
    """Let an interview belong to no application."""
    visit.edit(interview.id, lambda kept: match_interviews.link_interview(kept, None))


def log_interview_for(visit: Visit, application: Application) -> Interview | None:
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
    linked = _belonging(visit, thread, fresh)
    told = f"{application_labels.application_title(fresh)} is on your list."
    reversibly(visit, lambda _: told, lambda: visit.load((fresh, *linked)))


def join(visit: Visit, thread: Thread, application: Application) -> None:
    """Interviews become part of the application they were logged beside."""
    told = f"{application_labels.application_title(application)} and its interviews are one now."
    reversibly(visit, lambda _: told, lambda: visit.load(_joined(visit, thread, application)))


def join_all(visit: Visit, met: Iterable[PossibleMatch]) -> None:
    """All interviews that fit a single application become part of it."""
    pairs = [(each.thread, each.applications[0]) for each in met if len(each.applications) == 1]
    records = {each.id: each for pair in pairs for each in _joined(visit, *pair)}
    told = partial(application_labels.tell_joined, len(pairs))
    reversibly(visit, told, lambda: visit.load(tuple(records.values())))


def _joined(visit: Visit, thread: Thread, application: Application) -> tuple[AnyRecord, ...]:
    (noted,) = _as_kept(visit, [application])
    for each in thread.interviews:
        noted = edits.note_interview(noted, each)
    # Without a revision, the store gives it a new one: other windows see that it was changed.
    return (replace(noted, rev=""), *_belonging(visit, thread, application))


def _belonging(visit: Visit, thread: Thread, application: Application) -> tuple[Interview, ...]:
    kept = _as_kept(visit, thread.interviews)
    return tuple(
        replace(match_interviews.link_interview(each, application), rev="") for each in kept
    )


def _as_kept(visit: Visit, shown: Sequence[_R]) -> list[_R]:
    """The records that are shown, with what another window has written in them since."""
    kept = {each.id: each for each in visit.store.everything()}
    return [cast("_R", kept.get(each.id, each)) for each in shown]


def keep_separate(visit: Visit, met: PossibleMatch) -> None:
    """Note that these interviews are of another job, which is not asked again."""
    keys = [each.id for each in met.applications]
    told = f"{application_labels.application_title(met.thread.interviews[0])} stays on its own."
    kept = _as_kept(visit, met.thread.interviews)
    apart = tuple(replace(match_interviews.tell_apart(each, keys), rev="") for each in kept)
    reversibly(visit, lambda _: told, lambda: visit.load(apart))


def remove_application(visit: Visit, application: Application) -> None:
    """Take it out with its letters; interviews stay, and find it again if it is put back."""
    letters = [each for each in visit.store.all(Letter) if each.application == application.id]
    undo_remove.remove_records(visit, application, *letters)
    state.take(state.REVERSIBLE)
    close()


def bring(visit: Visit, records: tuple[AnyRecord, ...], told: Callable[[Voice], str]) -> None:
    """Keep what a file holds, made now; interviews find the application they belong to."""
    now, known = visit.now(), visit.store.all(Application)
    made = (replace(each, created=now, updated=now) for each in records)
    ready = tuple(_linked(each, known) for each in made)
    reversibly(visit, told, lambda: visit.load(ready))
    state.take(state.INCOMING)
    shell.finish_upload()


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

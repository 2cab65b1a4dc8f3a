"""What a page is handed: its journal, the time, and where to go next."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, cast

import streamlit as st
from msgspec.structs import replace

from components.session import after_erasing, binding, notices, state
from components.session.binding import AS_KEPT, Binding, BoundPlace
from components.text.voice import Figures, Voice
from data.coaching.interviews import ten_steps
from data.models import (
    SETTINGS_ID,
    AnyRecord,
    Interview,
    LimitError,
    MissingError,
    Outcome,
    Practice,
    Record,
    Settings,
    StoreError,
    change,
    with_value,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from components.session.binding import Edit, Find, Follow
    from data.store import Store

_R = TypeVar("_R", bound=Record)
_T = TypeVar("_T")
MORNING = 4
"""Until this hour the evening of the day before is not over."""


@dataclass(frozen=True)
class Visit:
    """One run of one page."""

    store: Store
    clock: Callable[[], datetime]
    today: date
    dark: bool
    example: bool
    paths: Mapping[str, str]
    zone: tzinfo = UTC
    voice: Voice = field(default_factory=Figures)
    """How numbers are said on this page, from its top to its bottom."""

    def now(self) -> datetime:
        """This moment, in UTC."""
        return self.clock()

    @property
    def evening(self) -> date:
        """The day whose evening it is: until four in the morning, yesterday."""
        late = self.now().astimezone(self.zone).hour < MORNING
        return self.today - timedelta(days=1) if late else self.today

    def settings(self) -> Settings:
        """How the person wants the app to be; as it is at first while nothing is kept."""
        if kept := self.store.all(Settings):
            return kept[0]
        now = self.now()
        return Settings(id=SETTINGS_ID, created=now, updated=now)

    def set(self, **fields: object) -> bool:
        """Change these settings; False, with a notice, if that could not be done now."""
        return self.adjust(lambda current: replace(current, **fields))

    def adjust(self, edit: Callable[[Settings], Settings]) -> bool:
        """Change the settings as they are kept at that moment; False if that could not be done."""
        return self.attempt(lambda: self.change_kept(self.settings, edit))

    def bind(
        self,
        record: Record,
        *path: str | int,
        find: Find | None = None,
        edit: Edit | None = None,
        follow: Follow | None = None,
        shown: object = AS_KEPT,
        **named: str,
    ) -> Binding[Any]:
        """The field of the value at `path` of `record`: its key, what it shows, how it is saved.

        `find`, needed for a record that may not be kept yet, `edit` and `follow` are those of
        `BoundPlace`, `named` those of `Binding.key_of`; `shown` is shown in place of what is kept.
        """
        is_one = isinstance(record, Settings)
        find = find or (self.settings if is_one else partial(self.store.get, record.id))
        edit = edit or (lambda kept, value: with_value(kept, path, value))
        key = Binding.key_of(record, *path, **named)
        return BoundPlace(self.store, self.clock, find, path, edit, follow).bind(key, record, shown)

    def interviews(self) -> tuple[Interview, ...]:
        """All interviews, oldest first."""
        return self.derive("interviews", _in_date_order, self.store.all(Interview))

    def in_sight(self) -> tuple[Interview, ...]:
        """The interviews not put away until a day still to come, oldest first."""
        return self.derive("in-sight", _in_sight, self.interviews(), self.today)

    def hidden(self) -> frozenset[str]:
        """The ids of the interviews put away until a day still to come."""
        return self.derive("hidden", ten_steps.hidden, self.interviews(), self.today)

    def outcomes(self) -> dict[str, Outcome]:
        """What came of each interview, by the interview's id."""
        return self.derive("outcomes", _by_interview, self.store.all(Outcome))

    def practices(self) -> tuple[Practice, ...]:
        """All practice, oldest first."""
        return self.derive("practices", _by_day, self.store.all(Practice))

    def interview(self) -> Interview | None:
        """The interview this page's address names; None if there is no such one."""
        return self.find(st.query_params.get("id", ""))

    def find(self, interview_id: str) -> Interview | None:
        """The interview with this id; None if there is none."""
        try:
            found = self.store.get(interview_id)
        except MissingError:
            return None
        return found if isinstance(found, Interview) else None

    def is_on_screen(self, interview_id: str) -> bool:
        """Whether the screen shows an interview as it is kept now."""
        return binding.is_on_screen(self.find(interview_id))

    def recall(self, name: str, build: Callable[..., _T], *args: Hashable) -> _T:
        """`build(*args)`, remembered for this session until the journal or `args` change.

        What is built in words and what is built in numbers are not taken for each other.
        """
        return self._remember(name, (self.example, self.store.version()), build, args)

    def derive(self, name: str, build: Callable[..., _T], *args: Hashable) -> _T:
        """`build(*args)`, remembered until `args` change: for what depends on nothing else.

        Cheaper than `recall`, which looks at the journal's file each time.
        """
        return self._remember(name, None, build, args)

    def _remember(
        self, name: str, basis: Hashable, build: Callable[..., _T], args: tuple[Hashable, ...]
    ) -> _T:
        memory = state.obtain(state.RECALLED, dict)
        # The same records are told in figures and in words: neither is taken for the other.
        seal = (self.voice, basis, args)
        if name not in memory or memory[name][0] != seal:
            memory[name] = (seal, build(*args))
        return cast("_T", memory[name][1])

    def new(self, kind: type[_R], **fields: Any) -> _R:  # noqa: ANN401 - any field of the record
        """A record of `kind` made now, not yet kept."""
        now = self.now()
        return kind(id=new_id(), created=now, updated=now, **fields)

    def save(self, record: Record) -> bool:
        """Keep `record`; False, with a notice, if that could not be done now."""
        return self.attempt(lambda: self.store.put(change(record, self.now())))

    def edit(self, record_id: str, edit: Callable[[Any], Record]) -> bool:
        """Change the record of this id as it is kept now; False, with a notice, if it cannot be."""
        return self.attempt(lambda: self.change_kept(partial(self.store.get, record_id), edit))

    def do(self, record_id: str, edit: Callable[[Any], Record]) -> None:
        """`edit`, as something a button does."""
        self.edit(record_id, edit)

    def change_kept(self, find: Find, edit: Callable[[Any], Any]) -> tuple[Any, Any]:
        """Keep what `edit` makes of the record that `find` gives; it before, and after."""
        return binding.change_kept(self.store, self.now(), find, edit)

    def load(self, records: tuple[AnyRecord, ...], drop: tuple[str, ...] = ()) -> bool:
        """Keep all of `records` and remove `drop`, together or not at all."""
        return self.attempt(lambda: self.store.load(records, drop=drop))

    def undo(self) -> None:
        """Bring back what was removed last; what is there again already stays as it is."""
        after_erasing.notice_erasing(self.store, example=self.example)
        here = {record.id for record in self.store.everything()}
        if self.load(tuple(each for each in state.read(state.REMOVED) if each.id not in here)):
            state.take(state.REMOVED)

    def attempt(self, step: Callable[[], object]) -> bool:
        """Take a step that may not be possible now; False, with a notice, if it was not."""
        try:
            step()
        except (StoreError, LimitError) as error:
            notices.refuse(error)
            return False
        state.take(state.NOTICE)
        return True

    def go(self, page: str, **query: str) -> None:
        """Open another page, for instance `go("evaluate", id=interview.id)`."""
        st.switch_page(self.paths[page], query_params=dict(query))

    def open_interview(self, interview_id: str) -> None:
        """Open the page of one interview."""
        self.go("interview", id=interview_id)


def new_id() -> str:
    """A new random id for a record."""
    return uuid.uuid4().hex


def _in_sight(interviews: tuple[Interview, ...], today: date) -> tuple[Interview, ...]:
    return tuple(each for each in interviews if not ten_steps.out_of_sight(each, today))


def _in_date_order(interviews: tuple[Interview, ...]) -> tuple[Interview, ...]:
    return tuple(sorted(interviews, key=lambda each: (each.date, each.created, each.id)))


def _by_interview(outcomes: tuple[Outcome, ...]) -> dict[str, Outcome]:
    return {outcome.interview: outcome for outcome in outcomes}


def _by_day(practices: tuple[Practice, ...]) -> tuple[Practice, ...]:
    return tuple(sorted(practices, key=lambda each: (each.date, each.created)))

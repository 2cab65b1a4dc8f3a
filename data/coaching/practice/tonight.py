"""What to practise tonight, out of `data.coaching.practice.items`.

There are never more than `evening_most` pieces in `evening_minutes`. What fell due comes first, the
longest due first; then what was never practised, in the order it is given, weakest area first. What
was passed over comes after the others for `PASSED_FOR_DAYS` days. A piece longer than the whole
evening is offered only if nothing shorter is left.

After `GAP` days without practice the first evening is smaller by one, and has nothing new while
something is due. However much fell due meanwhile, nothing here counts it: there is no debt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from data.coaching.practice import spaced_repetition
from data.coaching.practice.items import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from data.coaching.practice.items import Item
    from data.models import Practice, Schedule, Settings

GAP = 7
"""Days without practice after which the first evening is a smaller one."""

PASSED_FOR_DAYS = 2
"""Days for which something passed over comes after the others; then it has its old place."""

MOST_PASSED = 100

MIDDLE = 3
"""What a try that nobody rated counts as (1 to 5): it comes back, neither at once nor far off."""


class Done(NamedTuple):
    """A piece practised tonight, how it went (1 to 5), and the day it comes back, if set."""

    item: Item
    went: int | None
    due: date | None


@dataclass(frozen=True)
class Evening:
    """Tonight: what was practised and what is left, in order; `off` means "not tonight"."""

    done: tuple[Done, ...] = ()
    left: tuple[Item, ...] = ()
    off: bool = False

    @property
    def minutes(self) -> int:
        """About how many minutes the rest takes."""
        return sum(item.minutes for item in self.left)


class _Ready(NamedTuple):
    """An item that may come tonight, and the day it fell due; None while it was never rated."""

    item: Item
    due: date | None


def plan_evening(
    items: Sequence[Item], practices: Sequence[Practice], settings: Settings, today: date
) -> Evening:
    """Tonight's practice.

    It is planned from how things stood this morning, so that nothing done or passed over tonight
    brings something else in its place.

    Args:
        items: as `gather_items` orders them.
        practices: oldest first.
        settings: how much an evening holds, and what was passed over or retired.
        today: the person's local date.
    """
    so_far = [each for each in practices if each.date <= today]
    done = tuple(_done(items, so_far, settings.retention, today))
    settled = {each.item.key for each in done} | set(passed_tonight(settings, today))
    wanted = [each for each in items if each.key in settled or each.key not in settings.retired]
    # Only what was logged before today, so that the plan stays the same all evening.
    drawn = _draw_up(wanted, [each for each in so_far if each.date < today], settings, today)
    others = sum(each.item not in drawn for each in done)
    left = [each for each in drawn if each.key not in settled]
    return Evening(done, tuple(left[: max(0, len(left) - others)]), settings.evening_off == today)


def _draw_up(
    items: Sequence[Item], practices: Sequence[Practice], settings: Settings, today: date
) -> tuple[Item, ...]:
    """The whole of an evening, out of what was practised before it."""
    log = _by_key(practices)
    standing = [_Ready(each, _due(each, _of(each, log), settings.retention)) for each in items]
    ready = [each for each in standing if each.due is None or each.due <= today]
    back = is_back(practices, today) and any(each.due for each in ready)
    most = max(1, settings.evening_most - 1) if back else settings.evening_most
    offered = [each for each in ready if each.due or not back]
    late = _passed_before(settings, today)
    ordered = [each.item for each in sorted(offered, key=lambda each: _place(each, late))]
    return _fit(ordered, most, settings.evening_minutes)


def sittings(item: Item, practices: Iterable[Practice]) -> list[Practice]:
    """Every session in which `item` was practised, in the order of `practices`."""
    return [each for each in practices if key_of(each) in item.keys]


def history(item: Item, practices: Iterable[Practice]) -> list[Practice]:
    """The sessions that decide when `item` comes back: those since it was last asked."""
    since = item.since
    return [each for each in sittings(item, practices) if since is None or each.date > since]


def _by_key(practices: Iterable[Practice]) -> dict[str, list[Practice]]:
    """The sittings by what was practised, so that each is looked at once for all items."""
    found: dict[str, list[Practice]] = {}
    for practice in practices:
        found.setdefault(key_of(practice) or "", []).append(practice)
    return found


def _of(item: Item, log: dict[str, list[Practice]]) -> list[Practice]:
    """The sittings of an item, oldest first."""
    found = [each for key in item.keys for each in log.get(key, ())]
    return sorted(found, key=lambda each: (each.date, each.created))


def is_back(practices: Sequence[Practice], today: date) -> bool:
    """Whether this is the first evening after a gap; `practices` are those before `today`."""
    last = max((each.date for each in practices), default=today)
    return (today - last).days >= GAP


def passed_tonight(settings: Settings, today: date) -> tuple[str, ...]:
    """The keys passed over tonight."""
    return settings.passed if settings.passed_on == today else ()


def _passed_before(settings: Settings, today: date) -> tuple[str, ...]:
    """What was passed over in the last days, and lets the others go first."""
    if settings.passed_on is None or settings.passed_on == today:
        return settings.passed_before
    return settings.passed if (today - settings.passed_on).days <= PASSED_FOR_DAYS else ()


def pass_over(settings: Settings, key: str, today: date) -> Settings:
    """The settings with one more item passed over tonight."""
    kept = (*(each for each in passed_tonight(settings, today) if each != key), key)
    before = _passed_before(settings, today)
    return replace(settings, passed=kept[-MOST_PASSED:], passed_on=today, passed_before=before)


def retire(settings: Settings, key: str, today: date) -> Settings:
    """The settings with an item that never comes back; tonight it keeps its place."""
    retired = (*(each for each in settings.retired if each != key), key)
    return replace(pass_over(settings, key, today), retired=retired)


def bring_item_back(settings: Settings, key: str) -> Settings:
    """The settings with an item no longer passed over or retired."""
    return replace(
        settings,
        retired=tuple(each for each in settings.retired if each != key),
        passed=tuple(each for each in settings.passed if each != key),
    )


def todays_sitting(item: Item, practices: Iterable[Practice], today: date) -> Practice | None:
    """Today's session with an item, whether begun or done."""
    return next((each for each in history(item, practices) if each.date == today), None)


def is_tried(practice: Practice) -> bool:
    """Whether a session was real practice: rated, timed, or an exercise, not words alone."""
    return any(each is not None for each in (practice.went, practice.minutes, practice.exercise))


def schedule_after(
    item: Item, practices: Sequence[Practice], went: int, retention: float, today: date
) -> Schedule:
    """The schedule of `item` if it `went` like that (1 to 5) today."""
    # A second rating tonight replaces the first; it is no second review.
    before = [each for each in history(item, practices) if each.date < today]
    return spaced_repetition.review(
        spaced_repetition.replay_history(before, retention), went, today, retention
    )


def _done(
    items: Sequence[Item], practices: Sequence[Practice], retention: float, today: date
) -> Iterator[Done]:
    log = _by_key(each for each in practices if each.date == today)
    for item in items:
        tried = [each for each in history(item, _of(item, log)) if is_tried(each)]
        if tried:
            yield Done(item, tried[-1].went, _due(item, practices, retention))


def _due(item: Item, practices: Sequence[Practice], retention: float) -> date | None:
    schedule = spaced_repetition.replay_history(history(item, practices), retention)
    return spaced_repetition.due_day(schedule) if schedule else None


def _place(each: _Ready, late: Sequence[str]) -> tuple[bool, bool, int]:
    """Where an item comes; those alike stay in the order they came in."""
    # False sorts before True.
    return each.item.key in late, each.due is None, each.due.toordinal() if each.due else 0


def _fit(items: Sequence[Item], places: int, minutes: int) -> tuple[Item, ...]:
    """The first `places` items that fit into `minutes`; if none does, the first one alone."""
    fitting: list[Item] = []
    for item in items:
        if len(fitting) < places and item.minutes <= minutes - sum(x.minutes for x in fitting):
            fitting.append(item)
    return tuple(fitting or items[:1])

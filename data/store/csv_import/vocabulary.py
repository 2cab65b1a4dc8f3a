"""Reads the words of other people's tables as this app's own lists; unknown words are None."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from data.catalogue import catalogue
from data.models import ApplicationStage, Ended, Format, Result, Stage
from data.models.text_cleaning import find_runs
from data.regex.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

_T = TypeVar("_T")


class Standing(NamedTuple):
    """The stage of an application and how it ended; a `stage` of None was never applied for."""

    stage: ApplicationStage | None
    ended: Ended | None = None


WordsByMeaning = tuple[tuple[Pattern, _T], ...]


def _tell(*told: tuple[str | Pattern, _T]) -> WordsByMeaning[_T]:
    """What words stand for, wherever they stand by themselves."""
    return tuple((_any(words) if isinstance(words, str) else words, each) for words, each in told)


def _any(words: str) -> Pattern:
    return Pattern(rf"\b(?:{words})\b", folded=True)


_A = ApplicationStage
_SILENCE = r"ghosted|no (?:response|answer|reply|word)|never heard|not heard|silence"
_NOT_APPLIED = Standing(None)
_REJECTED = Standing(_A.CLOSED, Ended.REJECTED)

# In order: the first that is found anywhere in the words holds, so that "offer declined" is no
# offer, and "no response after interview" no interview.
_STANDINGS: WordsByMeaning[Standing] = _tell(
    (r"need to apply|to apply|not (?:yet )?applied yet|not yet applied", Standing(_A.TO_APPLY)),
    (r"did ?n t apply|did not apply|not applied|not interested|decided against", _NOT_APPLIED),
    (r"wish ?list|saved|bookmark\w*|drafts?|interested|shortlist", Standing(_A.TO_APPLY)),
    (_SILENCE, Standing(_A.GHOSTED)),
    (r"withdr[ae]w\w*|pulled out|i declined|cancelled by me", Standing(_A.WITHDRAWN)),
    ((r"declined (?:the |their )?offer|offer (?:was )?(?:declined|turned down)"
     r"|turned down (?:the |their )?offer"), Standing(_A.CLOSED, Ended.DECLINED)),
    (r"rescinded|offer withdrawn", _REJECTED),
    (r"accepted|hired|signed|got the job", Standing(_A.CLOSED, Ended.ACCEPTED)),
    ((r"reject\w*|declined|unsuccessful|not selected|turned down|denied|not moving forward|regret"
     r"|passed over|no longer considered|not shortlisted|refused|no"), _REJECTED),
    (r"offer\w*", Standing(_A.OFFER)),
    (r"closed|filled|expired|archived|cancelled|canceled|ended", Standing(_A.CLOSED)),
    (r"screen\w*|phone|recruiter|hr call|telephone|assessment|online test", Standing(_A.SCREENING)),
    (r"interview\w*|on ?site|final|panel|technical|(?:second|third|next) round|in person",
     Standing(_A.INTERVIEWING)),
    ((r"applied|submitted|sent|pending|waiting|in progress|active|open|received|in review"
     r"|under review|application"), Standing(_A.APPLIED)),
)  # fmt: skip

_STAGES: WordsByMeaning[Stage] = _tell(
    (r"screen\w*|recruiter|hr|intro\w*", Stage.SCREENING),
    (r"final|last|ceo|director", Stage.FINAL),
    (r"panel|on ?site|loop|super ?day|assessment (?:day|centre|center)", Stage.PANEL),
    (r"tech\w*|cod(?:e|ing)|system design|case|take home|algorithm\w*", Stage.TECHNICAL),
    (r"first|1st|1|phone|telephone|hiring manager|manager", Stage.FIRST),
    (r"second|2nd|third|3rd|fourth|4th|[2-9]|later|next|follow up|behaviou?ral", Stage.LATER),
)  # fmt: skip

_FORMATS: WordsByMeaning[Format] = _tell(
    (r"recorded|one way|hirevue|asynchronous", Format.RECORDED),
    (r"video\w*|zoom|teams|meet|skype|webex|online|remote|virtual", Format.VIDEO),
    (r"phone|telephone|call", Format.PHONE),
    (r"assessment|test|take home|exercise|centre|center", Format.ASSESSMENT),
    (r"in person|on ?site|face to face|office|site|their place", Format.IN_PERSON),
)

_RESULTS: WordsByMeaning[Result] = _tell(
    (_SILENCE, Result.NO_ANSWER),
    (r"withdr[ae]w\w*|pulled out|i declined", Result.WITHDRAWN),
    (r"offer\w+|hired|accepted|got (?:it|the job)", Result.OFFER),
    (Pattern(r"(?:^|^o |[^o] |[^n]o )offer\b", folded=True), Result.OFFER),  # but not "no offer"
    ((r"reject\w*|declined|unsuccessful|not selected|turned down|did ?n t pass|did not pass|fail\w*"
     r"|not moving forward|regret|not (?:through|successful)|no"), Result.REJECTED),
    (r"through|pass\w*|advanced|success\w*|moved on|next round|invited|progressed|yes",
     Result.THROUGH),
    (r"waiting|pending|tbd|unknown|awaiting\w*|in progress", Result.WAITING),
)  # fmt: skip

_RATINGS: WordsByMeaning[int] = _tell(
    (r"froze|frozen|terribl[ey]|awful\w*|very (?:bad\w*|poor\w*)|disaster|blank", 1),
    (r"not (?:good|great|well)|bad\w*|poor\w*|weak|struggled|shaky", 2),
    (r"ok|okay|average|fine|fair|mixed|so so|medium|decent|middling", 3),
    (r"very (?:good|well|strong)|great|excellent|perfect|nailed|brilliant\w*|outstanding", 5),
    (r"good|well|strong|solid|confident", 4),
)
_FRACTION = Pattern(r"(\d+(?:[.,]\d+)?)\s*(?:/|out of|of)\s*(\d+)")
_NUMBER = Pattern(r"\d+(?:[.,]\d+)?")
_SCALES = (5, 10, 100)
_LONGEST = 200


def read_standing(text: str) -> Standing | None:
    """Where an application stands, from a tracker's words."""
    return _first(_STANDINGS, text)


def read_stage(text: str) -> Stage | None:
    """The stage of an interview, from a tracker's words."""
    return _first(_STAGES, text)


def read_format(text: str) -> Format | None:
    """The format of an interview, from a tracker's words."""
    return _first(_FORMATS, text)


def read_result(text: str) -> Result | None:
    """The result of an interview, from a tracker's words."""
    return _first(_RESULTS, text)


def read_area(text: str) -> str | None:
    """The id of the area with this name, short name or id, or the only one whose name has it."""
    wanted = _plain(text)
    kinds = catalogue().areas
    for area in kinds:
        if wanted in (_plain(area.id), _plain(area.short), _plain(area.name)):
            return area.id
    named = [area.id for area in kinds if wanted and f" {wanted} " in f" {_plain(area.name)} "]
    return named[0] if len(named) == 1 else None


def tell_scale(cells: Iterable[str]) -> int:
    """What ratings are out of: the smallest of 5, 10 and 100 that fits every number."""
    numbers = [_value(cell) for cell in cells if _NUMBER.fullmatch(cell.strip())]
    return next((scale for scale in _SCALES if max(numbers, default=0) <= scale), 100)


def read_rating(cell: str, scale: int) -> int | None:
    """A rating from 1 to 5, from a number, "7/10", stars, or a word; None if it is none of these.

    A rating x of 1..n becomes 1 + 4 (x - 1) / (n - 1), rounded half up.

    Args:
        cell: the text.
        scale: what a bare number is out of.
    """
    cell = cell.strip()[:_LONGEST]
    if stars := cell.count("★") + cell.count("⭐"):
        return min(stars, 5)
    if found := _FRACTION.fullmatch(cell):
        return _to_five(_value(found[1]), int(found[2]))
    if _NUMBER.fullmatch(cell):
        return _to_five(_value(cell), scale)
    return _first(_RATINGS, cell)


def _to_five(value: float, scale: int) -> int | None:
    least = 1 if scale == _SCALES[0] else 0
    if scale <= 1 or not least <= value <= scale:
        return None
    return max(1, int(1 + 4 * (value - 1) / (scale - 1) + 0.5))


def _value(number: str) -> float:
    return float(number.replace(",", "."))


def _first(among: WordsByMeaning[_T], text: str) -> _T | None:
    plain = _plain(text[:_LONGEST])
    return next((found for words, found in among if words.fits(plain)), None)


def _plain(text: str) -> str:
    return " ".join(find_runs(text.casefold()))

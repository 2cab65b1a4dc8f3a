"""Words of other people's tables, read as this app's own lists; unknown ones are None."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from data.catalogue import catalogue
from data.models import ApplicationStage, Ended, Format, Result, Stage
from data.patterns import Pattern, find_runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

T = TypeVar("T")


class Standing(NamedTuple):
    """How far an application has come, and how it ended; a `stage` of None was never applied."""

    stage: ApplicationStage | None
    ended: Ended | None = None




def _any(words: str, apart: str = "") -> Pattern:
    """Any of these words, wherever they stand by themselves; or what is looked for `apart`."""
    return Pattern(rf"\b(?:{words})\b" + (rf"|{apart}\b" if apart else ""), folded=True)


_A = ApplicationStage
_NOT_NO = r"(?:^|^o |[^o] |[^n]o )"
_SILENCE = r"ghosted|no (?:response|answer|reply|word)|never heard|not heard|silence"
_NOT_APPLIED = Standing(None)
_REJECTED = Standing(_A.CLOSED, Ended.REJECTED)

# In order: the first that is found anywhere in the words holds, so that "offer declined" is no
# offer, and "no response after interview" no interview.
_STANDINGS: tuple[tuple[Pattern, Standing], ...] = (
    (_any(r"need to apply|to apply|not (?:yet )?applied yet|not yet applied"), Standing(_A.TO_APPLY)),
    (_any(r"did ?n t apply|did not apply|not applied|not interested|decided against"), _NOT_APPLIED),
    (_any(r"wish ?list|saved|bookmark\w*|drafts?|interested|shortlist"), Standing(_A.TO_APPLY)),
    (_any(_SILENCE), Standing(_A.GHOSTED)),
    (_any(r"withdr[ae]w\w*|pulled out|i declined|cancelled by me"), Standing(_A.WITHDRAWN)),
    (_any(r"declined (?:the |their )?offer|offer (?:was )?(?:declined|turned down)"
     r"|turned down (?:the |their )?offer"), Standing(_A.CLOSED, Ended.DECLINED)),
    (_any(r"rescinded|offer withdrawn"), _REJECTED),
    (_any(r"accepted|hired|signed|got the job"), Standing(_A.CLOSED, Ended.ACCEPTED)),
    (_any(r"reject\w*|declined|unsuccessful|not selected|turned down|denied|not moving forward|regret"
     r"|passed over|no longer considered|not shortlisted|refused|no"), _REJECTED),
    (_any(r"offer\w*"), Standing(_A.OFFER)),
    (_any(r"closed|filled|expired|archived|cancelled|canceled|ended"), Standing(_A.CLOSED)),
    (_any(r"screen\w*|phone|recruiter|hr call|telephone|assessment|online test"), Standing(_A.SCREENING)),
    (_any(r"interview\w*|on ?site|final|panel|technical|(?:second|third|next) round|in person"),
     Standing(_A.INTERVIEWING)),
    (_any(r"applied|submitted|sent|pending|waiting|in progress|active|open|received|in review"
     r"|under review|application"), Standing(_A.APPLIED)),
)  # fmt: skip

_STAGES: tuple[tuple[Pattern, Stage], ...] = (
    (_any(r"screen\w*|recruiter|hr|intro\w*"), Stage.SCREENING),
    (_any(r"final|last|ceo|director"), Stage.FINAL),
    (_any(r"panel|on ?site|loop|super ?day|assessment (?:day|centre|center)"), Stage.PANEL),
    (_any(r"tech\w*|cod(?:e|ing)|system design|case|take home|algorithm\w*"), Stage.TECHNICAL),
    (_any(r"first|1st|1|phone|telephone|hiring manager|manager"), Stage.FIRST),
    (_any(r"second|2nd|third|3rd|fourth|4th|[2-9]|later|next|follow up|behaviou?ral"), Stage.LATER),
)  # fmt: skip

_FORMATS: tuple[tuple[Pattern, Format], ...] = (
    (_any(r"recorded|one way|hirevue|asynchronous"), Format.RECORDED),
    (_any(r"video\w*|zoom|teams|meet|skype|webex|online|remote|virtual"), Format.VIDEO),
    (_any(r"phone|telephone|call"), Format.PHONE),
    (_any(r"assessment|test|take home|exercise|centre|center"), Format.ASSESSMENT),
    (_any(r"in person|on ?site|face to face|office|site|their place"), Format.IN_PERSON),
)

_RESULTS: tuple[tuple[Pattern, Result], ...] = (
    (_any(_SILENCE), Result.NO_ANSWER),
    (_any(r"withdr[ae]w\w*|pulled out|i declined"), Result.WITHDRAWN),
    (_any(r"offer\w+|hired|accepted|got (?:it|the job)", rf"{_NOT_NO}offer"), Result.OFFER),
    (_any(r"reject\w*|declined|unsuccessful|not selected|turned down|did ?n t pass|did not pass|fail\w*"
     r"|not moving forward|regret|not (?:through|successful)|no"), Result.REJECTED),
    (_any(r"through|pass\w*|advanced|success\w*|moved on|next round|invited|progressed|yes"),
     Result.THROUGH),
    (_any(r"waiting|pending|tbd|unknown|awaiting\w*|in progress"), Result.WAITING),
)  # fmt: skip

_RATINGS: tuple[tuple[Pattern, int], ...] = (
    (_any(r"froze|frozen|terribl[ey]|awful\w*|very (?:bad\w*|poor\w*)|disaster|blank"), 1),
    (_any(r"not (?:good|great|well)|bad\w*|poor\w*|weak|struggled|shaky"), 2),
    (_any(r"ok|okay|average|fine|fair|mixed|so so|medium|decent|middling"), 3),
    (_any(r"very (?:good|well|strong)|great|excellent|perfect|nailed|brilliant\w*|outstanding"), 5),
    (_any(r"good|well|strong|solid|confident"), 4),
)
_FRACTION = Pattern(r"(\d+(?:[.,]\d+)?)\s*(?:/|out of|of)\s*(\d+)")
_NUMBER = Pattern(r"\d+(?:[.,]\d+)?")
_SCALES = (5, 10, 100)
_LONGEST = 200


def read_standing(text: str) -> Standing | None:
    """How an application stands, from the words of a tracker; None when they are not known."""
    return _first(_STANDINGS, text)


def read_stage(text: str) -> Stage | None:
    """The stage of an interview."""
    return _first(_STAGES, text)


def read_format(text: str) -> Format | None:
    """How the people met."""
    return _first(_FORMATS, text)


def read_result(text: str) -> Result | None:
    """What came of an interview."""
    return _first(_RESULTS, text)


def read_area(text: str) -> str | None:
    """The id of the area that goes by this name, short name or id, or that has it in its name."""
    wanted = _plain(text)
    kinds = catalogue().areas
    for area in kinds:
        if wanted in (_plain(area.id), _plain(area.short), _plain(area.name)):
            return area.id
    named = [area.id for area in kinds if wanted and f" {wanted} " in f" {_plain(area.name)} "]
    return named[0] if len(named) == 1 else None


def tell_scale(cells: Iterable[str]) -> int:
    """What ratings are out of: the least of 5, 10 and 100 that holds every number in the column."""
    numbers = [_value(cell) for cell in cells if _NUMBER.fullmatch(cell.strip())]
    return next((scale for scale in _SCALES if max(numbers, default=0) <= scale), 100)


def read_rating(cell: str, scale: int) -> int | None:
    """A rating from 1 to 5: a number of `scale`, "7/10", stars, or a word; None if it is none.

    A rating x of 1..n becomes 1 + 4 (x - 1) / (n - 1), to the nearest whole, halves upwards.
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


def _first(among: Sequence[tuple[Pattern, T]], text: str) -> T | None:
    plain = _plain(text[:_LONGEST])
    return next((found for words, found in among if words.fits(plain)), None)


def _plain(text: str) -> str:
    return " ".join(find_runs(text.casefold()))

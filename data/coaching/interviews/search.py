"""Searching interviews by words and by filters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.coaching.hiring_process.same_job import fold_text
from data.models import EvaluationState, Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from data.models import Format, Interview, Outcome, Stage


@dataclass(frozen=True)
class InterviewFilter:
    """What to search for; None and "" mean anything."""

    words: str = ""
    stage: Stage | None = None
    format: Format | None = None
    result: Result | None = None
    evaluation: EvaluationState | None = None

    @property
    def filters(self) -> int:
        """How many filters are set, not counting the words."""
        asked = (self.stage, self.format, self.result, self.evaluation)
        return sum(each is not None for each in asked)


def search_interviews(
    interviews: Iterable[Interview],
    outcomes: Mapping[str, Outcome],
    wanted: InterviewFilter,
    texts: Mapping[str, str],
) -> tuple[Interview, ...]:
    """The interviews that fit a filter, in their order.

    Args:
        interviews: to search in.
        outcomes: by interview id.
        wanted: the filter. All its words must be found.
        texts: from `searchable_texts`.
    """
    words = fold_text(wanted.words).split()
    return tuple(
        each
        for each in interviews
        if _fits(each, wanted, outcomes.get(each.id))
        and all(word in texts[each.id] for word in words)
    )


def _fits(interview: Interview, wanted: InterviewFilter, outcome: Outcome | None) -> bool:
    result = outcome.result if outcome else Result.WAITING
    return (
        wanted.stage in {None, interview.stage}
        and wanted.format in {None, interview.format}
        and wanted.result in {None, result}
        and wanted.evaluation in {None, interview.evaluation.state}
    )


def searchable_texts(interviews: Iterable[Interview]) -> dict[str, str]:
    """Everything written about each interview, by its id, without capitals and accents."""
    return {each.id: fold_text("\n".join(_written(each))) for each in interviews}


def _written(interview: Interview) -> Iterable[str]:
    yield from (interview.company, interview.role, interview.went_well, interview.crux_why)
    yield from (*interview.key_issues, interview.change.when, interview.change.will)
    for question in interview.questions:
        yield from (question.text, question.note, question.better_answer, question.what_worked)
    for around in interview.around:
        yield around.note

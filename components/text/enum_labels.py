"""Every choice a person can make, in the words of the screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from components.text import application_labels, labels
from data.models import (
    Amends,
    ApplicationStage,
    Ended,
    EvaluationState,
    Format,
    Moment,
    Result,
    Stage,
    Wobble,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

_WORDS: Mapping[type[StrEnum], Mapping[Any, str]] = {
    Stage: labels.STAGES,
    Format: labels.FORMATS,
    Result: labels.RESULTS,
    Wobble: labels.WOBBLES,
    ApplicationStage: application_labels.STAGES,
    Ended: application_labels.ENDED,
    EvaluationState: {
        EvaluationState.NEW: "Not begun",
        EvaluationState.STARTED: "Begun",
        EvaluationState.CLOSED: "Done",
    },
    Amends: {
        Amends.SEND: "Write to them",
        Amends.FOLD: "One line in the thank-you",
        Amends.LEAVE: "Leave it",
    },
    Moment: {Moment.BEFORE: "Before", Moment.AFTER: "After"},
}


def label_of(choice: StrEnum) -> str:
    """A choice as the screens put it."""
    return _WORDS[type(choice)][choice]

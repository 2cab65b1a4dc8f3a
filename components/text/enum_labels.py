"""Every choice a person can make, in the words of the screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from components.text import application_labels, labels
from data import models

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

_WORDS: Mapping[type[StrEnum], Mapping[Any, str]] = {
    models.Stage: labels.STAGES,
    models.Format: labels.FORMATS,
    models.Result: labels.RESULTS,
    models.Wobble: labels.WOBBLES,
    models.ApplicationStage: application_labels.STAGES,
    models.Ended: application_labels.ENDED,
    models.EvaluationState: {
        models.EvaluationState.NEW: "Not begun",
        models.EvaluationState.STARTED: "Begun",
        models.EvaluationState.CLOSED: "Done",
    },
    models.Amends: {
        models.Amends.SEND: "Write to them",
        models.Amends.FOLD: "One line in the thank-you",
        models.Amends.LEAVE: "Leave it",
    },
    models.Moment: {models.Moment.BEFORE: "Before", models.Moment.AFTER: "After"},
}


def label_of(choice: StrEnum) -> str:
    """A choice as the screens put it."""
    return _WORDS[type(choice)][choice]

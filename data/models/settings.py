"""The settings of the app, and texts that wait for a choice between two windows."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - msgspec reads the annotations at run time
from typing import Annotated

from msgspec import Meta

from data.models.enums import Minutes, PracticeKey, Reflection, Retention, Text
from data.models.interview import Plain
from data.models.record import Record

SETTINGS_ID = "0" * 32
MOST_ASIDE = 20


class Aside(Plain, frozen=True, kw_only=True):
    """A text typed in a field that another window had changed; it waits for the person's choice."""

    field: Annotated[str, Meta(max_length=200)]
    text: Text = ""


class Settings(Record, frozen=True, kw_only=True, tag="settings"):
    """The settings: one record in each journal, with the id `SETTINGS_ID`.

    `pocket` are the person's lines on the pocket card; `treats` and `keep_busy` are their own
    lists, `kept_busy` what they ticked off on the day `kept_busy_on`; `signature` is the name under
    letters.

    `retention` is the share of answers that should be remembered when they come back. An evening
    has at most `evening_most` pieces of practice in `evening_minutes`. `retired` pieces never come
    back; `passed` were skipped on the evening `passed_on`, and `passed_before` on the evening
    before. On the evening `evening_off` there was no practice, and on `rested` nothing was
    suggested at all.

    `copied` is the day of the last export, `copied_records` how many records it held. `aside` holds
    texts that wait for a choice between two windows, by the field's key.
    """

    words_for_numbers: bool = False
    reduced_motion: bool = False
    reflection: Reflection = Reflection.UNASKED
    pocket: Annotated[tuple[Text, ...], Meta(max_length=3)] = ()
    treats: Annotated[tuple[Text, ...], Meta(max_length=50)] = ()
    keep_busy: Annotated[tuple[Text, ...], Meta(max_length=50)] = ()
    kept_busy: Annotated[tuple[Text, ...], Meta(max_length=50)] = ()
    kept_busy_on: dt.date | None = None
    hide_rejections: bool = False
    signature: Text = ""
    retention: Retention = 0.9
    evening_minutes: Minutes = 25
    evening_most: Annotated[int, Meta(ge=1, le=10)] = 3
    retired: Annotated[tuple[PracticeKey, ...], Meta(max_length=5000)] = ()
    passed: Annotated[tuple[PracticeKey, ...], Meta(max_length=100)] = ()
    passed_on: dt.date | None = None
    passed_before: Annotated[tuple[PracticeKey, ...], Meta(max_length=100)] = ()
    evening_off: dt.date | None = None
    rested: dt.date | None = None
    copied: dt.date | None = None
    copied_records: Annotated[int, Meta(ge=0, le=1_000_000)] = 0
    aside: Annotated[tuple[Aside, ...], Meta(max_length=MOST_ASIDE)] = ()

"""Tables as other programs write them, and how they are brought in here."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import TYPE_CHECKING, Any

from data.models import Application, ApplicationStage, Interview
from data.store.csv_import.applications import applications
from data.store.csv_import.column_mapping import Purpose, guess, recognise
from data.store.csv_import.interviews import interviews
from data.store.csv_import.read_csv import read_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from data.models import AnyRecord
    from data.store.csv_import.row_reader import Preview

NOW = dt.datetime(2026, 11, 22, 18, tzinfo=dt.UTC)
A = ApplicationStage
LINKEDIN = (
    "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,"
    "Resume Name,Question And Answers"
)
JOBSYNC = (
    "index,createdAt,applied,appliedDate,Company,JobTitle,jobType,workplaceType,Location,"
    "JobSource,Status"
)
HIRED = (
    "Company,Role,Stage,Tags,Why it ended,Location,Work mode,Salary,Applied,Next follow-up,"
    "Closed,Resume,Round,Days in stage,Days quiet,Activity,Job link,Notes,Link"
)
OWN = """\
title,employer,sector,pay_low,seen_on,closing,date_sent,date_outcome,outcome,application_status
Statistician,Larkspur,Health,"£41,000",,,11/19/2025,,,No response to application
Analyst,"Harbour, Sons & Co",,,11/1/2025,12/13/2025,,,,Didn't apply
Analyst,Quill,,,,,,,,Need to apply
Scientist,Wüstenrot,Finance,,,,02/3/2026,3/14/2026,0,Rejected
Scientist,Northgate,,,,,02/30/2026,,0.5,Declined offer
Engineer,Fernhill,,,,,6/05/2026,6/5/2026,1,Accepted offer
"""
"""A list as somebody keeps it for themselves: gaps, odd columns, days written in two ways."""


def ids() -> Callable[[], str]:
    count = itertools.count(1)
    return lambda: f"{next(count):032x}"


def bring(text: str, kept: Iterable[AnyRecord] = ()) -> Preview:
    table = read_table(text.encode())
    mapping = recognise(table.headers) or guess(table.headers)
    return applications(table, mapping, NOW, ids(), kept=kept)


def bring_log(text: str, **more: Any) -> Preview:  # noqa: ANN401
    table = read_table(text.encode())
    return interviews(table, guess(table.headers, Purpose.INTERVIEWS), NOW, ids(), **more)


def jobs(preview: Preview) -> list[Application]:
    return [each for each in preview.records if isinstance(each, Application)]


def met(preview: Preview) -> list[Interview]:
    return [each for each in preview.records if isinstance(each, Interview)]

"""The walk of one saved rating: through which files of the project a tap on *Evaluate* goes.

Run as a script of its own, in the folder of the checkout it is about; prints JSON. A file is
entered each time a function of it is called from another one; what lies between the two, of
Streamlit or of any library, is passed over.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
import tempfile
import threading
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from streamlit.runtime.context import ContextProxy, StreamlitHeaders
from streamlit.testing.v1 import AppTest

from data.models import Evaluation, EvaluationState, Interview, Question
from data.store import open_journal

if TYPE_CHECKING:
    from types import FrameType

NOW = dt.datetime(2026, 11, 22, 18, 0, tzinfo=dt.UTC)
INTERVIEW, QUESTION = f"{1:032x}", f"{2:032x}"
ASKED = "Tell me about yourself"
RATING = 4
PROJECT = ("app.py", "pages", "components", "data")
HANDLING = ("session_state.py", "_call_callbacks")
"""The function of Streamlit that lets a tap be saved, before the page is drawn anew."""


@dataclass
class Walk:
    """How often each file was entered: while the rating was saved, and in all."""

    top: str
    saving: Counter[str] = field(default_factory=Counter)
    whole: Counter[str] = field(default_factory=Counter)
    inside: list[str] = field(default_factory=list)
    is_saving: bool = False

    def follow(self, frame: FrameType, event: str, _: Any) -> None:  # noqa: ANN401 - as Python calls it
        """Take note of one call or return."""
        if event not in {"call", "return"}:
            return
        code = frame.f_code
        if code.co_name == HANDLING[1] and code.co_filename.endswith(HANDLING[0]):
            self.is_saving = event == "call"
        elif code.co_filename.startswith(self.top):
            file = code.co_filename.removeprefix(self.top)
            if file.startswith(PROJECT):
                self._step(file, event)

    def _step(self, file: str, event: str) -> None:
        if event == "return":
            # What was under way when the following began returns without having been entered.
            self.inside[-1:] = []
            return
        if not self.inside or self.inside[-1] != file:
            self.whole[file] += 1
            self.saving[file] += self.is_saving
        self.inside.append(file)


def _open(home: Path) -> AppTest:
    """*Evaluate* in a browser on this machine, on an interview with one question not rated yet."""
    question = Question(id=QUESTION, text=ASKED, area="intro")
    started = Evaluation(state=EvaluationState.STARTED, part=2)
    interview = Interview(
        id=INTERVIEW,
        created=NOW,
        updated=NOW,
        date=NOW.date(),
        questions=(question,),
        evaluation=started,
    )
    open_journal(home / "journal.json").load([interview])
    app = AppTest.from_file(str(Path("app.py").resolve()), default_timeout=120)
    app.query_params["id"] = INTERVIEW
    return app.switch_page("pages/evaluate.py").run()


def _rating_row(app: AppTest) -> Any:  # noqa: ANN401 - one of several kinds of widgets
    rows = (*app.segmented_control, *app.pills)
    return next(each for each in rows if ASKED in each.label)


def _kept(home: Path) -> int | None:
    interview = open_journal(home / "journal.json").get(INTERVIEW)
    return interview.questions[0].rating if isinstance(interview, Interview) else None


def follow_a_tap(home: Path) -> Walk:
    """Rate a question with one tap, and see that it is kept."""
    app = _open(home)
    _rating_row(app).select(RATING)
    walk = Walk(f"{Path.cwd()}{os.sep}")
    threading.setprofile(walk.follow)
    app.run()
    threading.setprofile(None)
    if app.exception or _kept(home) != RATING:
        sys.exit("The rating was not kept.")
    return walk


def main() -> None:
    """Print how often each file was entered."""
    # What a browser on this machine comes with; the client of AppTest has neither.
    ContextProxy.ip_address = None  # type: ignore[assignment, method-assign]
    ContextProxy.headers = StreamlitHeaders(  # type: ignore[assignment, method-assign]
        (("Host", "localhost:8501"), ("Origin", "http://localhost:8501"))
    )
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"AFTERVIEW_HOME": home, "AFTERVIEW_NOW": NOW.isoformat()}
        walk = follow_a_tap(Path(home))
    counted = {name: dict(+getattr(walk, name)) for name in ("saving", "whole")}
    sys.stdout.write(json.dumps(counted))


if __name__ == "__main__":
    main()

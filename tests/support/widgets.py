"""The widgets of a page by what a person reads there, or by the place of a record that they keep.

A label is given as it is read, without the signs of Markdown: all of it, or its beginning, up to
a " · ", the end of a line, or a full stop, question mark or colon. Where it is not there, or more
than once without `nth`, the error tells which labels are.
"""

from __future__ import annotations

import re
from itertools import dropwhile
from typing import TYPE_CHECKING, Any, TypeVar, cast

from streamlit.testing.v1.element_tree import Button, DownloadButton, Radio, Widget

from components.session.binding import Binding
from components.text.markdown import END, ISOLATE, JOINER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamlit.testing.v1 import AppTest

    from data.models import Record

PRESSED = (Button, DownloadButton)

_PRIVATE = 0xE000
_ESCAPED = re.compile(r"\\([^\w\s])")
_COLOURED = re.compile(r":[a-z]+(?:-[a-z]+)*\[([^\[\]]*)\]")
_HELD = re.compile(f"[{chr(_PRIVATE)}-{chr(_PRIVATE + 0x7F)}]")
_UNSEEN = dict.fromkeys(map(ord, (JOINER, ISOLATE, END)))

_W = TypeVar("_W", bound=Widget)


def as_read(label: str) -> str:
    """A label as a person reads it: without signs of Markdown, a line a line."""
    text = _ESCAPED.sub(lambda sign: chr(_PRIVATE + ord(sign[1])), label.translate(_UNSEEN))
    while (less := _COLOURED.sub(r"\1", text)) != text:
        text = less
    text = text.replace("**", "").replace("  \n", "\n")
    return _HELD.sub(lambda sign: chr(ord(sign[0]) - _PRIVATE), text)


def button(app: AppTest, label: str, *, nth: int | None = None) -> Button | DownloadButton:
    """The button of this label; of several alike, the `nth` from 0."""
    return _find([each for each in _widgets(app) if isinstance(each, PRESSED)], label, nth)


def press(app: AppTest, label: str, *, nth: int | None = None) -> AppTest:
    """Press a button, and let the page answer."""
    return button(app, label, nth=nth).click().run()


def buttons(app: AppTest) -> list[str]:
    """What the buttons of a page say, in their order."""
    return [as_read(each.label) for each in _widgets(app) if isinstance(each, PRESSED)]


def field(app: AppTest, label: str, *, nth: int | None = None) -> Any:  # noqa: ANN401 - of any kind
    """What is no button and bears this label: a field, a row of pills, a switch, a menu."""
    return _find([each for each in _widgets(app) if not isinstance(each, PRESSED)], label, nth)


def fields(app: AppTest) -> list[str]:
    """What the fields of a page are called, in their order."""
    found = (each for each in _widgets(app) if not isinstance(each, PRESSED))
    return [as_read(_label(each)) for each in found]


def fill_in(app: AppTest, label: str, value: object, *, nth: int | None = None) -> AppTest:
    """Let a field hold this and nothing else, and the page answer."""
    return _answer(field(app, label, nth=nth).set_value(value))


def choose(app: AppTest, label: str, option: object, *, nth: int | None = None) -> AppTest:
    """Choose one of what a field offers, beside those chosen already where there may be several."""
    found = field(app, label, nth=nth)
    return _answer(found.set_value(option) if isinstance(found, Radio) else found.select(option))


def switch(app: AppTest, label: str, on: bool, *, nth: int | None = None) -> AppTest:
    """Set a tick or a switch, or take it away."""
    return fill_in(app, label, on, nth=nth)


def add_line(app: AppTest, label: str, text: str, *, nth: int | None = None) -> AppTest:
    """Write in a line that adds to a list, and press the button behind it."""
    line = field(app, label, nth=nth).set_value(text)
    behind = dropwhile(lambda each: each is not line, _widgets(app))
    return next(each for each in behind if isinstance(each, Button)).click().run()


def rate(app: AppTest, question: str, rating: int | None) -> AppTest:
    """Say how the answer to a question went."""
    return choose(app, f"How did this go: {question}", rating)


def field_of(
    app: AppTest, record: Record, *path: str | int, role: str = "", owner: str = ""
) -> Any:  # noqa: ANN401
    """The field that keeps this place of a record, whatever it is called."""
    key = Binding.key_of(record, *path, role=role, owner=owner)
    # One that was drawn anew bears a number behind its key.
    found = {str(each.key).partition("~")[0]: each for each in _widgets(app)}
    if key not in found:
        raise LookupError(f"{key} is not among {sorted(found)}")
    return found[key]


def _answer(touched: Any) -> AppTest:  # noqa: ANN401 - a widget of any kind
    return cast("AppTest", touched.run())


def _widgets(app: AppTest) -> list[Widget]:
    return [each for each in app._tree if isinstance(each, Widget)]


def _label(widget: Widget) -> str:
    return getattr(widget, "label", None) or ""


def _find(among: Sequence[_W], label: str, nth: int | None) -> _W:
    read = [(as_read(_label(each)), each) for each in among]
    found = [each for text, each in read if text == label]
    found = found or [each for text, each in read if _begins(text, label)]
    if not found or (nth is None and len(found) > 1):
        raise LookupError(f"{len(found)} of {label!r} among {[text for text, _ in read]}")
    return found[nth or 0]


def _begins(text: str, label: str) -> bool:
    rest = text.removeprefix(label)
    return rest != text and (
        rest.startswith((" · ", "\n")) or (label.endswith((".", "?", ":")) and rest[0] == " ")
    )

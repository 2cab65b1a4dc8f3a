"""A calendar file (RFC 5545) as its components, line by line, with nothing in them interpreted.

`icalendar.Calendar.from_ical` remembers each time zone that a file defines, by its name and for the
whole process: one visitor's file would then say what the hours in another's mean.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from icalendar.parser import Contentlines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from icalendar.parser import Contentline

_MOST_LINES = 5_000
_MOST_PARTS = 500
_LONGEST_LINE = 20_000
"""Characters; what is longer is an attachment, or no invitation."""


class Property(NamedTuple):
    """One line: its value unescaped, and its parameters by their names in capitals."""

    name: str
    value: str
    parameters: Mapping[str, str]


@dataclass
class Component:
    """What stands between a BEGIN and its END; `source` are its lines as they were written."""

    name: str
    properties: list[Property] = field(default_factory=list)
    parts: list[Component] = field(default_factory=list)
    source: list[str] = field(default_factory=list)

    def get(self, name: str) -> Property | None:
        """The first property of this name."""
        return next((each for each in self.properties if each.name == name), None)

    def text(self, name: str) -> str:
        """The value of the first property of this name; empty without one."""
        found = self.get(name)
        return found.value.strip() if found else ""

    def all(self, name: str) -> list[Property]:
        """Every property of this name."""
        return [each for each in self.properties if each.name == name]


def read_components(text: str) -> list[Component]:
    """The outermost components of a file; lines that cannot be read are left out.

    Args:
        text: the file. A part that is not closed ends where the file does.
    """
    whole = Component("")
    opened = [whole]
    lines: Contentlines = Contentlines.from_ical(text)  # type: ignore[no-untyped-call]
    for line in lines[:_MOST_LINES]:
        for found in _read_line(line):
            _take(found, line, opened)
    return whole.parts


def _take(found: Property, line: str, opened: list[Component]) -> None:
    if found.name == "BEGIN":
        part = Component(found.value.strip().upper())
        if len(opened[-1].parts) < _MOST_PARTS:
            opened[-1].parts.append(part)
        opened.append(part)
    elif found.name == "END":
        # One END too many closes nothing.
        del opened[max(1, len(opened) - 1) :]
    else:
        opened[-1].properties.append(found)
        opened[-1].source.append(line)


def _read_line(line: Contentline) -> Iterator[Property]:
    if not line or len(line) > _LONGEST_LINE:
        return
    try:
        name, parameters, value = line.parts()
    except ValueError:
        return
    yield Property(
        name.upper(), value, {key.upper(): _one(each) for key, each in parameters.items()}
    )


def _one(value: str | list[str]) -> str:
    return value if isinstance(value, str) else ", ".join(value)

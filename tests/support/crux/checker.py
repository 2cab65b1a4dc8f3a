"""Reads what is said of an interview, and has each claim worked out again from its plain records.

A sentence that it does not know is an error, and so is one that is false.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.support.crux.claims import (
    NAME,
    QUOTED,
    WHERE,
    Case,
    about,
    all_low,
    area_key,
    around_too,
    beside,
    earlier_lows,
    ends,
    few,
    in_areas,
    none_low,
    noted,
    now,
    others_held,
    same_slip,
    sizes,
    ticked,
    turned,
    under,
    whole_day,
)

if TYPE_CHECKING:
    from collections.abc import Callable

KNOWN: dict[str, Callable[[Case, re.Match[str]], bool]] = {
    r"It felt like (\d) of 5\.": lambda c, m: c.one.felt == int(m[1]),
    r"No answer is rated, and none has to be\.": (lambda c, _: not c.rated),
    r"No answer is rated\. Around the questions, (.+) (?:was|were) low\.": (
        lambda c, m: not c.rated and beside(c, m[1])
    ),
    r"No answer is rated\. Nothing was low around the questions: (.+)\.": lambda c, m: (
        not c.rated
        and beside(c, "")
        and all(
            int(rating) in now(c.one, area_key(name))
            for name, rating in re.findall(r"([A-Z][a-z ]+) \((\d)\)", m[1])
        )
    ),
    rf"One answer is rated: {QUOTED}, (\d) of 5\.": (
        lambda c, m: len(c.rated) == 1 and c.rating(m[1]) == int(m[2])
    ),
    r"More the day than one question: (.+?) were below your usual(?:, in (\w+) areas)?\. "
    r"(?:Lowest: )?(.+?)\.(?= |$)": lambda c, m: whole_day(
        c, m[1], m[2], m[3][:1].lower() + m[3][1:]
    ),
    r"The same thing in (\w+) answers: ([^.]+)\. (.+? low[:;] .+?\.)(?= |$)": (
        lambda c, m: same_slip(c, m[1], m[2], m[3])
    ),
    rf"In the order you noted them, it turned at {QUOTED}: the (\w+) answers(?: you rated)? before "
    r"it average (\d\.\d), the (\w+) from there (\d\.\d)\.": turned,
    r"You noted that you gave up( early on| half-way| near the end)?"
    r"(, and that it turned round)?\.": (lambda c, m: noted(c, m[1], m[2])),
    r"Staying positive \((\d)\) was low\.": (
        lambda c, m: now(c.one, area_key("Staying positive")) == [int(m[1])] and int(m[1]) < 3
    ),
    r"(Both|All \w+) low answers were about (.+?)\.": (
        lambda c, m: about(c, m[1], m[1], m[2]) and len(c.low()) < len(c.rated)
    ),
    r"(Both|All \w+) answers you rated were low, and (?:both|all) were about (.+?)\.": (
        lambda c, m: about(c, m[1], m[1], m[2]) and len(c.low()) == len(c.rated)
    ),
    rf"(\w+) of the (\w+) low answers were about {NAME}(?:, (\w+) about {NAME})?; "
    r"(?:lowest: )?(.+?)\.(?= |$)": lambda c, m: (
        about(c, m[1], m[2], m[3])
        and (not m[4] or about(c, m[4], m[2], m[5]))
        and len(c.low()) < len(c.rated)
        and ends(m[6], c.low())
    ),
    r"The other (\w+)( you rated)? (?:was|were) 3 or better\.": (
        lambda c, m: others_held(c, m[1], m[2])
    ),
    r"It felt worse than you rated it: (\d) of 5 overall, yet (.+) (?:is|are) 3 or better\.": (
        lambda c, m: (
            c.one.felt == int(m[1])
            and sizes(c, m[2], [e for e in c.rated if (e.rating or 0) > 2])
            and sum(e.rating or 0 for e in c.rated) / len(c.rated) > int(m[1])
        )
    ),
    r"It felt better than you rated it: (\d) of 5 overall, yet (.+) are low\.": (
        lambda c, m: (
            c.one.felt == int(m[1])
            and sizes(c, m[2], c.low())
            and sum(e.rating or 0 for e in c.rated) / len(c.rated) < int(m[1])
        )
    ),
    r"No answer( you rated)? was low; what went low was (.+?)\.": (
        lambda c, m: none_low(c, m[1]) and beside(c, m[2])
    ),
    rf"(Both|All \w+) answers you rated were low; (\w+ of them were about {NAME}"
    rf"(?:, \w+ about {NAME})?; )?"
    r"(?:lowest: )?(.+?)\.(?= |$)": lambda c, m: all_low(c, m[1], m[2], m[5]),
    rf"(One|Two) answers?: ((?:{QUOTED} \(\d\)(?: and )?)+); the other (\w+)( you rated)? "
    r"(?:was|were) 3 or better\.": (lambda c, m: few(c, m[1], m[2]) and others_held(c, m[4], m[5])),
    r"(\w+ of [\w ]+?) were low; (?:lowest: )?(.+?)\. What held best: (.+?)\.(?= |$)": (
        lambda c, m: (
            sizes(c, m[1], c.low()) and ends(m[2], c.low()) and ends(m[3], c.rated, best=True)
        )
    ),
    r"(\w+ of [\w ]+?) were low(?:, (in \w+ areas: |among them )([^.]+))?\. "
    r"(?:Lowest: )?(.+?)\.(?= |$)": lambda c, m: (
        sizes(c, m[1], c.low())
        and ends(m[4][:1].lower() + m[4][1:] if m[4][0] == "E" else m[4], c.low())
        and (not m[2] or in_areas(c, m[2], m[3]))
    ),
    r"No answer( you rated)? was low\. Best: (.+?); lowest: (.+?)\.(?= |$)": (
        lambda c, m: none_low(c, m[1]) and ends(m[2], c.rated, best=True) and ends(m[3], c.rated)
    ),
    r"((?:Both|All \w+) answers(?: you rated)?) are (\d): nothing stands out, up or down\.": (
        lambda c, m: sizes(c, m[1], c.rated) and {e.rating for e in c.rated} == {int(m[2])}
    ),
    r"Under (it|the low ones?|\w+ of the low ones) you ticked: (.+?)\.": (
        lambda c, m: under(c, m[1], m[2])
    ),
    r"You ticked: (.+?)\.": lambda c, m: not c.low() and ticked(c, m[1]),
    rf"{NAME} was low in (both|all \w+) earlier interviews {WHERE}\.": (
        lambda c, m: earlier_lows(c, m[1], m[2]) and min(now(c.one, area_key(m[1]))) < 3
    ),
    rf"{NAME}, low in (both|all \w+) earlier interviews {WHERE}, "
    r"was not low this time\.": (
        lambda c, m: earlier_lows(c, m[1], m[2]) and min(now(c.one, area_key(m[1]))) > 2
    ),
    r"Around the questions, (.+) (?:was|were) low( too)?\.": (
        lambda c, m: around_too(c, m[1]) and bool(m[2]) == bool(c.low())
    ),
}


def check(case: Case, told: str) -> list[str]:
    """The claims in `told`; empty if it is all true, else what is false or not known."""
    wrong: list[str] = []
    rest = told
    while rest:
        found = [(m, rule) for form, rule in KNOWN.items() if (m := re.match(form, rest))]
        if not found:
            return [*wrong, f"not known: {rest}"]
        match, rule = max(found, key=lambda each: each[0].end())
        if not rule(case, match):
            wrong.append(f"false: {match[0]}")
        rest = rest[match.end() :].strip()
    return wrong

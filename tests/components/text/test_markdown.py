"""What a person typed is shown exactly as typed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.text.markdown import (
    END,
    ISOLATE,
    JOINER,
    NO_BREAK,
    number_alike,
    plain,
    plain_line,
    spoken,
)
from tests.support.cost_ratios import STEEP, TIMES, hold_against

INVISIBLE = dict.fromkeys(map(ord, (JOINER, ISOLATE, END)))


def as_shown(markdown: str) -> str:
    """What a reader sees of escaped Markdown."""
    shown = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown.translate(INVISIBLE))
    return shown.replace("  \n", "\n").replace(NO_BREAK, " ")


@pytest.mark.parametrize(
    "typed, escaped",
    [
        ("**bold**", r"\*\*bold\*\*"),
        ("# not a heading", r"\# not a heading"),
        ("1. not a list", r"1\. not a list"),
        ("<b>not HTML</b>", r"\<b\>not HTML\<\/b\>"),
        ("&amp;", r"\&amp\;"),
        ("from $5 to $6", r"from \$5 to \$6"),
        ("[a](b)", r"\[a\]\(b\)"),
        ("C:\\", f"C\\:{JOINER}\\\\"),
        ("Kęstutis, 面接", r"Kęstutis\, 面接"),
    ],
)
def test_every_sign_markdown_knows_is_escaped(typed: str, escaped: str) -> None:
    assert plain_line(typed) == escaped
    assert plain(typed) == escaped


@pytest.mark.parametrize(
    "typed", [":smile:", ":+1:", ":material/home:", ":red[x]", ":streamlit:", "::: note", "a:b:c"]
)
def test_a_colon_never_begins_a_code(typed: str) -> None:
    assert not re.search(r":[^\s\u2060]", plain_line(typed))


@pytest.mark.parametrize("typed", ["a -> b", "a <- b", "a <-> b", "a -- b", "a >= b", "a ~= b"])
def test_arrows_stay_the_signs_that_were_typed(typed: str) -> None:
    written = plain_line(typed).replace("\\", "")
    assert typed not in written
    assert written.replace(JOINER, "") == typed


@pytest.mark.parametrize("typed", ["https://a.example", "www.a.example", "me@a.example"])
def test_an_address_does_not_become_a_link(typed: str) -> None:
    assert typed not in plain_line(typed).replace("\\", "")
    assert as_shown(plain_line(typed)) == typed


def test_lines_empty_lines_and_indents_are_kept() -> None:
    typed = "one\r\n\n    two  spaces\n\tthree"
    assert as_shown(plain(typed)) == "one\n \n    two  spaces\n    three"


def test_a_label_is_one_line() -> None:
    assert plain_line("  Head of\n Data\t") == "Head of Data"


def test_a_long_label_is_cut_with_an_ellipsis() -> None:
    assert plain_line("abcdefgh", most=5) == "abcd…"
    assert plain_line("abcde", most=5) == "abcde"


def test_words_from_right_to_left_are_kept_apart_from_their_neighbours() -> None:
    assert plain_line("שלום") == f"{ISOLATE}שלום{END}"
    assert plain_line("\u202eevil") == f"{ISOLATE}\u202eevil{END}"


def test_emoji_are_left_whole() -> None:
    assert plain_line("👩‍👩‍👧 😀") == "👩‍👩‍👧 😀"


def test_nothing_typed_shows_nothing() -> None:
    assert plain_line("") == ""


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zs", "Zl", "Zp"))))
def test_what_is_shown_is_what_was_typed(typed: str) -> None:
    assert as_shown(plain_line(typed)) == typed


@pytest.mark.parametrize("letter", ["a", "*", ":", " ", "\n", "<", "-", "@", "א"])
def test_the_time_to_escape_grows_no_faster_than_the_text(letter: str) -> None:
    short, long = letter * (20_000 // TIMES), letter * 20_000
    assert hold_against(lambda: plain(long), lambda: plain(short)) < STEEP
    assert plain(long).count(letter) >= len(long) or letter.isspace()


def test_a_hidden_label_holds_the_words_and_no_sign_markdown_acts_on() -> None:
    assert spoken("Why this job, and why now?") == "Why this job, and why now?"
    assert spoken("![a](https://x.test) **b** :smile:\n# c") == "a https //x.test b smile c"
    assert spoken("हिन्दी שלום") == "हिन्दी שלום"
    assert spoken("word " * 100, most=12) == "word word w…"


def test_lines_that_would_read_alike_once_cut_are_told_apart() -> None:
    told = number_alike(["walk the dog", "walk the cat", "walk the cow", "nap", "nap"], 9)
    assert list(told) == ["walk the dog", "walk the cat", "walk the cow", "nap"]
    assert list(told.values()) == ["walk the…", "walk the… (2)", "walk the… (3)", "nap"]

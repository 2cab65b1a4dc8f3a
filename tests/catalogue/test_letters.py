from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import msgspec
import pytest

from data.catalogue.letters import (
    Channel,
    cautions,
    fact_names,
    letter,
    letters,
    required_facts,
    terms,
)
from data.catalogue.loader import FOLDER
from data.models import CatalogueError, Key, Offer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KEYS = [
    *("thank-you", "amends", "chaser", "clarify-offer", "accept", "decline", "ask-feedback"),
    *("keep-cv", "congratulations", "in-touch-again", "connect-linkedin", "connect-x"),
]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The letters' files, free to be spoilt."""
    shutil.copytree(FOLDER / "letters", tmp_path / "letters")
    shutil.copy(FOLDER / "facts.toml", tmp_path)
    return tmp_path


def test_the_letters_come_in_the_order_in_which_a_search_needs_them() -> None:
    assert [each.key for each in letters()] == KEYS
    assert [each.order for each in letters()] == list(range(1, 13))


def test_ten_are_emails_and_two_are_messages_without_a_subject() -> None:
    assert [each.key for each in letters() if each.channel is Channel.EMAIL] == KEYS[:10]
    assert letter("connect-linkedin").channel is Channel.LINKEDIN
    assert letter("connect-x").channel is Channel.X
    assert letter("connect-x").subject == letter("connect-linkedin").subject == ()


def test_every_key_of_a_letter_is_one_a_record_takes() -> None:
    assert [msgspec.convert(key, Key) for key in KEYS] == KEYS


def test_every_fact_is_named_in_plain_words_and_held_by_a_letter() -> None:
    held = {fact for each in letters() for fact in each.facts}
    assert held == set(fact_names())


def test_a_letter_from_a_later_version_is_stood_in_for_by_its_key() -> None:
    unknown = letter("postcard")
    assert (unknown.name, unknown.subject, unknown.body, unknown.facts) == ("postcard", (), (), ())


def test_the_terms_are_the_fields_of_an_offer_in_their_order() -> None:
    assert tuple(term.key for term in terms()) == Offer.__struct_fields__
    assert all(term.question.endswith("?") for term in terms())


def test_the_cautions_are_angry_begging_long_and_a_gap() -> None:
    assert [each.kind for each in cautions()] == ["angry", "begging", "long", "gap"]
    for each in cautions():
        assert len(set(each.phrases)) == len(each.phrases)


def test_what_a_way_needs_is_read_from_its_words_outside_the_brackets() -> None:
    assert required_facts("Dear {contact}[ of {company}]") == {"contact"}
    assert required_facts("Hello[ {contact}]") == set()


def test_the_letters_are_read_once() -> None:
    assert letters() is letters()


@pytest.mark.parametrize(
    "change, told",
    [
        (('key = "amends"', 'key = "sorry"'), "key: sorry is not the name of its file"),
        (("{slip}", "{mess}"), "mess is not in facts.toml"),
        (("order = 2", 'order = 2\nunasked = ["met"]'), "unasked: met is not in the letter"),
        (('channel = "email"', 'channel = "x"'), "subject: an email has one, nothing else has"),
        (("[ on {date}]", " on {date}"), "subject: the last way needs a fact"),
        (("[ at {company}]", "[ at work]"), "brackets without a fact: "),
        (("[ at {company}]", "[ at {company}"), "a bracket or brace too many: "),
        (("[ at {company}]", " at {Company}"), "a bracket or brace too many: "),
        (("I am sorry that {slip}.", "I am sorry."), "never taken, as one before it needs no more"),
        (("order = 2", "order = 0"), "Expected `int` >= 1 - at `$.order`"),
        (("order = 2", "tone = 2"), "Object contains unknown field `tone`"),
    ],
)
def test_what_does_not_hold_together_is_named_with_its_file(
    copy: Path, change: tuple[str, str], told: str
) -> None:
    spoil(copy / "letters" / "amends.toml", lambda text: text.replace(*change))
    with pytest.raises(CatalogueError, match=f"^amends\\.toml: {re.escape(told)}"):
        letters(copy)


def test_a_letter_of_which_nothing_is_left_without_facts_is_refused(copy: Path) -> None:
    spoil(copy / "letters" / "amends.toml", lambda text: re.sub(r'"([A-Z])', r'"{me} \1', text))
    spoil(copy / "letters" / "amends.toml", lambda text: text.replace('"{me} A', '"A', 1))
    with pytest.raises(CatalogueError, match=r"^amends\.toml: "):
        letters(copy)


def test_two_letters_of_one_order_are_named(copy: Path) -> None:
    spoil(copy / "letters" / "amends.toml", lambda text: text.replace("order = 2", "order = 1"))
    with pytest.raises(CatalogueError, match=r"^letters: order: 1 is there twice$"):
        letters(copy)


def test_missing_facts_are_named(copy: Path) -> None:
    (copy / "facts.toml").unlink()
    with pytest.raises(CatalogueError, match=r"^facts\.toml: "):
        letters(copy)


def spoil(file: Path, change: Callable[[str], str]) -> None:
    before = file.read_text(encoding="utf-8")
    after = change(before)
    assert after != before
    file.write_text(after, encoding="utf-8")

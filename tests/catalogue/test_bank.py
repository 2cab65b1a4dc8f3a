from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, get_args

import pytest

from data.catalogue import catalogue
from data.catalogue.bank import (
    BankQuestion,
    Profession,
    QuestionKind,
    name_question,
    question,
    questions,
)
from data.models import CatalogueError
from tests.catalogue.test_tone import AMERICAN

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = '[[questions]]\ntext = "{text}"\nkind = "personal"\nprofession = "any"\n'


def plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9£$']+", text.lower()))


def written(folder: Path, **texts: str) -> Path:
    """A bank of one question an area, `texts` in place of some."""
    folder.mkdir(exist_ok=True)
    for area in catalogue().questions:
        text = texts.get(area.id, f"A question about {area.id}?")
        (folder / f"{area.id}.toml").write_text(ENTRY.format(text=text))
    return folder


def test_every_area_has_thirty_to_forty_questions() -> None:
    counts = Counter(question.area for question in questions())
    assert {area: 30 <= count <= 40 for area, count in counts.items()} == {
        area.id: True for area in catalogue().questions
    }


def test_no_question_stands_twice_however_it_is_put_or_noted() -> None:
    counts = Counter(plain(text) for each in questions() for text in (each.text, *each.noted))
    assert [text for text, count in counts.items() if count > 1] == []


def test_no_question_is_a_typical_one_of_the_catalogue() -> None:
    typical = {plain(text) for area in catalogue().areas for text in area.typical}
    assert [each.text for each in questions() if plain(each.text) in typical] == []


def test_every_kind_and_every_profession_is_there() -> None:
    assert {each.kind for each in questions()} == set(get_args(QuestionKind))
    assert {each.profession for each in questions()} == set(get_args(Profession))


def test_most_areas_hold_questions_for_every_profession() -> None:
    found = {(each.area, each.profession) for each in questions()}
    wanted = len(catalogue().questions) * len(get_args(Profession))
    assert len(found) / wanted > 0.9


@pytest.mark.parametrize("pattern", [re.compile("!"), AMERICAN], ids=["shouts", "american"])
def test_no_question_shouts_or_spells_american(pattern: re.Pattern[str]) -> None:
    assert [each.text for each in questions() if pattern.search(each.text)] == []


def test_a_question_is_a_clean_sentence_that_begins_large_and_ends_as_it_should() -> None:
    shape = re.compile(r"[A-Z](?:\S| (?! ))*[.?]")
    assert [each.text for each in questions() if not shape.fullmatch(each.text)] == []


def test_a_bank_is_read_area_by_area_in_the_catalogues_order(tmp_path: Path) -> None:
    found = questions(written(tmp_path))
    assert [each.area for each in found] == [area.id for area in catalogue().questions]
    assert found[0] == BankQuestion(
        key=name_question("A question about intro?"),
        text="A question about intro?",
        area="intro",
        kind="personal",
        profession="any",
    )


def test_a_text_in_two_areas_is_refused_whatever_its_case(tmp_path: Path) -> None:
    folder = written(tmp_path, intro="Who are you?", case="who are YOU?")
    with pytest.raises(CatalogueError, match=r"bank: who are you\? is there twice"):
        questions(folder)


def test_a_missing_file_and_one_of_no_area_are_named(tmp_path: Path) -> None:
    folder = written(tmp_path)
    (folder / "case.toml").rename(folder / "cases.toml")
    with pytest.raises(CatalogueError, match=r"cases\.toml: cases is no kind of question"):
        questions(folder)
    (folder / "cases.toml").unlink()
    with pytest.raises(CatalogueError, match=r"case\.toml"):
        questions(folder)


def test_an_unknown_kind_is_refused_with_the_name_of_its_file(tmp_path: Path) -> None:
    folder = written(tmp_path)
    text = (folder / "intro.toml").read_text().replace("personal", "odd")
    (folder / "intro.toml").write_text(text)
    with pytest.raises(CatalogueError, match=r"intro\.toml.*odd"):
        questions(folder)


def test_every_question_has_a_key_of_its_own_that_a_practice_can_hold() -> None:
    keys = [each.key for each in questions()]
    assert len(set(keys)) == len(keys) == 640
    assert all(re.fullmatch("q[0-9a-f]{12}", key) for key in keys)
    assert all(question(each.key) == each for each in questions())
    assert question("q000000000000") is None


def test_a_key_stays_when_questions_change_places_or_areas(tmp_path: Path) -> None:
    first = written(tmp_path / "first", intro="Who are you?")
    before = {each.text: each.key for each in questions(first)}
    folder = written(tmp_path / "then", intro="Another one?", case="Who are you?")
    more = ENTRY.format(text="A question about case?") + (folder / "case.toml").read_text()
    (folder / "case.toml").write_text(more)
    after = {each.text: each.key for each in questions(folder)}
    assert {text: after.get(text, key) for text, key in before.items()} == before
    assert after["Who are you?"] == before["Who are you?"] == name_question("who  ARE you?")


def test_a_known_question_keeps_the_key_that_practice_was_kept_under() -> None:
    # Change this only with a `key` in the file for the question put in other words.
    assert name_question("Is there anything you want to ask us?") == "q49b945a70fdf"
    assert question("q49b945a70fdf") is not None


def test_a_question_put_in_other_words_may_keep_its_old_key(tmp_path: Path) -> None:
    old = name_question("Who are you?")
    folder = written(tmp_path)
    entry = ENTRY.format(text="Tell us who you are.") + f'key = "{old}"\n'
    (folder / "intro.toml").write_text(entry)
    assert questions(folder)[0].key == old
    questions.cache_clear()
    (folder / "case.toml").write_text(ENTRY.format(text="Who are you?"))
    with pytest.raises(CatalogueError, match=f"bank: key: {old} is there twice"):
        questions(folder)

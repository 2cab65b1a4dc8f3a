"""What `make train` promises: the same weights to the byte, and the thresholds the code has."""

from __future__ import annotations

import hashlib
import tomllib
from typing import TYPE_CHECKING

import numpy as np
import pytest

from data.catalogue.bank import questions
from data.catalogue.loader import catalogue
from data.models import CatalogueError
from data.recogniser import area_classifier
from data.recogniser.linear_model import (
    WEIGHTS,
    linear,
    load_linear,
    logits_of_reading,
    read_text,
)
from tests.training.texts import WORDINGS, fingerprint, gather, hurried

if TYPE_CHECKING:
    from pathlib import Path


WRITTEN = ("formal", "notes", "retold", "hurried")


@pytest.mark.slow
def test_training_again_gives_the_same_bytes_and_the_thresholds_in_the_code(
    tmp_path: Path,
) -> None:
    from tests.training.__main__ import train  # noqa: PLC0415 - only the long suite needs it

    trained = train(tmp_path / "weights.npz")
    again = hashlib.sha256((tmp_path / "weights.npz").read_bytes()).hexdigest()
    assert again == hashlib.sha256(WEIGHTS.read_bytes()).hexdigest()
    assert (trained.sure, trained.near) == (area_classifier.SURE, area_classifier.NEAR)
    asked = "Why did you leave your last job?"
    told = trained.fitted.logits([asked])[0]
    assert np.abs(told - logits_of_reading(read_text(asked))).max() < 0.1


def test_the_weights_were_learnt_from_the_questions_and_the_catalogue_of_today() -> None:
    with np.load(WEIGHTS) as held:
        assert held["learnt"].tobytes().decode() == fingerprint(gather())


def test_another_word_of_an_area_asks_for_new_weights() -> None:
    texts = gather()
    assert fingerprint([*texts[:-1], texts[-1]._replace(text="another")]) != fingerprint(texts)


def test_no_question_stands_twice_and_each_is_of_an_area() -> None:
    told = [*gather(), *hurried()]
    areas = {area.id for area in catalogue().questions}
    assert {each.area for each in told} == areas
    written = [each.text.casefold() for each in told if each.kind in WRITTEN]
    assert len(written) > 4_000
    assert sorted(set(written)) == sorted(written)


def test_no_wording_stands_twice_or_in_the_bank_and_each_is_of_an_area() -> None:
    told = tomllib.loads(WORDINGS.read_text(encoding="utf-8"))
    assert list(told) == [area.id for area in catalogue().questions]
    bank = {text.casefold() for each in questions() for text in (each.text, *each.noted)}
    texts = [text.casefold() for each in told.values() for text in each]
    assert sorted(set(texts)) == sorted(texts)
    assert bank.isdisjoint(texts)


def test_the_weights_are_small_and_name_every_feature_once() -> None:
    model = linear()
    assert WEIGHTS.stat().st_size < 1_200_000
    assert len(model.rows) == len(model.rarity) == len(model.weights)
    assert list(model.rows) == sorted(model.rows)


def test_damaged_weights_are_named(tmp_path: Path) -> None:
    (tmp_path / "weights.npz").write_bytes(WEIGHTS.read_bytes()[:1000])
    with pytest.raises(CatalogueError, match=r"weights\.npz"):
        load_linear(tmp_path / "weights.npz")

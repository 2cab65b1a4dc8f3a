"""Gentleness: on every page words stand where numbers would, and nothing turns red."""

from __future__ import annotations

import colorsys
import datetime as dt
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from components.shell.navigation import PAGES
from data.catalogue.bank import questions
from data.catalogue.example import example_records
from data.models import (
    SETTINGS_ID,
    Application,
    ApplicationStage,
    AreaRating,
    CheckIn,
    Contact,
    Evaluation,
    EvaluationState,
    FollowUp,
    Interview,
    Moment,
    Offer,
    Practice,
    Record,
    Result,
    Settings,
    Story,
    Upcoming,
    Worry,
)
from tests.support.page_driver import (
    NOW,
    TODAY,
    a_question,
    an_interview,
    an_outcome,
    fill,
    key,
    many,
    slots,
    visit_page,
)
from tests.support.widgets import choose, field, fill_in, press, rate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from streamlit.testing.v1 import AppTest

    from data.models import AnyRecord

ROOT = Path(__file__).parents[2]
NAMES = [entry.name for entry in PAGES]
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
ALLOWED = re.compile(
    rf"\b\d{{1,2}} {MONTH}(?: \d{{4}})?|{MONTH} \d{{4}}|\d\d:\d\d|:material/\w+:"
    r"|\b\d+[ \u00a0-](?:minutes?|min|seconds?)\b|(?m:^\s*\d+\. )"
)
"""Dates, times, icons, how long an exercise takes, and the order of its steps."""

PARTS = (1, 2, 3, 4, 5)
VIEWS = {
    "What recurs": "areas",
    "Each interview": "interviews",
    "Over time": "course",
    "Slips": "slips",
    "Gut feeling and result": "felt",
}


def made(kind: type[Record], number: int, **fields: Any) -> Any:  # noqa: ANN401
    """A record of this kind."""
    return kind(id=key(70_000 + number), created=NOW, updated=NOW, **fields)


def gentle(**fields: Any) -> Settings:  # noqa: ANN401 - any field of it
    """Words instead of numbers."""
    kept = {"words_for_numbers": True, **fields}
    return Settings(id=SETTINGS_ID, created=NOW, updated=NOW, **kept)


def full() -> list[AnyRecord]:
    """Twenty-five interviews and some of every other kind, their texts without a digit."""
    day = TODAY - dt.timedelta(days=3)
    each = [
        made(Application, place, company=f"Office {name}", stage=stage, applied=day, heard=day)
        for place, (name, stage) in enumerate(zip("abcdefgh", ApplicationStage, strict=True))
    ]
    practised = [
        made(Practice, 20 + place, area="motivation", date=day, minutes=10, went=2)
        for place in range(7)
    ]
    calm = [
        made(CheckIn, 40 + place, moment=moment, level=level, at=NOW, interview=key(1))
        for place, (moment, level) in enumerate(((Moment.BEFORE, 2), (Moment.AFTER, 4)))
    ]
    offered = an_outcome(
        2, Result.OFFER, heard=day, feedback_areas=(AreaRating(area="conflict", rating=2),)
    )
    others = [
        msgspec.structs.replace(offered, offer=Offer(salary="As we said"), answer_by=TODAY),
        made(Story, 50, title="The deadline", areas=("conflict",)),
        made(Upcoming, 54, company="Quill", date=TODAY + dt.timedelta(days=1)),
        made(Contact, 51, name="Mary", interview=key(1)),
        made(FollowUp, 52, what="Send it", due=day, contact=key(70_051), interview=key(1)),
        made(Worry, 53, text="Will they call", parked_until=day, interview=key(1)),
    ]
    return [*many(25), *each, *practised, *calm, *others, gentle()]


def example() -> list[AnyRecord]:
    """The example journal, as somebody's own."""
    return [*example_records(TODAY, NOW), gentle()]


def half_way(part: int, *, rated: bool) -> Interview:
    """An interview in one part of its half hour."""
    questions = tuple(a_question(1, place, 1 + place if rated else None) for place in range(4))
    evaluation = Evaluation(state=EvaluationState.STARTED, part=part)
    return an_interview(1, date=TODAY, questions=questions, evaluation=evaluation)


def said(node: Any) -> Iterator[str]:  # noqa: ANN401 - a part of a page, or the whole
    """Every text of a page that is not inside a field: titles, sentences, labels and choices."""
    for child in node.children.values():
        if hasattr(child, "children"):
            yield str(getattr(child, "label", "") or "")
            yield from said(child)
        else:
            yield from _texts(child)


def _texts(element: Any) -> Iterator[str]:  # noqa: ANN401 - any element
    yield str(getattr(element, "label", "") or "")
    if element.type not in {"selectbox", "multiselect", "date_input"}:
        yield from map(str, getattr(element, "options", ()))
    if element.type in {"title", "header", "subheader", "markdown", "caption", "text", "info"}:
        yield str(element.value)
    if element.type in {"arrow_table", "table"}:
        yield element.value.to_csv(index=False)
    if element.type in {"metric", "progress"}:
        yield " ".join(str(getattr(element.proto, part, "")) for part in ("body", "delta", "text"))


def typed(records: list[AnyRecord]) -> set[str]:
    """The words with a digit in them that the person typed."""
    text = msgspec.json.encode(records).decode()
    return set(re.findall(r"[^\s\"\\]*\d[^\s\"\\]*", text))


def numbers(app: AppTest, own: frozenset[str] = frozenset()) -> list[str]:
    """The texts of a page that hold a digit that is none of the allowed ones."""
    found = []
    for text in said(app.main):
        bare = ALLOWED.sub("", text.replace("\\", "").replace("\u2060", ""))
        for word in own:
            bare = bare.replace(word, "")
        if re.search(r"\d", bare):
            found.append(text)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_no_number_stands_on_any_page(home: Path, name: str) -> None:
    fill(home, full())
    app = visit_page(name, id=key(1))
    assert not app.exception
    assert numbers(app) == []


@pytest.mark.parametrize("name", [entry.name for entry in PAGES if entry.hidden])
def test_no_number_stands_on_a_page_of_an_interview_that_was_answered(
    home: Path, name: str
) -> None:
    fill(home, full())
    for number in (2, 3):
        app = visit_page(name, id=key(number))
        assert not app.exception
        assert numbers(app) == []


def test_no_number_stands_in_an_opened_question(home: Path) -> None:
    again = msgspec.structs.replace(
        a_question(1, 0, 2), next_day_rating=4, corrected_rating=3, text="What would you do"
    )
    locked = an_interview(3, questions=(again,), corrected_felt=4, corrected_chance=42)
    fill(home, [an_interview(1, questions=(again,)), locked, an_outcome(3), gentle()])
    for number, history in ((1, "Rated hard going at first, a day later well"), (3, "so-so")):
        app = visit_page("interview", id=key(number))
        slots(app)[f"question-{again.id}"] = True
        app.run()
        assert not app.exception
        assert history in "".join(said(app.main))
        assert numbers(app) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_number_stands_on_any_page_over_the_example(home: Path, name: str) -> None:
    records = example()
    fill(home, records)
    latest = max((each for each in records if isinstance(each, Interview)), key=lambda i: i.date)
    app = visit_page(name, id=latest.id)
    assert not app.exception
    assert numbers(app, frozenset(typed(records))) == []


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("rated", [True, False])
def test_no_number_stands_in_any_part_of_the_half_hour(home: Path, part: int, rated: bool) -> None:
    fill(home, [half_way(part, rated=rated), an_outcome(1), gentle()])
    app = visit_page("evaluate", id=key(1))
    assert not app.exception
    assert numbers(app) == []


def test_no_number_stands_where_the_questions_are_noted(home: Path) -> None:
    fresh = an_interview(1, date=TODAY, evaluation=Evaluation(), felt=None, chance=None)
    fill(home, [fresh, gentle()])
    app = visit_page("evaluate", id=key(1))
    assert numbers(app) == []
    assert field(app, "How likely are you to get through?").options == [
        *("hardly", "not likely", "could be", "even", "likely", "very likely", "almost sure")
    ]


def test_no_number_stands_in_what_practice_changed(home: Path) -> None:
    practised = made(
        Practice, 90, area="conflict", date=TODAY - dt.timedelta(days=12), exercise=None
    )
    fill(home, [*full(), practised])
    app = visit_page("patterns")
    choose(app, "Picture", "Over time")
    press(app, "The figures", nth=0)
    assert not app.exception
    assert len(app.table) == 1
    assert numbers(app) == []
    assert numbers(visit_page("learn")) == []


@pytest.mark.parametrize("view", VIEWS)
def test_no_number_stands_in_any_picture_or_its_figures(home: Path, view: str) -> None:
    fill(home, full())
    app = visit_page("patterns")
    choose(app, "Picture", view)
    slots(app)[f"patterns.{VIEWS[view]}.figures"] = True
    app.run()
    assert len(app.table) == 1
    assert not app.exception
    assert numbers(app) == []


def test_no_number_stands_where_stories_and_what_is_to_come_are_told(home: Path) -> None:
    snow = made(Story, 50, title="The snow", areas=("conflict", "values", "setbacks"))
    other = made(Story, 55, title="The hamper", areas=("values",))
    told = tuple(msgspec.structs.replace(a_question(1, place), story=snow.id) for place in range(3))
    over = made(Upcoming, 54, company="Quill", date=TODAY - dt.timedelta(days=1))
    fill(home, [an_interview(1, questions=told), *many(9)[1:], snow, other, over, gentle()])
    app = visit_page("stories")
    fill_in(app, "Which story for this question?", "A conflict with a colleague")
    assert "You told **The snow** in three of the three answers" in "".join(said(app.main))
    assert numbers(app) == []
    assert numbers(visit_page("next_interview")) == []
    asked = field(visit_page("question_bank"), "Choose a question").set_value(questions()[0].key)
    assert numbers(asked.run()) == []


def test_one_interview_is_shown_in_words(home: Path) -> None:
    fill(home, [an_interview(1), gentle()])
    assert numbers(visit_page("patterns")) == []


def test_a_question_is_rated_by_choosing_the_words_for_it(home: Path) -> None:
    store = fill(home, [half_way(2, rated=False), gentle()])
    app = visit_page("evaluate", id=key(1))
    rating = field(app, "How did this go: Tell me about yourself")
    assert rating.options[-1] == "Leave it open"
    assert rating.value == 0
    rating.set_value(4).run()
    kept: Interview = store.get(key(1))  # type: ignore[assignment]
    assert kept.questions[0].rating == 4
    assert field(app, "How did this go: Tell me about yourself").value == 4
    rate(app, "Tell me about yourself", 0)
    again: Interview = store.get(key(1))  # type: ignore[assignment]
    assert again.questions[0].rating is None


def test_a_rating_keeps_its_value_when_the_words_for_it_change(home: Path) -> None:
    store = fill(home, [half_way(2, rated=True), gentle()])
    app = visit_page("evaluate", id=key(1))
    question = half_way(2, rated=True).questions[0]
    press(app, "badly Tell me about yourself")
    before = field(app, "How did this go: Tell me about yourself")
    kept: Interview = store.get(key(1))  # type: ignore[assignment]
    moved = tuple(
        msgspec.structs.replace(each, area="technical" if each.id == question.id else each.area)
        for each in kept.questions
    )
    store.put(msgspec.structs.replace(kept, questions=moved))
    app.run()
    after = field(app, "How did this go: Tell me about yourself")
    assert (before.value, after.value) == (1, 1)
    assert before.options != after.options


def test_tonights_practice_is_tried_and_rated_in_words(home: Path) -> None:
    store = fill(home, [an_interview(1), gentle()])
    app = visit_page("tonight")
    fill_in(
        app, "Your answer now, if you want to write it down", "We moved the bus and the stop. " * 60
    )
    press(app, "I have said it")
    assert numbers(app) == []
    choose(app, "How did it go this time?", 2)
    assert not app.exception
    assert numbers(app) == []
    assert [each.went for each in store.all(Practice) if each.schedule] == [2]
    press(app, "Next one")
    assert numbers(app) == []


def test_the_limits_of_an_evening_are_chosen_in_words(home: Path) -> None:
    fill(home, [gentle()])
    app = visit_page("your_data")
    press(app, "An evening of practice")
    assert numbers(app) == []


def test_the_example_reads_in_words_for_somebody_who_wants_words(home: Path) -> None:
    fill(home, [*many(3), gentle(signature="Zoë")])
    app = visit_page("patterns", example="1")
    assert not app.exception
    assert numbers(app, frozenset(typed(example()))) == []


def test_numbers_are_there_for_everybody_else(home: Path) -> None:
    fill(home, full()[:-1])
    assert numbers(visit_page("patterns")) != []


def test_ratings_are_one_to_five_for_everybody_else(home: Path) -> None:
    fill(home, [half_way(2, rated=False)])
    app = visit_page("evaluate", id=key(1))
    assert {"1 badly", "2", "3", "4", "5 very well"} <= set(numbers(app))


BAD: dict[str, object] = {
    "text_input": "x" * 20_001,
    "text_area": "x" * 20_001,
    "date_input": dt.date(2027, 12, 31),
}


@pytest.mark.parametrize("name", NAMES)
def test_nothing_turns_red_at_bad_input(home: Path, name: str) -> None:
    fill(home, full()[:-1])
    app = visit_page(name, id=key(1))
    for kind, value in BAD.items():
        for place in range(min(2, len(getattr(app, kind)))):
            widget = getattr(app, kind)[place]
            widget.set_value(value if "date" not in kind else min(value, widget.max)).run()
            assert not app.exception
            assert list(app.error) == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_turns_red_at_an_address_that_names_nothing(home: Path, name: str) -> None:
    fill(home, [])
    for query in ({}, {"id": "nothing"}, {"id": key(999)}):
        app = visit_page(name, **query)
        assert not app.exception
        assert list(app.error) == []


def test_a_chance_that_was_felt_reads_as_a_sentence(home: Path) -> None:
    fill(home, [an_interview(1), gentle()])
    told = "\n".join(said(visit_page("interview", id=key(1)).main))
    assert "Would you go through? You said: could be" in told


def test_by_night_what_cannot_be_said_yet_is_no_more_brown_than_the_page() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    for slot in ("grayColor", "grayBackgroundColor", "grayTextColor"):
        red, blue = (int(config["theme"]["dark"][slot][at : at + 2], 16) for at in (1, 5))
        assert red < blue


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_the_theme_calls_red_is_brown(theme: str) -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    slots = config["theme"][theme]
    for slot in ("redColor", "redBackgroundColor", "redTextColor"):
        red, green, blue = (int(slots[slot][place : place + 2], 16) for place in (1, 3, 5))
        hue = colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)[0] * 360
        assert 18 <= hue <= 40

"""Every field of every page, while another window has just written in the very same place.

What one window wrote is never written over by the other without a choice, and whatever another
window wrote beside it asks nothing.
"""

from __future__ import annotations

import ast
import datetime as dt
import sys
from collections import defaultdict
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from msgspec.structs import replace
from streamlit.runtime import caching
from streamlit.runtime.context import ContextProxy, StreamlitHeaders

import components
from components.applications import csv_import
from components.contacts.people import ABOUT
from components.forms import fields, saving
from components.session.binding import Binding, BoundPlace
from data.catalogue.bank import questions
from data.models import (
    SETTINGS_ID,
    Amends,
    Application,
    ApplicationStage,
    AreaRating,
    Aside,
    Change,
    CheckIn,
    Evaluation,
    EvaluationState,
    Interview,
    Letter,
    Moment,
    Offer,
    Outcome,
    Practice,
    Question,
    Repair,
    Result,
    Settings,
    Story,
    Wobble,
    Worry,
    same,
    value_at,
    with_value,
)
from tests.support.full_journal import ID, marked, whole_journal
from tests.support.http_requests import FROM_HERE
from tests.support.page_driver import (
    NOW,
    TODAY,
    an_interview,
    an_outcome,
    drawn,
    fill,
    key,
    keys,
    slots,
    visit_page,
    words,
)
from tests.support.widgets import button, field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from data.models import AnyRecord

DAYS: dict[str, Any] = {"created": NOW, "updated": NOW}
MORE: tuple[AnyRecord, ...] = (
    Story(id=key(46), title="A second story", **DAYS),
    Application(id=key(47), company="A second one", **DAYS),
    CheckIn(id=key(48), at=NOW, moment=Moment.BEFORE, level=2, interview=ID, **DAYS),
)
"""Of some there is to be more than one to choose from."""

COMPONENTS = Path(components.__file__).parent
YESTERDAY, AGO = TODAY - dt.timedelta(days=1), TODAY - dt.timedelta(days=9)


class Screen(NamedTuple):
    """A page with a journal, and what is open on it: slots and widgets by their keys."""

    page: str
    records: Callable[[], list[AnyRecord]]
    opened: dict[str, Any]


def journal(*others: AnyRecord, **fields: Any) -> list[AnyRecord]:  # noqa: ANN401 - any of it
    """The whole journal, every text in it different; `fields` are those of the interview."""
    made = [*map(marked, whole_journal(**fields)), *MORE, *others]
    return list({each.id: each for each in made}.values())


def part(number: int, **fields: Any) -> Callable[[], list[AnyRecord]]:  # noqa: ANN401 - the same
    """The interview in a part of its half hour, without an outcome."""
    begun = Evaluation(state=EvaluationState.STARTED, part=number)
    return lambda: [
        replace(each, **fields) if isinstance(each, Interview) else each
        for each in journal(evaluation=begun, chance=30, felt=2)
        if not isinstance(each, Outcome)
    ]


def heard(part: int) -> Callable[[], list[AnyRecord]]:
    """The same with an outcome, after which the first ratings stay."""
    begun = Evaluation(state=EvaluationState.STARTED, part=part)
    return lambda: journal(evaluation=begun, felt=2, chance=30)


def with_outcome(**fields: Any) -> Callable[[], list[AnyRecord]]:  # noqa: ANN401 - the same
    """The interview of yesterday with this outcome."""
    rated = (AreaRating(area="intro", rating=2), AreaRating(area="conflict", rating=2))
    told = {"feedback_areas": rated, "feedback": "What they said", **fields}
    return lambda: journal(
        replace(an_outcome(1), id=key(2), **told), date=YESTERDAY, change=Change()
    )


def unsaid() -> list[AnyRecord]:
    """Something to make amends for that no letter says yet, and no name under letters."""
    what = Repair(what="other", serious=3, fixable=True, thanked=False, decision=Amends.SEND)
    unsigned = Settings(id=SETTINGS_ID, **DAYS)
    kept = journal(unsigned, date=TODAY, amends=what)
    return [each for each in kept if not isinstance(each, Letter)]


LOGGED = an_interview(3, company="Elsewhere", application=None)
NOES = (an_interview(4, application=key(33)), an_outcome(4, Result.REJECTED))
CLOSED = Application(id=key(33), stage=ApplicationStage.CLOSED, company="Larkspur", **DAYS)
BANKED = questions()[0].key
OF_THE_BANK = Practice(
    id=key(41), area="intro", date=TODAY, bank=BANKED, went=2, answer="An answer", **DAYS
)
BACK = Worry(id=key(42), text="A worry", parked_until=TODAY, interview=ID, **DAYS)
OVER = Worry(id=key(43), text="Another", what_came="Nothing", interview=ID, **DAYS)
TOLD = Question(id=key(45), text="A conflict", area="conflict", rating=5, answer="We talked")
WORKED = an_interview(6, questions=(TOLD,))
LENGTH = f"length-closed_until-{ID}"
WAITING = {f"chase-dates-{ID}": True, "worries-over": True, LENGTH: 0}
LOW = key(10_500)
ASKED_LOW = an_interview(5, questions=(Question(id=LOW, text="Why?", area="intro", rating=1),))
SAID_TODAY = Practice(
    id=key(44),
    area="intro",
    date=TODAY,
    interview=key(5),
    question=LOW,
    went=2,
    answer="An answer",
    **DAYS,
)
PERSON = {"stay_in_touch.open_card": key(4), f"person-part-{key(4)}": ABOUT}

SCREENS: dict[str, Screen] = {
    "capture": Screen(
        "evaluate",
        part(1, evaluation=Evaluation(), felt=None, chance=None),
        {"capture-facts": True, "evaluate.picking": {key(11): True}},
    ),
    "went well": Screen("evaluate", part(1), {}),
    "answers, low": Screen("evaluate", part(2), {"evaluate.open_questions": {key(11): True}}),
    "answers, high": Screen("evaluate", part(2), {"evaluate.open_questions": {key(15): True}}),
    "the rest": Screen("evaluate", part(3, wobble=Wobble.LATE), {"feeling": True}),
    "the rest, heard": Screen("evaluate", heard(part=3), {"feeling": True}),
    "answers, heard": Screen(
        "evaluate", heard(part=2), {"evaluate.open_questions": {key(11): True}}
    ),
    "mattered": Screen("evaluate", part(4, key_issues=("One",)), {}),
    "one change": Screen("evaluate", part(5), {}),
    "one change, none yet": Screen("evaluate", part(5, change=Change()), {}),
    "interview": Screen(
        "interview",
        part(5, date=YESTERDAY),
        {f"question-{key(11)}": True, f"facts-{ID}": True},
    ),
    "interview, heard": Screen(
        "interview",
        with_outcome(result=Result.THROUGH),
        {f"question-{key(11)}": True},
    ),
    "outcome": Screen("outcome", with_outcome(result=Result.OFFER, offer=Offer()), {}),
    "amends": Screen("amends", lambda: journal(date=TODAY), {}),
    "amends, unsaid": Screen("amends", unsaid, {}),
    "pocket card": Screen("pocket_card", journal, {}),
    "leaving": Screen("pocket_card", lambda: journal(date=TODAY), {"pocket-part": "Leaving"}),
    "applications": Screen(
        "applications",
        lambda: journal(*NOES, CLOSED, LOGGED),
        {"applications.open": key(33), f"names-{key(33)}": True, "loose": True},
    ),
    "breathe": Screen("breathe", journal, {}),
    "question bank": Screen("question_bank", lambda: journal(OF_THE_BANK), {"bank-chosen": BANKED}),
    "own question": Screen("question_bank", journal, {"bank-chosen": key(23)}),
    "tonight": Screen(
        "tonight", lambda: [ASKED_LOW, SAID_TODAY], {"tonight.at_hand": LOW, "tonight.tried": LOW}
    ),
    "wait": Screen("wait", lambda: [*part(5, date=AGO)(), BACK, OVER], WAITING),
    "contacts": Screen("stay_in_touch", journal, {**PERSON, f"change-{key(5)}": True}),
    "stories": Screen("stories", lambda: journal(WORKED), {"stories.open": key(22)}),
    "preferences": Screen("your_data", journal, {"manner-evening": True}),
    "next interview": Screen("next_interview", journal, {f"next-facts-{key(24)}": True}),
}


FIELDS = {
    "capture": """
        interview.pasted interview.questions.area interview.questions.area(all)
        interview.company interview.role interview.date interview.stage interview.format
        interview.felt interview.chance
    """,
    "went well": "interview.evaluation.part interview.went_well",
    "answers, low": """
        interview.evaluation.part interview.questions.rating interview.questions.slips
        interview.questions.note interview.questions.story interview.questions.better_answer
        interview.questions.answer interview.pasted
    """,
    "answers, high": """
        interview.evaluation.part interview.questions.rating interview.questions.what_worked
        interview.questions.story interview.pasted
    """,
    "the rest": """
        interview.evaluation.part interview.around.rating interview.around.note interview.wobble
        interview.turned_round interview.felt interview.chance
    """,
    "the rest, heard": """
        interview.evaluation.part interview.around.corrected_rating interview.around.note
        interview.around.rating interview.wobble interview.corrected_felt
        interview.corrected_chance
    """,
    "answers, heard": """
        interview.evaluation.part interview.questions.corrected_rating interview.questions.slips
        interview.questions.note interview.questions.story interview.questions.better_answer
        interview.questions.answer interview.pasted
    """,
    "mattered": """
        interview.evaluation.part interview.crux_why interview.key_issues(offer)
        interview.key_issues.0 interview.key_issues.1
    """,
    "one change": "interview.evaluation.part interview.change.when interview.change.will",
    "one change, none yet": """
        interview.evaluation.part interview.change interview.change.when interview.change.will
    """,
    "interview": """
        interview.questions.rating interview.questions.next_day_rating interview.questions.story
        outcome.result:new interview.company interview.role interview.date interview.stage
        interview.format interview.application
    """,
    "interview, heard": """
        interview.questions.corrected_rating interview.questions.story outcome.result
        outcome.heard outcome.feedback outcome.feedback_areas.rating
    """,
    "outcome": """
        outcome.result outcome.heard outcome.offer.hours outcome.offer.salary
        outcome.offer.bonus outcome.offer.holiday outcome.offer.place outcome.offer.notice
        outcome.offer.start outcome.offer.pension outcome.offer.probation outcome.answer_by
        outcome.accepted letter.to:new letter.subject:new letter.body:new outcome.feedback
        outcome.feedback_areas.rating
    """,
    "amends": """
        interview.amends.what interview.amends.serious interview.amends.fixable
        interview.amends.thanked letter.to letter.subject letter.body
    """,
    "amends, unsaid": """
        interview.amends.what interview.amends.serious interview.amends.fixable
        interview.amends.thanked letter.body(slip):new settings.signature letter.to:new
        letter.subject:new letter.body:new
    """,
    "pocket card": "settings.pocket.0 settings.pocket.1 settings.pocket.2",
    "leaving": "interview.leaving",
    "applications": """
        settings.hide_rejections application.stage application.ended application.applied
        application.heard application.next_action application.next_date application.source
        application.link application.note application.company application.role
    """,
    "breathe": "check_in.level settings.reduced_motion check_in.level:new",
    "question bank": "practice.answer practice.went",
    "own question": """
        practice.answer:new practice.went:new own_question.text own_question.area
        own_question.sort own_question.profession
    """,
    "tonight": "practice.answer practice.went",
    "wait": """
        interview.promised interview.last_contact interview.closed_until(length)
        interview.closed_until worry.what_came(chip) worry.what_came settings.kept_busy
    """,
    "contacts": """
        follow_up.due(later) follow_up.what follow_up.due contact.name contact.company
        contact.met contact.channel contact.link contact.note
    """,
    "stories": """
        story.title story.situation story.task story.action story.result story.areas
    """,
    "preferences": """
        settings.words_for_numbers settings.reduced_motion settings.hide_rejections
        settings.reflection settings.signature settings.evening_most settings.evening_minutes
        settings.retention
    """,
    "next interview": """
        upcoming.company upcoming.date upcoming.role upcoming.stage upcoming.format
        upcoming.application upcoming.ask upcoming.note
    """,
}
"""The fields that each screen draws, by the record and the path: each has a test of its own."""


class Drawn(NamedTuple):
    """A field as a page drew it: what it is bound to, its options, and the line that asked."""

    field: Binding[Any]
    options: list[Any]
    line: tuple[str, int]

    @property
    def place(self) -> Any:  # noqa: ANN401 - a place, or None
        """Where it is kept; None if it keeps nothing by itself."""
        place = getattr(self.field.save, "__self__", None)
        return place if isinstance(place, BoundPlace) else None

    @property
    def name(self) -> str:
        """What it asks for, without whose it is: "interview.questions.rating"."""
        if self.place is None:
            return self.field.key
        path = [str(step) for step in self.place.path]
        parts = [step for at, step in enumerate(path) if path[0] not in IN_PARTS or at != 1]
        record = self.place.find()
        kind = type(record).__struct_config__.tag
        role = self.field.key.partition("-".join(path[2:] if path[0] == "questions" else path))[0]
        told = ".".join([str(kind), *parts]) + (f"({role[:-1]})" if role.endswith("-") else "")
        return told if record.rev else f"{told}:new"


IN_PARTS = {"questions", "around", "feedback_areas"}


class Window:
    """One window of the app, and the journal as another one has it open."""

    def __init__(self, home: Path, drawn: list[Drawn]) -> None:
        self.home, self.drawn = home, drawn
        self.screen = ""

    def open(self, screen: str) -> None:
        """Show a screen as it is at first; the same window goes on if it shows it already."""
        page, records, opened = SCREENS[screen]
        if self.screen != screen:
            self.records = records()
            self.store = fill(self.home, self.records)
            self.app = visit_page(page, id=ID)
        self.store.load(self.records, drop={each.id for each in self.store.everything()})
        self.screen = ""
        self.show(opened)
        if not set(FIELDS[screen].split()) <= {each.name for each in self.drawn}:
            # What was done here before has closed what was open.
            self.show(opened)

    def show(self, opened: dict[str, Any]) -> None:
        """Draw the page with this open."""
        for name, value in opened.items():
            slots(self.app)[name] = self.app.session_state[drawn(self.app, name)] = deepcopy(value)
        self.run()

    def kept(self, record_id: str) -> Any:  # noqa: ANN401 - of any kind
        """A record as it is kept now."""
        return self.store.get(record_id)

    def run(self) -> None:
        """Run the page, as the browser does after every change."""
        self.drawn.clear()
        self.app.run()
        assert not self.app.exception


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    home, drawn = tmp_path_factory.mktemp("two-windows"), list[Drawn]()
    sync = saving.sync_field

    def record(field: Binding[Any], *args: Any, **how: Any) -> None:  # noqa: ANN401
        frame: Any = sys._getframe(1)
        options = list(frame.f_locals.get("options", ()))
        while frame.f_code.co_filename == fields.__file__:
            frame = frame.f_back
        drawn.append(Drawn(field, options, (frame.f_code.co_filename, frame.f_lineno)))
        sync(field, *args, **how)

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AFTERVIEW_HOME", str(home))
        patch.setenv("AFTERVIEW_NOW", "2026-11-22T18:00:00+00:00")
        patch.setattr(ContextProxy, "ip_address", None)
        patch.setattr(ContextProxy, "headers", StreamlitHeaders(FROM_HERE))
        patch.setattr(saving, "sync_field", record)
        caching.cache_resource.clear()
        yield Window(home, drawn)
        caching.cache_resource.clear()


DRAFTS = {
    "adopt": "makes an application of its own",
    f"linker-{key(33)}": "is bound once an interview is chosen; it has a test of its own",
    "story-beginning": "makes a story of its own",
    csv_import.__file__: "a file that is only read; nothing is kept before a button is pressed",
}
"""Fields bound to no place of a record, by key or by file, and why nothing is lost by them."""

ADDED = {"interview.key_issues(offer)", "interview.change", "letter.body(slip):new"}
"""They only add to what is there, or leave it alone, with what was entered still on the screen."""

BESIDE: dict[str, tuple[tuple[str, Any], tuple[str, Any]]] = {
    "application": (("source", "beside"), ("note", "beside")),
    "check_in": (("words", "beside"), ("words", "beside")),
    "contact": (("met", "beside"), ("note", "beside")),
    "follow_up": (("what", "beside"), ("interview", key(99))),
    "interview": (("note", "beside"), ("note", "beside")),
    "letter": (("to", "beside"), ("subject", "beside")),
    "outcome": (("feedback", "beside"), ("replied", TODAY)),
    "own_question": (("text", "beside"), ("sort", "beside")),
    "practice": (("note", "beside"), ("note", "beside")),
    "settings": (("signature", "beside"), ("copied", TODAY)),
    "story": (("title", "beside"), ("task", "beside")),
    "upcoming": (("role", "beside"), ("company", "beside")),
    "worry": (("text", "beside"), ("text", "beside")),
}
"""A field of each kind that another window writes beside, and another one if it is that one."""


def find(window: Window, name: str) -> Drawn:
    """The first field of a name that the screen shows."""
    return next(each for each in window.drawn if each.name == name)


def widget(window: Window, shown: Drawn) -> Any:  # noqa: ANN401 - of any kind
    """The widget of a field, as it is drawn now."""
    at = drawn(window.app, shown.field.key)
    kinds = ("text_area", "text_input", "button_group", "radio", "toggle", "selectbox")
    every = (
        each for kind in (*kinds, "multiselect", "date_input") for each in getattr(window.app, kind)
    )
    return next(each for each in every if each.key == at)


def two_values(window: Window, shown: Drawn) -> tuple[Any, Any]:
    """What another window enters in a field, and what is entered here."""
    bound, asked = shown.field, widget(window, shown)
    if asked.type in {"text_area", "text_input"}:
        return "theirs", "mine"
    if asked.type == "toggle":
        return not asked.value, not asked.value
    if asked.type == "date_input":
        days = [asked.min, asked.min + dt.timedelta(days=1), asked.max]
        theirs, mine = [day for day in days if day != bound.kept][:2]
        return theirs, mine
    others = [each for each in shown.options if each not in (bound.stored, bound.kept)]
    if isinstance(bound.stored, tuple):
        return [*bound.stored, others[0]], [*bound.stored, others[-1]]
    return others[0], (others[1] if len(others) > 1 else None)


def entered(shown: Drawn, record: Any, value: object) -> Any:  # noqa: ANN401 - any record
    """The record as it is once `value` was entered in a field."""
    place = shown.place
    return place.edit(record, value) if place.edit else with_value(record, place.path, value)


def kept_at(window: Window, shown: Drawn, record_id: str) -> Any:  # noqa: ANN401 - any value
    """What is kept at the place of a field."""
    return value_at(window.kept(record_id), shown.place.path)


WALK = [(screen, name) for screen, names in FIELDS.items() for name in names.split()]


@pytest.mark.parametrize("screen, name", WALK)
def test_nothing_another_window_wrote_in_the_same_place_is_lost(
    window: Window, screen: str, name: str
) -> None:
    window.open(screen)
    shown = find(window, name)
    theirs, mine = two_values(window, shown)
    written = window.store.put(entered(shown, shown.place.find(), theirs))
    before = kept_at(window, shown, written.id)
    widget(window, shown).set_value(mine)
    window.run()
    after, asked = kept_at(window, shown, written.id), f"keep-mine-{shown.field.key}"
    if isinstance(before, tuple):
        assert set(before) <= set(after)
        assert isinstance(mine, str) or set(mine) <= set(after)
    else:
        assert same(after, before)
    if isinstance(before, tuple) or name in ADDED or theirs == mine:
        assert asked not in keys(window.app)
        window.screen = screen
        return
    shown = next(each for each in window.drawn if each.field.key == shown.field.key)
    both = asked.replace("mine", "both", 1)
    ours = entered(shown, window.kept(written.id), mine)
    expected = value_at(ours, shown.place.path)
    window.app.button(key=both if both in keys(window.app) else asked).click()
    window.run()
    found = kept_at(window, shown, written.id)
    assert ("theirs" in found and "mine" in found) if mine == "mine" else same(found, expected)
    assert asked not in keys(window.app)
    window.screen = screen


@pytest.mark.parametrize("screen, name", [pair for pair in WALK if not pair[1].endswith(":new")])
def test_what_another_window_wrote_beside_it_asks_nothing_and_both_are_kept(
    window: Window, screen: str, name: str
) -> None:
    window.open(screen)
    shown = find(window, name)
    record = shown.place.find()
    one, other = BESIDE[name.partition(".")[0]]
    beside, text = other if one[0] in shown.place.path else one
    window.store.put(replace(window.kept(record.id), **{beside: text}))
    _, mine = two_values(window, shown)
    widget(window, shown).set_value(mine)
    window.run()
    assert f"keep-mine-{shown.field.key}" not in keys(window.app)
    assert getattr(window.kept(record.id), beside) == text
    after = kept_at(window, shown, record.id)
    assert not same(after, value_at(record, shown.place.path))
    window.screen = screen


def calls() -> Iterator[tuple[str, range]]:
    """Every line of a component that draws a field."""
    drawing = {f"fields.{name}" for name in vars(fields) if name.startswith("draw_")}
    for path in sorted(COMPONENTS.rglob("*.py")):
        if str(path) in DRAFTS:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {*drawing, "draw_several"}:
                yield str(path), range(node.lineno, (node.end_lineno or 0) + 1)


def test_every_field_that_a_page_draws_is_walked(window: Window) -> None:
    reached = defaultdict[str, set[int]](set)
    for screen in SCREENS:
        window.open(screen)
        assert {each.name for each in window.drawn if each.place} == set(FIELDS[screen].split())
        assert {each.name for each in window.drawn if not each.place} <= DRAFTS.keys()
        for each in window.drawn:
            reached[each.line[0]].add(each.line[1])
    assert [each for each in calls() if not reached[each[0]] & {*each[1]}] == []


def test_a_rating_changed_elsewhere_is_asked_about_though_another_is_as_it_was(
    window: Window,
) -> None:
    window.open("interview, heard")
    intro = find(window, "outcome.feedback_areas.rating")
    (kept,) = window.store.all(Outcome)
    assert {each.area: each.rating for each in kept.feedback_areas} == {"intro": 2, "conflict": 2}
    window.store.put(with_value(kept, ("feedback_areas", "intro", "rating"), 4))
    widget(window, intro).set_value(3)
    window.run()
    assert kept_at(window, intro, kept.id) == 4
    assert "In another window this now says]]  \n4" in words(window.app)
    assert "Here you wrote]]  \n3" in words(window.app)


@pytest.mark.parametrize(
    "screen, name, told",
    [
        ("contacts", "follow_up.due(later)", "In a week"),
        ("wait", "interview.closed_until(length)", "A week"),
    ],
)
@pytest.mark.parametrize("which", ["mine", "theirs"])
def test_a_chip_that_saves_a_day_asks_before_another_windows_day_goes(
    window: Window, screen: str, name: str, told: str, which: str
) -> None:
    window.open(screen)
    chip = find(window, name)
    theirs = TODAY + dt.timedelta(days=3)
    kept = window.store.put(with_value(chip.place.find(), chip.place.path, theirs))
    widget(window, chip).set_value(7)
    window.run()
    assert kept_at(window, chip, kept.id) == theirs
    assert "In another window this now says]]  \n25 November 2026" in words(window.app)
    assert f"Here you wrote]]  \n{told}" in words(window.app)
    label = {"mine": "Keep what I wrote here", "theirs": "Keep the other one"}[which]
    button(window.app, label).click()
    window.run()
    chosen = TODAY + dt.timedelta(days=7) if which == "mine" else theirs
    assert kept_at(window, chip, kept.id) == chosen


def test_an_interview_linked_elsewhere_is_not_taken_from_its_application(window: Window) -> None:
    window.open("applications")
    logged = window.kept(LOGGED.id)
    window.store.put(replace(logged, application=key(47)))
    field(window.app, "An interview that belongs to it").set_value(LOGGED.id)
    window.run()
    assert window.kept(LOGGED.id).application == key(47)
    assert "In another window this now says]]  \nA second one" in words(window.app)
    button(window.app, "Keep what I wrote here").click()
    window.run()
    assert window.kept(LOGGED.id).application == key(33)


def test_a_tick_of_a_later_version_stays_when_another_one_is_set(window: Window) -> None:
    window.open("leaving")
    (kept,) = window.store.all(Interview)
    window.store.put(replace(kept, leaving=("a-later-one",)))
    window.run()
    ticks = find(window, "interview.leaving")
    widget(window, ticks).set_value(ticks.options[:1])
    window.run()
    assert window.kept(kept.id).leaving == ("a-later-one", ticks.options[0])


def test_putting_an_interview_on_the_list_keeps_what_another_window_wrote_in_it(
    window: Window,
) -> None:
    window.open("applications")
    adopted = find(window, "adopt").options[0]
    window.store.put(replace(window.kept(adopted), went_well="theirs"))
    field(window.app, "Interviews for two jobs have no application yet.").set_value(adopted)
    window.run()
    kept = window.kept(adopted)
    assert kept.application is not None
    assert kept.went_well == "theirs"


def test_words_written_in_a_question_that_was_taken_out_elsewhere_are_held(
    window: Window,
) -> None:
    window.open("answers, low")
    note = find(window, "interview.questions.note")
    (kept,) = window.store.all(Interview)
    window.store.put(replace(kept, questions=kept.questions[1:]))
    widget(window, note).set_value("still mine")
    window.run()
    assert "was removed in another window" in words(window.app.run())
    assert window.app.code[0].value == "still mine"


def test_what_waited_for_the_database_is_not_saved_over_another_windows_words(
    window: Window,
) -> None:
    window.open("went well")
    field = find(window, "interview.went_well").field
    (kept,) = window.store.all(Interview)
    window.store.put(replace(kept, went_well="theirs"))
    # As it is left by a change that the database did not answer to.
    held = slots(window.app)
    held["fields.waiting"], held["fields.unsaved"] = frozenset({field.key}), {field.key: "mine"}
    window.app.session_state[drawn(window.app, field.key)] = "mine"
    window.run()
    assert window.store.all(Interview)[0].went_well == "theirs"
    assert f"keep-mine-{field.key}" in keys(window.app.run())


def test_what_waited_at_a_field_of_an_earlier_version_is_shown_until_it_is_let_go_of(
    window: Window,
) -> None:
    waits = (Aside(field=f"went-well-{ID}", text="of old"), Aside(field="put-by", text="put by"))
    window.open("went well")
    (kept,) = window.store.all(Settings)
    window.store.put(replace(kept, aside=waits))
    window.run()
    assert {each.value for each in window.app.code} == {"of old", "put by"}
    button(window.app, "Let go of them", nth=1).click()
    window.run()
    assert [each.text for each in window.store.all(Settings)[0].aside] == ["put by"]

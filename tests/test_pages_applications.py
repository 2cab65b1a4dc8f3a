"""The page of applications: adding, what is next, the list, one opened, letters, the funnel."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from components import standing
from components.plain import plain
from data.models import (
    SETTINGS_ID,
    Application,
    ApplicationStage,
    Ended,
    Interview,
    Letter,
    Settings,
    Stage,
)
from tests.page_journals import (
    HOSTILE,
    NOW,
    TODAY,
    an_interview,
    an_outcome,
    fill,
    key,
    many,
    slots,
    visit_page,
    words,
)

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from data.store import Store


def days_ago(days: int) -> dt.date:
    """So many days before today."""
    return TODAY - dt.timedelta(days=days)


def an_application(number: int, **fields: Any) -> Application:  # noqa: ANN401 - any field of it
    """Application `number`, made as many days ago."""
    made = NOW - dt.timedelta(days=number)
    kept: dict[str, Any] = {
        "id": key(700_000 + number),
        "created": made,
        "updated": made,
        "company": f"Company {number}",
        "role": "Data analyst",
        "applied": made.date(),
    }
    return Application(**{**kept, **fields})


def app_id(number: int) -> str:
    """The id of application `number`."""
    return key(700_000 + number)


def keys(app: AppTest) -> set[str]:
    """The keys of every button on the page."""
    return {str(each.key) for each in app.button}


def the_one(store: Store) -> Application:
    """The only application kept."""
    (kept,) = store.all(Application)
    return kept


def opened(number: int = 1) -> AppTest:
    """The page with one application opened in place."""
    app = visit_page("applications")
    app.button(key=f"open-{app_id(number)}").click().run()
    return app


def test_the_page_opens_first_on_a_fresh_server_with_nothing_in_it(home: Path) -> None:
    fill(home, ())
    app = visit_page("applications")
    assert not app.exception
    assert app.title[0].value == "Applications"
    assert "Nothing here yet. One row takes ten seconds." in words(app)


def test_one_is_added_with_two_words_and_a_tap(home: Path) -> None:
    store = fill(home, ())
    app = visit_page("applications")
    app.text_input(key="new-company").input(" Northgate ")
    app.text_input(key="new-role").input("Data analyst")
    app.button(key="add").click().run()
    kept = the_one(store)
    assert (kept.company, kept.role, kept.applied) == ("Northgate", "Data analyst", TODAY)
    assert kept.stage is ApplicationStage.APPLIED
    assert [each.value for each in app.text_input] == ["", ""]
    assert "One still alive." in words(app)
    assert "**Northgate** · Data analyst is on your list." in words(app)
    app.button(key="undo-step").click().run()
    assert store.everything() == ()


@pytest.mark.parametrize("typed", [("", ""), ("  ", "\t")])
def test_nothing_typed_adds_nothing(home: Path, typed: tuple[str, str]) -> None:
    store = fill(home, ())
    app = visit_page("applications")
    app.text_input(key="new-company").input(typed[0])
    app.text_input(key="new-role").input(typed[1])
    app.button(key="add").click().run()
    assert not app.exception
    assert store.everything() == ()


def test_a_role_alone_is_enough(home: Path) -> None:
    store = fill(home, ())
    app = visit_page("applications")
    app.text_input(key="new-role").input("Baker")
    app.button(key="add").click().run()
    assert (the_one(store).company, the_one(store).role) == ("", "Baker")
    assert f"open-{the_one(store).id}" in keys(app)


def test_what_is_too_long_to_keep_stays_on_the_screen(home: Path) -> None:
    store = fill(home, ())
    app = visit_page("applications")
    app.text_input(key="new-company").input("x" * 20_001)
    app.button(key="add").click().run()
    assert store.everything() == ()
    assert "not saved yet" in app.warning[0].value
    assert app.text_input(key="new-company").value == "x" * 20_001


def test_the_first_line_says_what_is_alive_and_what_is_quiet(home: Path) -> None:
    fill(home, [an_application(1), an_application(16), an_application(40)])
    app = visit_page("applications")
    assert "Three still alive; two have gone quiet." in words(app)
    assert "Applied · yesterday" in words(app)
    assert "Applied · no word for 16 days" in words(app)


def test_what_is_only_planned_or_over_is_not_counted_alive(home: Path) -> None:
    planned = an_application(1, stage=ApplicationStage.TO_APPLY, applied=None)
    over = an_application(2, stage=ApplicationStage.CLOSED, ended=Ended.REJECTED)
    fill(home, [planned, over])
    assert "Nothing is under way just now." in words(visit_page("applications"))


def test_the_alive_come_first_and_of_them_the_furthest(home: Path) -> None:
    stages = (
        ApplicationStage.CLOSED,
        ApplicationStage.TO_APPLY,
        ApplicationStage.APPLIED,
        ApplicationStage.OFFER,
        ApplicationStage.INTERVIEWING,
        ApplicationStage.GHOSTED,
    )
    fill(home, [an_application(at, stage=stage) for at, stage in enumerate(stages, start=1)])
    rows = [
        str(each.key).removeprefix("open-")
        for each in visit_page("applications").button
        if str(each.key).startswith("open-")
    ]
    assert rows == [app_id(each) for each in (4, 5, 3, 2, 1, 6)]


def test_a_next_step_that_is_due_is_done_in_one_tap_and_can_be_put_back(home: Path) -> None:
    due = an_application(3, next_action="Ring them", next_date=days_ago(2))
    later = an_application(4, next_action="Wait", next_date=days_ago(-30))
    store = fill(home, [due, later])
    app = visit_page("applications")
    assert "Ring them  \n:gray[**Company 3** · Data analyst · since 20 November]" in words(app)
    assert f"done-{later.id}" not in keys(app)
    app.button(key=f"done-{due.id}").click().run()
    done = store.get(due.id)
    assert isinstance(done, Application)
    assert (done.next_action, done.next_date) == ("", None)
    app.button(key="undo-step").click().run()
    back = store.get(due.id)
    assert isinstance(back, Application)
    assert (back.next_action, back.next_date) == ("Ring them", days_ago(2))


def test_six_stand_on_a_page(home: Path) -> None:
    fill(home, [an_application(each) for each in range(1, 12)])
    app = visit_page("applications")
    assert sum(each.startswith("open-") for each in keys(app)) == 6
    app.session_state["applications-page"] = 2
    app.run()
    assert sum(each.startswith("open-") for each in keys(app)) == 5


def test_one_of_many_is_found_by_its_words(home: Path) -> None:
    rows = [an_application(each) for each in range(1, 12)]
    fill(home, [*rows, an_application(12, company="Café Zoë", note="the one by the canal")])
    app = visit_page("applications")
    app.text_input(key="applications-words").set_value("cafe canal").run()
    assert [each for each in keys(app) if each.startswith("open-")] == [f"open-{app_id(12)}"]
    app.text_input(key="applications-words").set_value("nowhere").run()
    assert "None of them fits that." in words(app)


def test_rejections_are_hidden_in_one_tap_and_it_is_kept(home: Path) -> None:
    no = an_application(2, stage=ApplicationStage.CLOSED, ended=Ended.REJECTED)
    by_interview = an_application(3, stage=ApplicationStage.INTERVIEWING)
    met = an_interview(1, application=by_interview.id)
    store = fill(home, [an_application(1), no, by_interview, met, an_outcome(1)])
    app = visit_page("applications")
    assert "Two noes beside one still alive." in words(app)
    assert words(app).count("They said no") == 2
    app.toggle(key="hide-rejections").set_value(True).run()
    assert store.all(Settings)[0].hide_rejections
    rows = {each for each in keys(app) if each.startswith("open-")}
    assert rows == {f"open-{app_id(1)}"}
    assert "noes" not in words(app)
    app.toggle(key="hide-rejections").set_value(False).run()
    assert not store.all(Settings)[0].hide_rejections
    assert f"open-{no.id}" in keys(app)


def test_the_one_that_is_open_is_not_hidden_under_ones_hands(home: Path) -> None:
    store = fill(home, [an_application(1), Settings(id=SETTINGS_ID, created=NOW, updated=NOW)])
    store.load([Settings(id=SETTINGS_ID, created=NOW, updated=NOW, hide_rejections=True)])
    app = opened()
    app.pills(key=f"stage-{app_id(1)}").set_value(ApplicationStage.CLOSED).run()
    app.pills(key=f"ended-{app_id(1)}").set_value(Ended.REJECTED).run()
    assert the_one(store).ended is Ended.REJECTED
    assert f"stage-{app_id(1)}" in {each.key for each in app.pills}


@pytest.mark.parametrize("stage", list(ApplicationStage))
def test_a_stage_is_one_tap(home: Path, stage: ApplicationStage) -> None:
    start = ApplicationStage.APPLIED
    start = ApplicationStage.OFFER if stage is start else start
    store = fill(home, [an_application(1, stage=start)])
    app = opened()
    app.pills(key=f"stage-{app_id(1)}").set_value(stage).run()
    assert not app.exception
    assert the_one(store).stage is stage


def test_a_second_tap_leaves_the_stage_where_it_is(home: Path) -> None:
    store = fill(home, [an_application(1)])
    app = opened()
    app.pills(key=f"stage-{app_id(1)}").set_value(None).run()
    assert the_one(store).stage is ApplicationStage.APPLIED
    assert app.pills(key=f"stage-{app_id(1)}").value is ApplicationStage.APPLIED


def test_leaving_closed_forgets_how_it_ended(home: Path) -> None:
    store = fill(home, [an_application(1, stage=ApplicationStage.CLOSED, ended=Ended.DECLINED)])
    app = opened()
    app.pills(key=f"stage-{app_id(1)}").set_value(ApplicationStage.OFFER).run()
    assert (the_one(store).stage, the_one(store).ended) == (ApplicationStage.OFFER, None)


def test_what_was_planned_is_applied_for_today(home: Path) -> None:
    store = fill(home, [an_application(1, stage=ApplicationStage.TO_APPLY, applied=None)])
    app = opened()
    app.pills(key=f"stage-{app_id(1)}").set_value(ApplicationStage.APPLIED).run()
    assert the_one(store).applied == TODAY


@pytest.mark.parametrize(
    "name, field",
    [
        ("company", "company"),
        ("role", "role"),
        ("next", "next_action"),
        ("source", "source"),
        ("link", "link"),
    ],
)
@pytest.mark.parametrize("typed", ["Northgate", HOSTILE, "😀" * 200])
def test_each_line_is_kept_as_it_is_typed(home: Path, name: str, field: str, typed: str) -> None:
    store = fill(home, [an_application(1)])
    app = opened()
    app.session_state[f"names-{app_id(1)}"] = True
    app.run()
    app.text_input(key=f"{name}-{app_id(1)}").set_value(typed).run()
    assert not app.exception
    assert getattr(the_one(store), field) == typed


def test_the_note_is_kept_as_it_is_typed(home: Path) -> None:
    store = fill(home, [an_application(1)])
    app = opened()
    app.text_area(key=f"note-{app_id(1)}").set_value(HOSTILE).run()
    assert the_one(store).note == HOSTILE


@pytest.mark.parametrize(
    "name, field, ahead",
    [("applied", "applied", -9), ("heard", "heard", -2), ("when", "next_date", 5)],
)
def test_each_day_is_kept_and_can_be_taken_back(
    home: Path, name: str, field: str, ahead: int
) -> None:
    store = fill(home, [an_application(1)])
    app = opened()
    app.date_input(key=f"{name}-{app_id(1)}").set_value(days_ago(-ahead)).run()
    assert getattr(the_one(store), field) == days_ago(-ahead)
    app.date_input(key=f"{name}-{app_id(1)}").set_value(None).run()
    assert getattr(the_one(store), field) is None


@pytest.mark.parametrize(
    "link, host",
    [
        ("https://jobs.example.org/42?x=1#top", "jobs.example.org"),
        ("http://example.org", "example.org"),
        ("HTTPS://Example.org/a", "example.org"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("https://", None),
        ("http://[", None),
        ("https://a.example/ b", None),
        ("//example.org", None),
        ("example.org", None),
        ("", None),
    ],
)
def test_only_a_web_address_can_be_followed(home: Path, link: str, host: str | None) -> None:
    fill(home, [an_application(1, link=link)])
    app = opened()
    assert not app.exception
    ways = [each.proto.url for each in app.get("link_button")]
    assert ways == ([link] if host else [])
    assert [each.proto.label for each in app.get("link_button")] == (
        [f"Open {plain(host)}"] if host else []
    )


def test_one_opened_is_closed_by_a_second_tap(home: Path) -> None:
    fill(home, [an_application(1)])
    app = opened()
    assert app.pills
    app.button(key=f"open-{app_id(1)}").click().run()
    assert not app.pills


def test_silence_is_taken_for_no_answer_in_one_tap_and_that_can_be_undone(home: Path) -> None:
    store = fill(home, [an_application(16)])
    app = visit_page("applications")
    app.button(key=f"ghosted-{app_id(16)}").click().run()
    assert the_one(store).stage is ApplicationStage.GHOSTED
    assert f"ghosted-{app_id(16)}" not in keys(app)
    app.button(key="undo-step").click().run()
    assert the_one(store).stage is ApplicationStage.APPLIED


def test_a_word_today_ends_the_silence(home: Path) -> None:
    store = fill(home, [an_application(16)])
    app = opened(16)
    app.button(key=f"wrote-{app_id(16)}").click().run()
    assert the_one(store).heard == TODAY
    assert "One still alive." in words(app)
    app.button(key="keep-step").click().run()
    assert "undo-step" not in keys(app)


def test_a_letter_asks_how_it_stands_and_waits_on_purpose_once_sent(home: Path) -> None:
    store = fill(home, [an_application(16, company="Northgate", role="Baker")])
    one = app_id(16)
    app = visit_page("applications")
    app.button(key=f"chase-{one}").click().run()
    body = str(app.text_area(key=f"body-chaser-{one}").value)
    assert "I applied for the Baker role at Northgate a while ago" in body
    app.text_area(key=f"body-chaser-{one}").set_value("How does it stand?").run()
    (letter,) = store.all(Letter)
    assert (letter.application, letter.body, letter.sent) == (one, "How does it stand?", None)
    app.button(key=f"sent-chaser-{one}").click().run()
    assert store.all(Letter)[0].sent == TODAY
    kept = the_one(store)
    assert (kept.next_action, kept.next_date) == (
        "See whether they have answered",
        dt.date(2026, 11, 27),
    )
    assert "One still alive." in words(app)
    app.button(key=f"unsent-chaser-{one}").click().run()
    assert (the_one(store).next_action, the_one(store).next_date) == ("", None)
    app.button(key=f"away-{one}").click().run()
    assert not [each for each in app.text_area if str(each.key).startswith("body-")]


def test_the_letter_speaks_of_the_interview_if_there_was_one(home: Path) -> None:
    fill(home, [an_application(20, role="Baker"), an_interview(18, application=app_id(20))])
    app = visit_page("applications")
    app.button(key=f"chase-{app_id(20)}").click().run()
    body = str(app.text_area(key=f"body-chaser-{app_id(20)}").value)
    assert "We talked on" in body


def test_an_interview_is_linked_and_unlinked(home: Path) -> None:
    met = an_interview(1, company="Northgate", role="Data analyst")
    other = an_interview(2, company="Quill")
    store = fill(home, [an_application(1, company="NORTHGATE"), met, other])
    app = opened()
    linker = app.selectbox(key=f"linker-{app_id(1)}")
    assert linker.options[0].endswith("Northgate · Data analyst")
    linker.set_value(met.id).run()
    assert store.get(met.id).application == app_id(1)  # type: ignore[union-attr]
    assert the_one(store).stage is ApplicationStage.INTERVIEWING
    assert app.selectbox(key=f"linker-{app_id(1)}").value is None
    app.button(key=f"unlink-{met.id}").click().run()
    assert store.get(met.id).application is None  # type: ignore[union-attr]


def test_a_linked_interview_is_a_tap_away(home: Path) -> None:
    fill(home, [an_application(1), an_interview(1, application=app_id(1)), an_outcome(1)])
    app = opened()
    assert "A no" in str(app.button(key=f"way-{key(1)}").label)
    app.button(key=f"way-{key(1)}").click().run()
    assert not app.exception
    assert app.title[0].value == "Larkspur"


def test_an_interview_is_logged_for_it(home: Path) -> None:
    store = fill(home, [an_application(1, role=HOSTILE)])
    app = opened()
    app.button(key=f"log-{app_id(1)}").click().run()
    assert not app.exception
    (made,) = store.all(Interview)
    assert (made.application, made.company, made.role) == (app_id(1), "Company 1", HOSTILE)
    assert made.date == TODAY
    assert the_one(store).stage is ApplicationStage.INTERVIEWING


def test_an_interview_does_not_reopen_what_is_over(home: Path) -> None:
    store = fill(home, [an_application(1, stage=ApplicationStage.WITHDRAWN), an_interview(1)])
    app = opened()
    app.selectbox(key=f"linker-{app_id(1)}").set_value(key(1)).run()
    assert the_one(store).stage is ApplicationStage.WITHDRAWN


def test_one_is_taken_out_with_its_letters_and_put_back(home: Path) -> None:
    letter = Letter(
        id=key(5), created=NOW, updated=NOW, template="chaser", application=app_id(1), body="x"
    )
    met = an_interview(1, application=app_id(1))
    store = fill(home, [an_application(1), letter, met])
    before = store.everything()
    app = opened()
    app.button(key=f"remove-{app_id(1)}").click().run()
    assert not app.exception
    assert [each.id for each in store.everything()] == [met.id]
    app.button(key="put-back-Application").click().run()
    assert store.everything() == before


def test_interviews_on_no_list_are_put_on_it(home: Path) -> None:
    met = an_interview(1, company="Northgate", role="Baker", stage=Stage.SCREENING)
    again = an_interview(2, company="northgate ", role="baker", stage=Stage.FIRST)
    store = fill(home, [met, again])
    app = visit_page("applications")
    assert "One still alive." in words(app)
    offered = app.pills(key="adopt")
    assert "One interview under way is on no list" in offered.label
    assert "two interviews" in offered.options[0]
    offered.select(again.id).run()
    made = the_one(store)
    assert (made.role.casefold(), made.stage) == ("baker", ApplicationStage.INTERVIEWING)
    assert [each.application for each in store.all(Interview)] == [made.id, made.id]
    assert "adopt" not in keys(app)
    app.button(key="undo-step").click().run()
    assert [each.application for each in store.all(Interview)] == [None, None]
    assert store.all(Application) == ()


def test_an_interview_on_no_list_finds_the_application_it_fits(home: Path) -> None:
    store = fill(
        home, [an_application(1, company="Northgate"), an_interview(5, company="Northgate")]
    )
    app = visit_page("applications")
    app.button(key="fold-loose").click().run()
    app.pills(key="adopt").select(key(5)).run()
    assert store.all(Interview)[0].application == app_id(1)
    assert len(store.all(Application)) == 1


def test_the_funnel_counts_every_try_and_has_its_figures(home: Path) -> None:
    fill(
        home,
        [
            an_application(1),
            an_application(2, stage=ApplicationStage.SCREENING),
            an_application(3, stage=ApplicationStage.CLOSED, ended=Ended.REJECTED),
            an_application(4, stage=ApplicationStage.OFFER),
        ],
    )
    app = visit_page("applications")
    told = "Four tries so far: one came to an interview, one to an offer. "
    assert f"{told}One no beside three still alive." in words(app)
    app.session_state["funnel-figures"] = True
    app.run()
    table = app.table[0].value
    assert table.to_numpy().tolist() == [
        ["Applied", "4", "3"],
        ["First call", "2", "2"],
        ["Interview", "1", "1"],
        ["Offer", "1", "1"],
    ]


def test_an_interview_that_led_here_has_a_way_back_and_can_leave_the_step_out(home: Path) -> None:
    store = fill(home, [an_interview(1)])
    app = visit_page("applications", id=key(1))
    app.button(key=f"skip-10-{key(1)}").click().run()
    (step,) = store.all(Interview)[0].steps
    assert step.number == 10
    app.button(key="way-back").click().run()
    assert app.title[0].value == "Larkspur"


def test_an_address_opens_one_application_on_whatever_page_it_stands(home: Path) -> None:
    fill(home, [an_application(each) for each in range(1, 12)])
    app = visit_page("applications", open=app_id(11))
    assert [each.key for each in app.pills] == [f"stage-{app_id(11)}"]


def test_an_address_that_names_nothing_opens_nothing(home: Path) -> None:
    fill(home, [an_application(1)])
    app = visit_page("applications", open="nothing", id="nothing")
    assert not app.exception
    assert not app.pills


def test_an_interview_says_on_its_own_page_what_it_belongs_to(home: Path) -> None:
    store = fill(home, [an_application(1), an_application(2, company="Larkspur"), an_interview(1)])
    app = visit_page("interview", id=key(1))
    slots(app)[f"facts-{key(1)}"] = True
    app.run()
    belongs = app.selectbox(key=f"belongs-{key(1)}")
    assert belongs.options[0] == "Larkspur · Data analyst"
    belongs.set_value(app_id(2)).run()
    assert store.all(Interview)[0].application == app_id(2)
    app.button(key="see-application").click().run()
    assert [each.key for each in app.pills] == [f"stage-{app_id(2)}"]
    app.switch_page("pages/interview.py")
    app.query_params["id"] = key(1)
    app.run()
    slots(app)[f"facts-{key(1)}"] = True
    app.run()
    app.selectbox(key=f"belongs-{key(1)}").set_value(None).run()
    assert store.all(Interview)[0].application is None


def test_an_application_that_is_gone_is_not_offered(home: Path) -> None:
    fill(home, [an_application(1), an_interview(1, application=key(77))])
    app = visit_page("interview", id=key(1))
    slots(app)[f"facts-{key(1)}"] = True
    app.run()
    assert not app.exception
    assert app.selectbox(key=f"belongs-{key(1)}").value is None


def test_what_was_typed_is_never_read_as_markup(home: Path) -> None:
    fields = dict.fromkeys(("company", "role", "next_action", "note", "source", "link"), HOSTILE)
    hostile = an_application(20, **fields, next_date=TODAY)
    met = an_interview(1, company=HOSTILE, role=HOSTILE, application=hostile.id)
    fill(home, [hostile, met, an_interview(2, company=HOSTILE)])
    app = opened(20)
    assert not app.exception
    labels = [each.label for each in app.button]
    for text in [*words(app).splitlines(), *labels]:
        assert "<b>" not in text
        assert "[x](y)" not in text
        assert "**co**" not in text
        assert ":smile:" not in text


def test_the_example_works_the_same_and_touches_nothing_of_ones_own(home: Path) -> None:
    store = fill(home, [an_application(1)])
    before = store.everything()
    app = visit_page("applications", example="1")
    assert not app.exception
    app.text_input(key="new-company").input("Somewhere else")
    app.button(key="add").click().run()
    assert "**Somewhere else** is on your list." in words(app)
    app.button(key="leave_example").click().run()
    assert "undo-step" not in keys(app)
    assert store.everything() == before


def test_many_applications_and_interviews_open_all_the_same(home: Path) -> None:
    fill(home, [*(an_application(each) for each in range(1, 300)), *many(40)])
    app = visit_page("applications")
    assert not app.exception
    assert standing.STAGES[ApplicationStage.APPLIED] in words(app)


def test_words_stand_where_numbers_would_for_somebody_who_wants_none(home: Path) -> None:
    gentle = Settings(id=SETTINGS_ID, created=NOW, updated=NOW, words_for_numbers=True)
    rows = [an_application(1, company="A"), an_application(16, company="B")]
    fill(home, [gentle, *rows])
    app = visit_page("applications")
    assert "Two still alive; one has gone quiet." in words(app)
    assert "no word for sixteen days" in words(app)
    assert "two, two alive" in str(app.get("vega_lite_chart")[0].proto)

"""The page of applications: adding, what is next, the list, the funnel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from components.text import application_labels
from data.models import (
    SETTINGS_ID,
    Application,
    ApplicationStage,
    Ended,
    Interview,
    Settings,
    Stage,
)
from tests.support.page_driver import (
    HOSTILE,
    NOW,
    TODAY,
    an_interview,
    an_outcome,
    fill,
    key,
    keys,
    many,
    slots,
    visit_page,
    words,
)

if TYPE_CHECKING:
    from pathlib import Path


from tests.support.application_samples import an_application, app_id, days_ago, opened, the_one
from tests.support.widgets import choose, field, fill_in, press, switch


def test_the_page_opens_first_on_a_fresh_server_with_nothing_in_it(home: Path) -> None:
    fill(home, ())
    app = visit_page("applications")
    assert not app.exception
    assert app.title[0].value == "Applications"
    assert "Nothing here yet. One row takes ten seconds." in words(app)


def test_one_is_added_with_two_words_and_a_tap(home: Path) -> None:
    store = fill(home, ())
    app = visit_page("applications")
    field(app, "Company").input(" Northgate ")
    field(app, "Job title").input("Data analyst")
    press(app, "Add")
    kept = the_one(store)
    assert (kept.company, kept.role, kept.applied) == ("Northgate", "Data analyst", TODAY)
    assert kept.stage is ApplicationStage.APPLIED
    assert [each.value for each in app.text_input] == ["", ""]
    assert "One still open." in words(app)
    assert "**Northgate** · Data analyst is on your list." in words(app)
    press(app, "Undo")
    assert store.everything() == ()


@pytest.mark.parametrize("typed", [("", ""), ("  ", "\t")])
def test_nothing_typed_adds_nothing(home: Path, typed: tuple[str, str]) -> None:
    store = fill(home, ())
    app = visit_page("applications")
    field(app, "Company").input(typed[0])
    field(app, "Job title").input(typed[1])
    press(app, "Add")
    assert not app.exception
    assert store.everything() == ()


def test_a_role_alone_is_enough(home: Path) -> None:
    store = fill(home, ())
    app = visit_page("applications")
    field(app, "Job title").input("Baker")
    press(app, "Add")
    assert (the_one(store).company, the_one(store).role) == ("", "Baker")
    assert f"open-{the_one(store).id}" in keys(app)


def test_what_is_too_long_to_keep_stays_on_the_screen(home: Path) -> None:
    store = fill(home, ())
    app = visit_page("applications")
    field(app, "Company").input("x" * 20_001)
    press(app, "Add")
    assert store.everything() == ()
    assert "not saved yet" in app.warning[0].value
    assert field(app, "Company").value == "x" * 20_001


def test_the_first_line_says_what_is_alive_and_what_is_quiet(home: Path) -> None:
    fill(home, [an_application(1), an_application(16), an_application(40)])
    app = visit_page("applications")
    assert "Three still open, two of them gone quiet." in words(app)
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
    press(app, "Done")
    done = store.get(due.id)
    assert isinstance(done, Application)
    assert (done.next_action, done.next_date) == ("", None)
    press(app, "Undo")
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
    fill_in(app, "Search", "cafe canal")
    assert [each for each in keys(app) if each.startswith("open-")] == [f"open-{app_id(12)}"]
    fill_in(app, "Search", "nowhere")
    assert "None of them fits that." in words(app)


def test_rejections_are_hidden_in_one_tap_and_it_is_kept(home: Path) -> None:
    no = an_application(2, stage=ApplicationStage.CLOSED, ended=Ended.REJECTED)
    by_interview = an_application(3, stage=ApplicationStage.INTERVIEWING)
    met = an_interview(1, application=by_interview.id)
    store = fill(home, [an_application(1), no, by_interview, met, an_outcome(1)])
    app = visit_page("applications")
    assert "Two noes; one still open." in words(app)
    assert words(app).count("They turned you down") == 2
    switch(app, "Hide rejections", True)
    assert store.all(Settings)[0].hide_rejections
    rows = {each for each in keys(app) if each.startswith("open-")}
    assert rows == {f"open-{app_id(1)}"}
    assert "noes" not in words(app)
    switch(app, "Hide rejections", False)
    assert not store.all(Settings)[0].hide_rejections
    assert f"open-{no.id}" in keys(app)


def test_interviews_on_no_list_are_put_on_it(home: Path) -> None:
    met = an_interview(1, company="Northgate", role="Baker", stage=Stage.SCREENING)
    again = an_interview(2, company="northgate ", role="baker", stage=Stage.FIRST)
    store = fill(home, [met, again])
    app = visit_page("applications")
    assert "One still open." in words(app)
    offered = field(app, "One interview has no application yet.")
    assert "One interview has no application yet" in offered.label
    assert "two interviews" in offered.options[0]
    offered.select(again.id).run()
    made = the_one(store)
    assert (made.role.casefold(), made.stage) == ("baker", ApplicationStage.INTERVIEWING)
    assert [each.application for each in store.all(Interview)] == [made.id, made.id]
    assert "adopt" not in {each.key for each in app.pills}
    press(app, "Undo")
    assert [each.application for each in store.all(Interview)] == [None, None]
    assert store.all(Application) == ()


def test_an_interview_on_no_list_finds_the_application_it_fits(home: Path) -> None:
    store = fill(
        home, [an_application(1, company="Northgate"), an_interview(5, company="Northgate")]
    )
    app = visit_page("applications")
    assert "adopt" not in {each.key for each in app.pills}
    press(app, "Yes, the same job")
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
    told = "Four applications, one interview, one offer. "
    assert f"{told}One no; three still open." in words(app)
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
    press(app, "Skip this")
    (step,) = store.all(Interview)[0].steps
    assert step.number == 10
    press(app, "Larkspur")
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
    belongs = field(app, "Belongs to the application")
    assert belongs.options[0] == "Larkspur · Data analyst"
    belongs.set_value(app_id(2)).run()
    assert store.all(Interview)[0].application == app_id(2)
    press(app, "See the application")
    assert [each.key for each in app.pills] == [f"stage-{app_id(2)}"]
    app.switch_page("pages/interview.py")
    app.query_params["id"] = key(1)
    app.run()
    slots(app)[f"facts-{key(1)}"] = True
    app.run()
    choose(app, "Belongs to the application", None)
    assert store.all(Interview)[0].application is None


def test_an_application_that_is_gone_is_not_offered(home: Path) -> None:
    fill(home, [an_application(1), an_interview(1, application=key(77))])
    app = visit_page("interview", id=key(1))
    slots(app)[f"facts-{key(1)}"] = True
    app.run()
    assert not app.exception
    assert field(app, "Belongs to the application").value is None


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
    field(app, "Company").input("Somewhere else")
    press(app, "Add")
    assert "**Somewhere else** is on your list." in words(app)
    press(app, "Back to my own")
    assert "undo-step" not in keys(app)
    assert store.everything() == before


def test_many_applications_and_interviews_open_all_the_same(home: Path) -> None:
    fill(home, [*(an_application(each) for each in range(1, 300)), *many(40)])
    app = visit_page("applications")
    assert not app.exception
    assert application_labels.STAGES[ApplicationStage.APPLIED] in words(app)


def test_words_stand_where_numbers_would_for_somebody_who_wants_none(home: Path) -> None:
    gentle = Settings(id=SETTINGS_ID, created=NOW, updated=NOW, words_for_numbers=True)
    rows = [an_application(1, company="A"), an_application(16, company="B")]
    fill(home, [gentle, *rows])
    app = visit_page("applications")
    assert "Two still open, one of them gone quiet." in words(app)
    assert "no word for sixteen days" in words(app)
    assert "two, two open" in str(app.get("vega_lite_chart")[0].proto)

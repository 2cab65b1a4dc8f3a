"""How tests of pages find widgets: what is not there, or not alone, is never passed over."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.page_driver import an_interview, words
from tests.support.widgets import (
    add_line,
    as_read,
    button,
    buttons,
    choose,
    field,
    field_of,
    fields,
    fill_in,
    press,
    rate,
    switch,
)


def page() -> None:
    """A page in small."""
    # A page is run from its text alone.
    import streamlit as st  # noqa: PLC0415

    from components.session.binding import Binding  # noqa: PLC0415
    from tests.support.page_driver import an_interview  # noqa: PLC0415

    place = Binding.key_of(an_interview(1), "went_well")
    if st.button("**Larkspur** · Analyst :gray[· no answer]"):
        st.markdown("pressed: Larkspur")
    for number in range(2):
        if st.button("Remove", key=str(number)):
            st.markdown(f"pressed: {number}")
    line = st.text_input("A worry")
    if st.button("Park it"):
        st.markdown(f"parked: {line}")
    st.markdown(f"well: {st.text_area('What went well?', key=place)}")
    st.markdown(f"slips: {st.pills('Slips', ['a', 'b'], selection_mode='multi')}")
    st.markdown(f"rated: {st.radio('How did this go: Why us?', [1, 2])}")
    on = st.toggle("Words  \n:small[instead of numbers]")
    st.markdown(f"on: {on}")


@pytest.fixture
def app() -> AppTest:
    """The page in small, drawn."""
    return AppTest.from_function(page).run()


def test_a_label_is_what_is_read_without_the_signs_of_markdown() -> None:
    assert as_read(r":orange-badge[2] \*Why\*\? :gray[:small[· Froze]]") == "2 *Why*? · Froze"
    assert as_read("**Hide**  \n:gray[these \\[two\\]]") == "Hide\nthese [two]"


def test_what_is_on_a_page_is_told_in_its_order(app: AppTest) -> None:
    assert buttons(app) == ["Larkspur · Analyst · no answer", "Remove", "Remove", "Park it"]
    assert fields(app)[:3] == ["A worry", "What went well?", "Slips"]


def test_a_missing_label_is_told_with_those_that_are_there(app: AppTest) -> None:
    with pytest.raises(LookupError, match=r"0 of 'Keep' among .*'Remove', 'Park it'"):
        press(app, "Keep")
    with pytest.raises(LookupError, match=r"0 of 'Park it' among .*'A worry'"):
        field(app, "Park it")


def test_a_label_may_be_begun_up_to_where_it_pauses_and_nowhere_else(app: AppTest) -> None:
    assert "pressed: Larkspur" in words(press(app, "Larkspur"))
    assert "pressed: Larkspur" in words(press(app, "Larkspur · Analyst"))
    for part in ("Lark", "Analyst", "Park", ""):
        with pytest.raises(LookupError):
            button(app, part)


def test_of_several_alike_one_is_named_by_its_place_among_them(app: AppTest) -> None:
    with pytest.raises(LookupError, match="2 of 'Remove'"):
        press(app, "Remove")
    assert "pressed: 1" in words(press(app, "Remove", nth=1))
    with pytest.raises(IndexError):
        press(app, "Remove", nth=2)


def test_what_is_entered_reaches_the_page(app: AppTest) -> None:
    assert "well: I was calm" in words(fill_in(app, "What went well?", "I was calm"))
    choose(app, "Slips", "a")
    assert "slips: ['a', 'b']" in words(choose(app, "Slips", "b"))
    assert "rated: 2" in words(rate(app, "Why us?", 2))
    assert "on: True" in words(switch(app, "Words", True))
    assert "parked: The silence" in words(add_line(app, "A worry", "The silence"))


def test_a_field_is_found_by_the_place_that_it_keeps(app: AppTest) -> None:
    field_of(app, an_interview(1), "went_well").set_value("It went").run()
    assert "well: It went" in words(app)
    with pytest.raises(LookupError, match="is not among"):
        field_of(app, an_interview(1), "pasted")

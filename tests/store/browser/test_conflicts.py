"""What two tabs changed in the same place: both versions wait for a choice, and nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from data.models import MOST_QUESTIONS, Interview, Question
from data.store.core.codec import to_document
from tests.support.store.pretend_browser import PretendBrowser, PretendSession
from tests.support.store.record_samples import NOON, key

if TYPE_CHECKING:
    from data.store import BrowserJournal, Conflict

MOMENT = NOON.isoformat().replace("+00:00", "Z")


def an_interview(**said: Any) -> Interview:  # noqa: ANN401 - any field of it
    """An interview of which little is known."""
    return Interview(id=key(1), created=NOON, updated=NOON, date=NOON.date(), **said)


def two_tabs(**said: Any) -> tuple[PretendSession, PretendSession]:  # noqa: ANN401 - the same
    """Two tabs of one browser that have the same interview open."""
    first = PretendSession(PretendBrowser())
    first.journal.load([an_interview(**said)])
    first.talk()
    return first, PretendSession(first.tab.browser)


def write(tab: PretendSession, **said: Any) -> None:  # noqa: ANN401 - the same
    """Write something in the interview, as that tab has it, and have it kept."""
    tab.journal.put(replace(the_interview(tab.journal), **said))
    tab.talk()


def the_interview(journal: BrowserJournal) -> Interview:
    """The one there is."""
    (found,) = journal.all(Interview)
    return found


def clash(first: PretendSession, second: PretendSession, one: str, other: str) -> Conflict:
    """The last of the clashes in the second tab, after both wrote in the same field."""
    write(first, went_well=one)
    write(second, went_well=other)
    return second.journal.clashes[-1]


def kept(tab: PretendSession) -> dict[str, Any]:
    """What the browser keeps of the interview."""
    return tab.tab.browser.records[key(1)]


def reload(tab: PretendSession) -> PretendSession:
    """The same browser, in a tab that begins anew."""
    return PretendSession(tab.tab.browser)


def test_choosing_what_was_written_here_keeps_what_was_written_beside_it_since() -> None:
    first, second = two_tabs()
    found = clash(first, second, "in the first", "in the second")
    write(second, company="written since")
    second.journal.settle(found.slot, mine=True)
    second.talk()
    assert (kept(second)["went_well"], kept(second)["company"]) == (
        "in the second",
        "written since",
    )
    assert second.tab.browser.aside == {}


def test_what_another_tab_wrote_beside_it_since_is_kept_too() -> None:
    first, second = two_tabs()
    found = clash(first, second, "in the first", "in the second")
    first.tab.follow()
    first.talk()
    write(first, company="in the first since")
    second.tab.follow()
    second.talk()
    second.journal.settle(found.slot, mine=True)
    second.talk()
    assert kept(second)["company"] == "in the first since"
    assert kept(second)["went_well"] == "in the second"


def test_after_a_reload_only_what_was_changed_in_both_is_shown_as_different() -> None:
    first, second = two_tabs()
    clash(first, second, "in the first", "in the second")
    write(second, company="written since")
    (found,) = reload(second).journal.clashes
    assert found.differing() == [("in the second", "in the first")]


def test_what_is_shown_is_what_choosing_would_replace_now() -> None:
    first, second = two_tabs()
    clash(first, second, "in the first", "in the second")
    write(second, went_well="in the first, and more")
    (found,) = second.journal.clashes
    assert found.differing() == [("in the second", "in the first, and more")]


def test_a_second_clash_leaves_what_the_first_set_aside() -> None:
    first, second = two_tabs()
    clash(first, second, "one", "first set aside")
    first.tab.follow()
    first.talk()
    clash(first, second, "two", "second set aside")
    for tab in (second, reload(second)):
        told = {each.differing()[0] for each in tab.journal.clashes}
        assert told == {("first set aside", "two"), ("second set aside", "two")}


def test_each_tab_sets_aside_in_a_place_of_its_own() -> None:
    first, second = two_tabs()
    third = reload(first)
    write(first, went_well="kept")
    write(second, went_well="of the second")
    write(third, went_well="of the third")
    (found,) = third.journal.clashes
    third.journal.settle(found.slot, mine=False)
    third.talk()
    (left,) = reload(second).journal.clashes
    assert left.differing() == [("of the second", "kept")]


def test_both_of_two_versions_set_aside_can_be_chosen_one_after_the_other() -> None:
    first, second = two_tabs()
    one = clash(first, second, "one", "first set aside")
    first.tab.follow()
    first.talk()
    other = clash(first, second, "two", "second set aside")
    second.journal.settle(one.slot, mine=True)
    second.talk()
    assert kept(second)["went_well"] == "first set aside"
    second.journal.settle(other.slot, mine=True)
    second.talk()
    assert kept(second)["went_well"] == "second set aside"
    assert second.journal.clashes == ()
    assert second.tab.browser.aside == {}


def test_a_choice_made_in_another_tab_leaves_none_to_be_made_here() -> None:
    first, second = two_tabs()
    clash(first, second, "in the first", "in the second")
    third = reload(second)
    third.journal.settle(third.journal.clashes[0].slot, mine=True)
    third.talk()
    second.tab.follow()
    second.talk()
    assert second.journal.clashes == ()


def questions(start: int, count: int) -> tuple[Question, ...]:
    """So many questions, numbered from `start`."""
    return tuple(Question(id=key(start + n), text=f"Why {start + n}?") for n in range(count))


def test_what_is_too_much_for_one_record_waits_for_a_choice_as_a_whole() -> None:
    first, second = two_tabs()
    write(first, questions=questions(100, MOST_QUESTIONS))
    write(second, questions=questions(500, MOST_QUESTIONS))
    (found,) = second.journal.clashes
    assert the_interview(second.journal).questions == questions(100, MOST_QUESTIONS)
    second.journal.settle(found.slot, mine=True)
    second.talk()
    assert [each["id"] for each in kept(second)["questions"]] == [
        each.id for each in questions(500, MOST_QUESTIONS)
    ]


def test_words_set_aside_go_with_the_record_they_were_written_in() -> None:
    first, second = two_tabs()
    clash(first, second, "in the first", "in the second")
    second.journal.drop(the_interview(second.journal))
    second.talk()
    assert second.journal.clashes == ()
    reload(second)
    assert second.tab.browser.aside == {}


def test_a_removal_that_is_reversed_brings_the_choice_back() -> None:
    first, second = two_tabs()
    clash(first, second, "in the first", "in the second")
    removed = the_interview(second.journal)
    second.journal.drop(removed)
    second.talk()
    second.journal.load([removed])
    second.talk()
    (found,) = second.journal.clashes
    assert found.differing() == [("in the second", "in the first")]


def test_what_was_set_aside_in_an_older_version_is_renewed_with_the_journal() -> None:
    browser = PretendBrowser()
    old = {"id": key(1), "kind": "worry", "created": MOMENT, "updated": MOMENT, "rev": "r0"}
    browser.schema, browser.records = 2, {key(1): {**old, "text": "kept"}}
    browser.aside = {"slot": {"mine": {**old, "text": "set aside"}, "kept": None}}
    (found,) = PretendSession(browser).journal.clashes
    assert found.differing() == [("set aside", "kept")]
    assert browser.aside["slot"]["mine"] == {**to_document(found.mine), "rev": "r0"}
    assert PretendSession(browser).journal.clashes == (found,)


def test_an_empty_journal_of_an_older_version_is_renewed_and_can_be_written_in() -> None:
    browser = PretendBrowser()
    browser.schema = 2
    tab = PretendSession(browser)
    assert (browser.schema, tab.journal.trouble) == (5, "")

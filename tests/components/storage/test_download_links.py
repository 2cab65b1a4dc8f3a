"""Copies handed out are told apart by journal, and go in their time."""

from __future__ import annotations

from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from components.storage import download_links
from components.storage.download_links import Handout
from data.store import BrowserJournal

FILE = Handout("a.json", "application/json")


def made(manager: MediaFileManager, content: bytes) -> str:
    """A file as a press on a button to take a copy makes it; its number."""
    return (
        manager.execute_deferred(
            manager.add_deferred(lambda: content, "application/json", "here", "a.json")
        )
        .split("/")[-1]
        .split(".")[0]
    )


def there(manager: MediaFileManager, name: str) -> bool:
    return manager.read_file(name) is not None


def test_only_the_copies_of_one_journal_are_taken_back() -> None:
    manager = MediaFileManager(MemoryMediaFileStorage("/media"))
    mine, other = BrowserJournal(), BrowserJournal()
    ours = made(manager, download_links.hand_out(mine, b"mine", FILE))
    theirs = made(manager, download_links.hand_out(other, b"theirs", FILE))
    download_links.take_back(manager, mine, session="")
    assert not there(manager, ours)
    assert there(manager, theirs)


def test_what_a_page_still_offers_for_taking_goes_with_its_visit_alone() -> None:
    manager = MediaFileManager(MemoryMediaFileStorage("/media"))
    manager.add(b"words", "text/calendar", "there", "a.ics", is_for_static_download=True)
    (name,) = manager._file_metadata
    download_links.take_back(manager, BrowserJournal(), session="another")
    assert there(manager, name)
    download_links.take_back(manager, BrowserJournal(), session="dontcare")
    assert not there(manager, name)


def test_a_copy_that_nobody_takes_back_goes_the_second_time_it_is_met() -> None:
    manager = MediaFileManager(MemoryMediaFileStorage("/media"))
    name = made(manager, b"words")
    seen = download_links.tidy(manager, frozenset())
    assert seen == {name}
    assert there(manager, name)
    later = made(manager, b"others")
    assert download_links.tidy(manager, seen) == {later}
    assert not there(manager, name)
    assert there(manager, later)


def test_other_visits_runs_do_not_take_a_copy_away_before_it_was_fetched() -> None:
    manager = MediaFileManager(MemoryMediaFileStorage("/media"))
    lost = made(manager, b"as Streamlit has it")
    download_links.claim(manager, b"words", FILE)
    name = made(manager, b"words")
    for _ in range(9):
        manager.remove_orphaned_files()
    assert not there(manager, lost)
    assert there(manager, name)
    seen = download_links.tidy(manager, frozenset())
    download_links.claim(manager, b"words", FILE)
    seen = download_links.tidy(manager, seen)
    assert there(manager, name), "made once more, it has its time anew"
    assert download_links.tidy(manager, seen) == frozenset()
    assert not there(manager, name)

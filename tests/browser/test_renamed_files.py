"""A zip or a spreadsheet under another name, where a file is asked for: said calmly."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from components.shell import upload_limits
from data.store import write_csv_files, write_spreadsheet
from tests.browser import acts
from tests.support.page_driver import TODAY, many

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from tests.browser.server import Server


def a_bomb() -> bytes:
    """A small zip of something that would be large."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("afterview.json", b"[" * 5_000_000)
    return packed.getvalue()


FILES: dict[str, Callable[[], bytes]] = {
    "a zip": lambda: write_csv_files((), TODAY),
    "a spreadsheet": lambda: write_spreadsheet(()),
    "a small zip of something large": a_bomb,
    "random bytes": lambda: bytes(range(256)) * 99,
}


def field(page: Page, server: Server, name: str) -> Locator:
    """The field that takes a file on one of the pages."""
    acts.visit(page, server, name)
    if name == "applications":
        page.get_by_text("Bring in a list from elsewhere").click()
        acts.settle(page)
    return page.locator('input[type="file"]').first


@pytest.mark.parametrize("content", FILES)
@pytest.mark.parametrize(
    "name, ending, said",
    [
        ("your_data", "json", "This is not a JSON file."),
        ("applications", "csv", "This is not a CSV file."),
        ("applications", "txt", "This is not a CSV file."),
    ],
)
def test_a_renamed_file_is_said_to_be_none_and_changes_nothing(  # noqa: PLR0913, PLR0917
    page: Page, server: Server, content: str, name: str, ending: str, said: str
) -> None:
    server.fill(many(2))
    before = server.journal().everything()
    field(page, server, name).set_input_files(
        {
            "name": f"mine.{ending}",
            "mimeType": "application/octet-stream",
            "buffer": FILES[content](),
        }
    )
    expect(page.get_by_text(said)).to_contain_text("Nothing here was changed.")
    assert server.journal().everything() == before


def test_a_person_may_try_one_file_after_another(page: Page, server: Server) -> None:
    taken = field(page, server, "your_data")
    for number in range(upload_limits.FILES + 2):
        content = b"[" * (number + 1)
        taken.set_input_files(
            {"name": f"{number}.json", "mimeType": "application/json", "buffer": content}
        )
        expect(page.get_by_text(f"{number}.json")).to_be_visible()
        expect(page.get_by_text("This is not a JSON file.")).to_be_visible()
        # The sentence may still be that of the file before; a person waits until nothing moves.
        acts.let_settle(page)
    expect(page.get_by_text("There is no room")).to_have_count(0)

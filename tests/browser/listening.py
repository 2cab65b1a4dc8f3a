"""All that a browser receives: frames of web sockets; responses with address, headers and body.

Playwright cannot be asked for a body while it tells of the response, and forgets the bodies of a
page that is left; so responses are noted, and read when a page is drawn and before it is left. One
that arrives in the very moment of leaving is asked for again, as the same visitor.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Error

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Download, Page, Response, WebSocket

BODILESS = {204, 205}
STATIC = ("/static/", "/favicon.png")
"""Streamlit's own files, the same for everybody; each is read once."""

QUIET = "/_stcore/health"
"""An address of the server that begins no visit."""

FETCH = """async url => {
  const answer = await fetch(url);
  const bytes = Array.from(new Uint8Array(await answer.arrayBuffer()));
  const body = btoa(bytes.map(each => String.fromCharCode(each)).join(""));
  return {status: answer.status, body};
}"""


class Received:
    """What one browser has received so far, and what of it could not be read."""

    def __init__(self, context: BrowserContext) -> None:
        self.pieces: list[bytes] = []
        self.bodies = 0
        self.unread: list[str] = []
        self._waiting: list[Response] = []
        self._known: set[str] = set()
        self._context = context
        self._quiet: dict[str, Page] = {}
        context.on("page", self._listen)
        context.on("response", self._note)

    def _note(self, response: Response) -> None:
        # What a page has made itself (`blob:`, `data:`) came with something that is read already.
        if response.url.startswith("http"):
            self._waiting.append(response)

    def _listen(self, page: Page) -> None:
        page.on("websocket", self._hear)
        page.on("download", self._fetch)

    def _hear(self, socket: WebSocket) -> None:
        self.pieces.append(socket.url.encode())
        socket.on("framereceived", self._take)

    def _take(self, payload: bytes | str) -> None:
        self.pieces.append(payload if isinstance(payload, bytes) else payload.encode())

    def _fetch(self, download: Download) -> None:
        self.pieces.append(f"{download.url} {download.suggested_filename}".encode())

    def add(self, text: str) -> None:
        """Something that was handed over as a file."""
        self.pieces.append(text.encode())

    def read(self) -> None:
        """Read every response that has come since the last time, to its end."""
        waiting, self._waiting[:] = list(self._waiting), []
        for response in waiting:
            self.add(f"{response.url} {response.status} {response.all_headers()}")
            if response.url not in self._known and _has_body(response):
                self._read_body(response)

    def _read_body(self, response: Response) -> None:
        try:
            self.pieces.append(self._body_of(response))
        except Error as error:
            # What the browser itself broke off did not arrive.
            if not response.request.failure:
                self.unread.append(f"{response.url}: {error.message}")
            return
        self.bodies += 1
        if urlsplit(response.url).path.startswith(STATIC):
            self._known.add(response.url)

    def _body_of(self, response: Response) -> bytes:
        try:
            return response.body()
        except Error:
            if response.request.method != "GET":
                raise
            return self._ask_again(response)

    def _ask_again(self, lost: Response) -> bytes:
        again = self._quiet_page(urljoin(lost.url, QUIET)).evaluate(FETCH, lost.url)
        if again["status"] != lost.status:
            message = f"lost with its page, and now answered with {again['status']}"
            raise Error(message)
        return base64.b64decode(again["body"])

    def _quiet_page(self, address: str) -> Page:
        # It stays open: what it receives itself is read like all else, and a page closed is lost.
        if address not in self._quiet:
            self._quiet[address] = self._context.new_page()
            self._quiet[address].goto(address)
        return self._quiet[address]

    def heard(self, text: str) -> bool:
        """Whether any of it holds `text`."""
        return any(text.encode() in each for each in self.pieces)


def _has_body(response: Response) -> bool:
    # A file that is handed over is read from the disk, where the browser puts it.
    handed_over = "attachment" in response.headers.get("content-disposition", "")
    return not (handed_over or response.status // 100 == 3 or response.status in BODILESS)

"""The browser's side of the talk, in Python: what `browser_bridge` does, without a browser.

A `PretendBrowser` is what one person's browser keeps; a `PretendTab` is one tab of it, which takes
the words of one session at a time and answers.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from components.storage.browser_session import Session
from data.store import SCHEMA

if TYPE_CHECKING:
    from data.store import BrowserJournal

Document = dict[str, Any]
MOST_ANSWERS = 20


class PretendBrowser:
    """What one browser keeps, as IndexedDB does."""

    def __init__(self) -> None:
        self.records: dict[str, Document] = {}
        self.aside: dict[str, Document] = {}
        self.former: dict[str, list[Document]] = {}
        self.schema: int | None = None
        self.era = 0


class PretendTab:
    """One tab: `listen` takes what a session says, `replies` is what the session has not heard.

    A tab that is not `ready` has not opened the database yet; whatever else it says comes first.
    """

    def __init__(self, browser: PretendBrowser) -> None:
        self.browser = browser
        self.visit = ""
        self.ready = True
        self.replies: list[Document] = []
        self._n = self._got = self._done = 0
        self._post: list[Document] = []
        self._known: dict[str, str] = {}
        self._opened = False
        self._era = 0

    def listen(self, words: Document) -> None:
        """Take in what the session says, and answer."""
        if words["visit"] != self.visit:
            self._begin(words)
        if self.ready and not self._opened:
            self._open(words["schema"])
        self.replies = [each for each in self.replies if each["n"] > words["heard"]]
        if words["since"] > self._got:
            if not any(each["type"] == "missed" for each in self.replies):
                self.tell(type="missed", got=self._got)
            return
        self._accept([each for each in words["post"] if each["seq"] > self._got])
        if self._post and self._opened:
            self._apply(self._post)

    def _accept(self, fresh: list[Document]) -> None:
        later = {each["id"] for each in fresh if "id" in each}
        self._post = [each for each in self._post if each.get("id") not in later] + fresh
        self._got = max([self._got, *(each["seq"] for each in fresh)])

    @property
    def said(self) -> Document:
        """What is sent: whatever the session has not heard of this visit."""
        return {"visit": self.visit, "replies": self.replies}

    def tell(self, **reply: Any) -> None:  # noqa: ANN401 - the parts of a reply
        """Say something, in its turn."""
        self._n += 1
        self.replies = [*self.replies, {"n": self._n, **reply}]

    def follow(self) -> None:
        """Tell what another tab has done since."""
        revs = {key: each.get("rev", "") for key, each in self.browser.records.items()}
        changed = [key for key, rev in revs.items() if self._known.get(key) != rev]
        gone = [key for key in self._known if key not in revs]
        self._known = revs
        erased, self._era = self._era != self.browser.era, self.browser.era
        if changed or gone or erased:
            records = json.dumps([self.browser.records[key] for key in changed])
            self.tell(type="changed", records=records, gone=gone, erased=erased)

    def _begin(self, words: Document) -> None:
        if words["clear"]:
            kept = self.browser
            kept.records, kept.aside, kept.former, kept.schema = {}, {}, {}, None
            kept.era += 1
        self.visit, self.replies, self._post = words["visit"], [], []
        self._n = self._got = self._done = 0
        self._opened = False

    def _open(self, schema: int) -> None:
        kept, self._opened = self.browser, True
        self._era = kept.era
        self._known = {key: each.get("rev", "") for key, each in kept.records.items()}
        self.tell(
            type="opened",
            schema=kept.schema or schema,
            records=json.dumps(list(kept.records.values())),
            aside=[
                {"slot": slot, **{name: json.dumps([each] if each else []) for name, each in row}}
                for slot, row in ((slot, row.items()) for slot, row in kept.aside.items())
            ],
        )

    def _apply(self, changes: list[Document]) -> None:
        for change in changes:
            self._make(change)
        self.browser.schema = SCHEMA
        self._done, self._post = changes[-1]["seq"], []
        self.tell(type="kept", seq=self._done)

    def _make(self, change: Document) -> None:
        kept = self.browser
        if change.get("forget"):
            kept.records, kept.aside, kept.former, self._known = {}, {}, {}, {}
            kept.era = self._era = kept.era + 1
        elif (renewed := change.get("renew")) is not None:
            kept.former[f"schema-{kept.schema}"] = list(kept.records.values())
            kept.records |= {each["id"]: each for each in renewed}
        elif change.get("mark"):
            return
        elif key := change.get("aside"):
            row = {"mine": change.get("doc"), "kept": change.get("kept")}
            _put(kept.aside, key, row if row["mine"] else None)
        else:
            self._change(change)

    def _change(self, change: Document) -> None:
        key, current = change["id"], self.browser.records.get(change["id"])
        rev = (current or {}).get("rev") or ""
        again = rev and rev == (change["doc"] or {}).get("rev")
        clashed = rev not in change["bases"] and not again
        if not current and "" not in change["bases"] and self._era != self.browser.era:
            gone = {"seq": change["seq"], "id": key, "theirs": "[]"}
            self.tell(type="clashed", **gone, erased=True)
        elif clashed:
            theirs = json.dumps([current] if current else [])
            self.tell(type="clashed", seq=change["seq"], id=key, theirs=theirs)
        else:
            # What is kept is a copy, as what crosses a wire is.
            current = json.loads(json.dumps(change["doc"]))
            _put(self.browser.records, key, current)
        _put(self._known, key, current and current["rev"])


class PretendSession:
    """A session of the app, and the tab it is shown in."""

    def __init__(self, browser: PretendBrowser) -> None:
        self.session = Session()
        self.tab = PretendTab(browser)
        self.talk()

    @property
    def journal(self) -> BrowserJournal:
        """The journal as the session has it."""
        return self.session.journal

    def speak(self) -> None:
        """Let the tab hear the session, and the session not hear the tab."""
        # What crosses a wire is JSON.
        self.tab.listen(json.loads(json.dumps(self.session.words())))

    def talk(self) -> None:
        """Let the two talk until neither has anything left to say."""
        self.speak()
        for _ in range(MOST_ANSWERS):
            if not self.tab.replies:
                return
            self.session.hear(json.loads(json.dumps(self.tab.said)))
            self.speak()
        raise AssertionError("the talk does not end")


def _put(kept: dict[str, Any], key: str, value: Any) -> None:  # noqa: ANN401 - any part of it
    if value is None:
        kept.pop(key, None)
    else:
        kept[key] = value

"""What is true of this very session: where the words are, who could see what, the way out."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from components.session.storage_kind import Home
from components.ui.disclosure import draw_fold


@dataclass(frozen=True)
class PrivacyFacts:
    """What is known of this session.

    `encrypted` is the way between browser and server; `statistics` are Streamlit's own; `kept` is
    False where the visitor's browser keeps nothing; `keyed` is whether the file asks for a key.
    """

    home: Home
    encrypted: bool
    statistics: bool
    kept: bool = True
    keyed: bool = False


_WHERE = {
    Home.FILE: (
        "In one file on this computer, which only your own user account can read. It is not "
        "encrypted: whoever can use your account can read it."
    ),
    Home.BROWSER: (
        "In this browser, on this device, in the storage it keeps for this address. Whoever can "
        "use this browser can read it. A private window forgets it when it closes. A browser may "
        "clear it when it runs out of room or when you have not come back for long, Safari after "
        "seven days in which you used it and not this page. So keep a copy."
    ),
    Home.ACCOUNT: (
        "In a database of whoever runs this site, in rows that only your sign-in opens here. "
        "Whoever looks after the database could read them there."
    ),
}
_UNKEPT = "Nowhere for good: this browser lets nothing be kept, so they go when this page closes."
SERVER = {
    Home.FILE: "The program that draws these pages runs on this computer and answers to it alone.",
    Home.BROWSER: (
        "It holds your records in memory while you visit, to draw these pages, and lets go of them "
        "a few minutes after you leave. It writes none of them to its disk or its log."
    ),
    Home.ACCOUNT: (
        "It holds your records in memory while you visit. They are written to the database and to "
        "no file or log of the server."
    ),
}
TRAVEL = {
    True: "What you type goes to the server over an encrypted connection, and back.",
    False: (
        "What you type goes to the server and back **without encryption**, because this address "
        "does not begin with https. On a network you share, others could read along."
    ),
}
STATISTICS = {
    True: (
        "Streamlit, which draws the pages, has its usage statistics switched on here: the page "
        "tells its makers which kinds of buttons and charts are drawn and how long that takes, "
        "never what you write. Afterview itself counts nothing."
    ),
    False: "The pages ask nobody else for anything, and nobody is told that you use them.",
}
_SAVED = (
    "It does not reach the copies you saved, or the browser's own lists of downloads and of pages "
    "you opened: clear those where they are."
)
PROVIDER = "The service you sign in with learns that you came, and nothing that you write."
_ASKED = "The pages themselves ask nobody else for anything."
HOST = (
    "Whoever runs this site decides which program it is, and could change it; use it if you trust "
    "them. They and the platform it stands on can see that you visited, when, and from which "
    "network address, as with any website."
)
NEIGHBOURS = {
    False: (
        "While Afterview is running, anybody else with an account on this computer can open this "
        "address too. Started with `make run KEY=1`, it opens with a link only you are given."
    ),
    True: "On this computer, your journal opens only in a browser in which you opened your link.",
}
_REMOVE = {
    Home.FILE: (
        "*Erase everything*, at the end of this page, removes it and its earlier versions. For a "
        "day all of it can be brought back, unless you choose otherwise there."
    ),
    Home.BROWSER: (
        "*Forget this browser*, at the end of this page, removes everything. So does clearing "
        "this site's data in the settings of the browser."
    ),
    Home.ACCOUNT: "*Delete your account*, at the end of this page, removes every row of yours.",
}


def tell_privacy(facts: PrivacyFacts) -> str:
    """What is true of this session's privacy, as one text in Markdown."""
    home = facts.home
    parts = {
        "Where your words are": _WHERE[home] if facts.kept else _UNKEPT,
        "What the server has": SERVER[home],
        "What leaves the page": " ".join(_leaving(facts)),
        "What others can see": NEIGHBOURS[facts.keyed] if home is Home.FILE else HOST,
        "How to remove it all": f"{_REMOVE[home]} {_SAVED}",
    }
    return "\n\n".join(f"**{name}.** {told}" for name, told in parts.items() if told)


def _leaving(facts: PrivacyFacts) -> tuple[str, ...]:
    statistics = STATISTICS[facts.statistics]
    if facts.home is Home.FILE:
        return (
            "What you type goes from this browser to this computer, and no further.",
            statistics,
        )
    if facts.home is Home.ACCOUNT:
        return (TRAVEL[facts.encrypted], PROVIDER, statistics if facts.statistics else _ASKED)
    return (TRAVEL[facts.encrypted], statistics)


def draw_privacy(facts: PrivacyFacts) -> None:
    """A line that opens and closes what is true of this session's privacy."""
    if draw_fold("Privacy: who can see what", "your_data.privacy"):
        with st.container(border=True, key="privacy"):
            st.markdown(tell_privacy(facts))

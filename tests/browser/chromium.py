"""The browser the tests drive: the machine's own Chromium, or Playwright's."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Playwright

PUBLIC = "afterview.example.com"
"""A name as a public deployment has; here it leads to this machine and nowhere else."""

IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"
)
"""The name that Safari on an iPhone gives itself."""

WITHOUT = (
    # Each new window would start two processes for the list under its address bar.
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    # Playwright's own list, which this one takes the place of.
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "TcpPortRandomizationWin",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
)
NAMES = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(WITHOUT)}",
    # Whatever the page asks of the world is refused here and noted by `Outside`.
    (
        f"--host-resolver-rules=MAP {PUBLIC} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost, "
        "EXCLUDE localhost., EXCLUDE 127.0.0.1, EXCLUDE 0.0.0.0"
    ),
)
HERE = {"localhost", "localhost.", "127.0.0.1", "0.0.0.0", PUBLIC}  # noqa: S104


def find(playwright: Playwright) -> str | None:
    """The path of a browser to start; None if this machine has none."""
    own = next((path for name in NAMES if (path := shutil.which(name))), None)
    theirs = playwright.chromium.executable_path
    return own or (theirs if Path(theirs).exists() else None)


def launch(playwright: Playwright, path: str) -> Browser:
    """Start the browser without a window."""
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=path, args=[*OPTIONS, *as_root])


class Outside:
    """The addresses beyond this machine that a browser asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.seen = 0

    def watch(self, context: BrowserContext) -> None:
        """Note every request and web socket of every page in `context`."""
        context.on("request", lambda request: self._note(request.url))
        context.on("page", lambda page: page.on("websocket", lambda socket: self._note(socket.url)))

    def _note(self, address: str) -> None:
        self.seen += 1
        parts = urlsplit(address)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in HERE:
            self.asked.append(address)

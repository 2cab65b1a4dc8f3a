"""A small OpenID provider of the tests' own, on loopback: whoever presses a name is that person."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

from tests.browser.server import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

CLIENT, SECRET = "afterview", "a secret between these two alone"
PEOPLE = ("ann", "ben")
PAGE = "<!doctype html><html lang='en'><title>Sign in</title><h1>Who are you?</h1>{links}"
HOUR = 3600


class Grant(NamedTuple):
    """What was asked for when somebody was let in."""

    who: str
    asked: dict[str, str]


class Provider:
    """Started, stopped and started again on the same port; `lifetime` is that of a sign-in."""

    def __init__(self) -> None:
        self.port = free_port()
        self.issuer = f"http://localhost:{self.port}"
        self.metadata = f"{self.issuer}/.well-known/openid-configuration"
        self.lifetime = HOUR
        self.key = RSAKey.generate_key(2048, {"use": "sig", "kid": "one"}, private=True)
        self.grants: dict[str, Grant] = {}
        self._server: ThreadingHTTPServer | None = None

    def start(self) -> None:
        """Answer from now on."""
        self._server = _Door(self)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Answer nobody any more."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def answer(self, handler: _Handler, path: str, asked: dict[str, str]) -> None:
        """One request."""
        match path:
            case "/.well-known/openid-configuration":
                handler.say(json.dumps(self._describe()))
            case "/jwks":
                handler.say(json.dumps({"keys": [self.key.as_dict(private=False)]}))
            case "/authorize" if "who" in asked:
                handler.send_on(self._let_in(asked))
            case "/authorize":
                handler.say(_choices(asked), "text/html")
            case "/token":
                handler.say(json.dumps(self._redeem(asked)))
            case _:
                handler.send_error(404)

    def _describe(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }

    def _let_in(self, asked: dict[str, str]) -> str:
        code = secrets.token_urlsafe(16)
        self.grants[code] = Grant(asked["who"], asked)
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def _redeem(self, asked: dict[str, str]) -> dict[str, Any]:
        grant = self.grants.pop(asked["code"])
        digest = hashlib.sha256(asked["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        assert grant.asked["code_challenge"] == challenge
        claims = {
            "iss": self.issuer,
            "sub": f"subject-of-{grant.who}",
            "aud": CLIENT,
            "iat": int(_now()),
            "exp": int(_now() + self.lifetime),
            "nonce": grant.asked["nonce"],
            "name": grant.who.capitalize(),
            "email": f"{grant.who}@people.test",
        }
        token = jwt.encode({"alg": "RS256", "kid": "one"}, claims, self.key)
        return {"access_token": secrets.token_hex(8), "token_type": "Bearer", "id_token": token}


def _now() -> float:
    """This moment, as the library that checks the tokens sees it."""
    return time.clock_gettime(time.CLOCK_REALTIME)


def _choices(asked: dict[str, str]) -> str:
    links = (
        f"<p><a href='/authorize?{urlencode({**asked, 'who': who})}'>{who.capitalize()}</a>"
        for who in PEOPLE
    )
    return PAGE.format(links="".join(links))


class _Door(ThreadingHTTPServer):
    """A provider's port."""

    def __init__(self, provider: Provider) -> None:
        super().__init__(("localhost", provider.port), _Handler)
        self.answer = provider.answer


class _Handler(BaseHTTPRequestHandler):
    """HTTP around the provider's answers; it says nothing on the terminal."""

    server: _Door

    def do_GET(self) -> None:
        found = urlsplit(self.path)
        self.server.answer(self, found.path, dict(_pairs(found.query)))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.answer(self, urlsplit(self.path).path, dict(_pairs(body)))

    def say(self, text: str, kind: str = "application/json") -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(text.encode())

    def send_on(self, address: str) -> None:
        self.send_response(302)
        self.send_header("Location", address)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing."""


def _pairs(query: str) -> Iterator[tuple[str, str]]:
    return ((name, values[0]) for name, values in parse_qs(query).items())


@contextmanager
def running() -> Iterator[Provider]:
    """A provider for as long as it is needed."""
    provider = Provider()
    provider.start()
    try:
        yield provider
    finally:
        provider.stop()

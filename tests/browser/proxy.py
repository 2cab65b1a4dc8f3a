"""A small proxy on loopback, as stands before a public deployment: it adds headers to answers."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager, suppress
from socketserver import BaseRequestHandler, ThreadingTCPServer
from typing import TYPE_CHECKING

from tests.browser.chromium import PUBLIC

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

END = b"\r\n\r\n"
PIECE = 65_536


class Proxy(ThreadingTCPServer):
    """Passes on whatever comes, web sockets too, and answers with `headers` beside its own."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, target: int, headers: Mapping[str, str]) -> None:
        super().__init__(("127.0.0.1", 0), _Exchange)
        self.target = target
        self.host = f"{PUBLIC}:{self.server_address[1]}"
        added = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        # What nginx calls the name and port the visitor used.
        self.added = added.replace("$http_host", self.host).encode()


class _Exchange(BaseRequestHandler):
    """One question and its answer, or one web socket."""

    server: Proxy

    def handle(self) -> None:
        with suppress(OSError), socket.create_connection(("localhost", self.server.target)) as on:
            asked, rest = _read_head(self.request)
            on.sendall(_once(asked) + END + rest)
            threading.Thread(target=_pass_on, args=(self.request, on), daemon=True).start()
            told, rest = _read_head(on)
            self.request.sendall(_once(told) + b"\r\n" + self.server.added + b"\r\n" + rest)
            _pass_on(on, self.request)


def _read_head(source: socket.socket) -> tuple[bytes, bytes]:
    """Everything up to the empty line, and what came with it of what follows."""
    read = b""
    while END not in read:
        piece = source.recv(PIECE)
        if not piece:
            raise ConnectionError("it broke off")
        read += piece
    head, _, rest = read.partition(END)
    return head, rest


def _once(head: bytes) -> bytes:
    """A head that ends the connection after its one exchange, unless that becomes a web socket."""
    if b"upgrade: websocket" in head.lower():
        return head
    first, *lines = head.split(b"\r\n")
    others = (each for each in lines if not each.lower().startswith(b"connection:"))
    return b"\r\n".join([first, b"Connection: close", *others])


def _pass_on(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while piece := source.recv(PIECE):
            sink.sendall(piece)
        sink.shutdown(socket.SHUT_WR)


@contextmanager
def running(target: int, headers: Mapping[str, str]) -> Iterator[Proxy]:
    """A proxy before port `target` of this machine, for as long as it is needed."""
    with Proxy(target, headers) as proxy:
        threading.Thread(target=proxy.serve_forever, args=(0.05,), daemon=True).start()
        yield proxy
        proxy.shutdown()

"""Bytes that are no request, sent to a real server."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator

from bench.attacks.stand import Stand
from bench.attacks.table import Outcome, attack


@attack(
    "the connection",
    "requests that are none",
    "request smuggling (two lengths, length with chunks), huge headers, half a request, no HTTP",
)
def _raw(stand: Stand) -> Iterator[Outcome]:
    with served(stand) as port:
        host = b"Host: localhost\r\n"
        for what, sent in (
            (
                "two lengths",
                b"POST /c/alpha/login HTTP/1.1\r\n" + host + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
            ),
            ("a negative length", b"POST /c/alpha/login HTTP/1.1\r\n" + host + b"Content-Length: -5\r\n\r\n"),
            (
                "length and chunks",
                b"POST /c/alpha/login HTTP/1.1\r\n"
                + host
                + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /static/site.css HTTP/1.1\r\n"
                + host
                + b"\r\n",
            ),
            (
                "odd chunks",
                b"POST /c/alpha/login HTTP/1.1\r\n" + host + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
            ),
            ("headers of 1 MB", b"GET / HTTP/1.1\r\n" + host + b"X: " + b"x" * 1_000_000 + b"\r\n\r\n"),
            ("an address of 200 KB", b"GET /" + b"x" * 200_000 + b" HTTP/1.1\r\n" + host + b"\r\n"),
            ("no HTTP", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"),
            ("no host", b"GET / HTTP/1.1\r\n\r\n"),
            ("another's address", b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n"),
            (
                "a socket of another kind",
                b"GET /c/alpha/runs/live HTTP/1.1\r\n" + host + b"Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
            ),
        ):
            status = _first_line(port, sent)
            yield what, status or "closed", status in ("", "400", "421", "431", "303", "401", "414")


def _first_line(port: int, sent: bytes) -> str:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        try:
            line.sendall(sent)
            line.shutdown(socket.SHUT_WR)
            got = line.recv(4096)
        except OSError:
            return ""
    return got.split(b" ")[1].decode() if got.startswith(b"HTTP/") else ""


class served:
    """The application behind a real server on loopback."""

    def __init__(self, stand: Stand) -> None:
        import uvicorn

        config = uvicorn.Config(
            stand.app, log_level="critical", server_header=False, h11_max_incomplete_event_size=32 * 1024
        )
        config.ws = "none"
        self._server = uvicorn.Server(config)
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True)

    def __enter__(self) -> int:
        self._thread.start()
        while not self._server.started:
            time.sleep(0.02)
        return int(self._socket.getsockname()[1])

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(10)


#: In the order of the table.
TRIALS = (_raw,)

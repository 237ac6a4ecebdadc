"""What every request passes and every answer carries, whatever route it takes: the outermost layer.

Host: a page elsewhere whose name is made to point at this computer (DNS rebinding) sends its own name; only the names
and addresses that the case is served under are answered. Body: more than the cap of its address is not taken in.
Answer: headers that let a page run only its own script, be framed by nobody, and be kept by no cache.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException

from secondsource.web.answers import plain

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
#: Referrers stay within the case (none at all would have browsers hide the Origin of its own forms).
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "x-frame-options": "DENY",
    "cache-control": "no-store",
}
LOOPBACK = ("localhost", "127.0.0.1", "::1")
BODY = 256 * 1024  # bytes of a form or a JSON body
log = logging.getLogger("secondsource.web")


class Guard:
    """Wraps the application. `hosts`: names it is served under; `addresses`: whether any bare IP address will do;
    `cap`: bytes that a body sent to a path may have."""

    def __init__(
        self,
        app: ASGIApp,
        hosts: Iterable[str] = LOOPBACK,
        addresses: bool = False,
        cap: Callable[[str], int] | None = None,
    ) -> None:
        self._app, self._hosts, self._addresses = app, frozenset(h.lower() for h in hosts), addresses
        self._cap = cap or (lambda path: BODY)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http":
            return await self._other(scope, receive, send)
        scope.setdefault("state", {})
        began = False

        async def answer(message: Message) -> None:
            nonlocal began
            if message["type"] == "http.response.start":
                began = True
                _dress(message, scope)
            await send(message)

        refusal = self._refusal(scope)
        if refusal:
            return await plain(*refusal)(scope, receive, answer)
        try:
            await self._app(scope, self._counted(scope, receive), answer)
        except Exception:
            log.exception("%s %s", scope["method"], scope["path"])
            if not began:
                await plain(500, "something went wrong in Second Source; the server's log says what")(
                    scope, receive, answer
                )
        return None

    async def _other(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        """Why a request is not even looked at."""
        headers: list[tuple[bytes, bytes]] = scope["headers"]
        named = [value for name, value in headers if name == b"host"]
        if len(named) != 1 or not self._ours(named[0].decode("latin-1")):
            return 421, "this case is not served under that name; open the address that `secondsource serve` printed"
        if "\0" in scope["path"] or b"%00" in scope.get("query_string", b""):
            return 400, "the address has a NUL in it"
        named_lengths = [name for name, _ in headers if name in (b"content-length", b"transfer-encoding")]
        if len(named_lengths) > 1:
            return 400, "the request says twice how long it is"
        if any(name == b"content-length" and not value.isdigit() for name, value in headers):
            return 400, "the length of the body is no number"
        length = next((int(value) for name, value in headers if name == b"content-length"), 0)
        if length > self._cap(scope["path"]):
            return 413, f"that is too much at once (at most {self._cap(scope['path']):,} bytes)"
        return None

    def _ours(self, host: str) -> bool:
        name = _without_port(host.lower())
        if name in self._hosts:
            return True
        try:
            ip_address(name)
        except ValueError:
            return False
        return self._addresses

    def _counted(self, scope: Scope, receive: Receive) -> Receive:
        cap, taken = self._cap(scope["path"]), 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > cap:
                raise HTTPException(413, f"that is too much at once (at most {cap:,} bytes)")
            return message

        return counted


def _without_port(host: str) -> str:
    found = re.fullmatch(r"(?:\[([0-9a-f:.]+)\]|([^\[\]:@]+))(?::[0-9]{1,5})?", host)
    return (found[1] or found[2]) if found else ""


def _dress(message: Message, scope: Scope) -> None:
    """Put the headers on an answer; a route's own stay where they are stricter."""
    headers = MutableHeaders(raw=message.setdefault("headers", []))
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    cookie: Any = scope["state"].get("cookie")
    if cookie:
        headers.append("set-cookie", cookie)

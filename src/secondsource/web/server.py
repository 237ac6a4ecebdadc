"""Serves cases until told to stop."""

from __future__ import annotations

import socket
import threading
import webbrowser
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn

from secondsource.errors import BadInput, RunError
from secondsource.web.app import UPLOAD, create
from secondsource.web.guard import LOOPBACK

if TYPE_CHECKING:
    from secondsource.case import Case
    from secondsource.web.access import Share

PORT = 8765
AT_ONCE = 256  # connections; whoever comes later is asked to try again
PATIENCE = 5  # seconds that open answers have when the server is stopped


def serve(
    cases: Case | Iterable[Case] | Mapping[str, Case],
    host: str = "127.0.0.1",
    port: int = PORT,
    share: Share | None = None,
    open_browser: bool = False,
    *,
    say: Callable[[str], object] = print,
    certificate: tuple[Path, Path] | None = None,
    upload: int = UPLOAD,
) -> None:
    """Serve until interrupted. `port` 0 takes a free one. `certificate` is a file with a certificate and one with its
    key, for https. Raises BadInput for a host other than loopback that is not shared, RunError when the port is taken.
    """
    away = host not in LOOPBACK
    if away and share is None:
        raise BadInput(
            f"serve: {host} can be reached by others, and nothing asks them who they are; share the case with a token "
            "(--token) or with users (secondsource people), or leave --host out"
        )
    app = create(cases, share=share, hosts=_names(host) if away else (), upload=upload)
    app.office.https = app.office.https or certificate is not None
    bound = _listen(host, port)
    scheme = "https" if certificate else "http"
    address = f"{scheme}://{_shown(host)}:{bound.getsockname()[1]}/"
    say(f"Second Source: {address}  (stop with Ctrl+C)")
    if away and not app.office.https:
        say("Passwords travel unencrypted: put https in front, or give a certificate, on any network you do not own.")
    config = uvicorn.Config(
        app,
        log_level="warning",
        server_header=False,
        proxy_headers=False,  # nobody's word is taken for where a request comes from
        limit_concurrency=AT_ONCE,
        timeout_graceful_shutdown=PATIENCE,
        timeout_keep_alive=10,
        h11_max_incomplete_event_size=32 * 1024,
        ws="none",
        ssl_certfile=str(certificate[0]) if certificate else None,
        ssl_keyfile=str(certificate[1]) if certificate else None,
    )
    if open_browser:
        threading.Timer(0.8, webbrowser.open, [address]).start()
    try:
        Server(config, app.office.close).run(sockets=[bound])
    except KeyboardInterrupt:  # uvicorn ends well and then says so once more
        pass
    finally:
        app.office.close()
        bound.close()


class Server(uvicorn.Server):
    """Tells the application first when it is to stop, so that streams without an end find one."""

    def __init__(self, config: uvicorn.Config, closing: Callable[[], None]) -> None:
        super().__init__(config)
        self._closing = closing

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop."""
        self._closing()
        await super().shutdown(sockets)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
        bound.listen(128)  # whoever comes before all is ready waits a moment
    except (OSError, OverflowError) as error:
        bound.close()
        raise RunError(f"serve: {host} port {port} cannot be had ({error}); choose another with --port") from error
    return bound


def _names(host: str) -> tuple[str, ...]:
    return tuple({host, socket.gethostname(), socket.getfqdn()} - {"0.0.0.0", "::", ""})


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host

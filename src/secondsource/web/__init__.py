"""The web application: a case looked at, searched and judged in a browser, and through a JSON API.

Needs the extra `web` (FastAPI). Nothing is asked for outside: no font, no script, no map comes from elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from secondsource.errors import MissingExtra

if TYPE_CHECKING:
    from secondsource.web.access import Share
    from secondsource.web.app import create
    from secondsource.web.server import serve

__all__ = ["Share", "create", "serve"]


def __getattr__(name: str) -> Any:
    """`create`, `serve` and `Share`, whose modules wake FastAPI only when asked for."""
    if name not in __all__:
        raise AttributeError(name)
    try:
        import fastapi  # noqa: F401
        import itsdangerous  # noqa: F401
        import python_multipart  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError as error:
        raise MissingExtra("the web application", "web") from error
    from secondsource.web import access, app, server

    return {"create": app.create, "serve": server.serve, "Share": access.Share}[name]

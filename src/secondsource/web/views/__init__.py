"""The screens. Each module has a `router`; what stands in `ROUTERS` is served."""

from __future__ import annotations

from fastapi import APIRouter

from secondsource.web.views import home, past, review, rooms, search, story

ROUTERS: tuple[APIRouter, ...] = (
    home.router,
    search.router,
    review.router,
    past.router,
    rooms.router,
    story.router,
)

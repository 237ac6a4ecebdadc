"""The screens. Each module has a `router`; what stands in `ROUTERS` is served."""

from __future__ import annotations

from fastapi import APIRouter

from secondsource.web.views import story

ROUTERS: tuple[APIRouter, ...] = (story.router,)

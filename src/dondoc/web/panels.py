"""Panels: what a room above has to say about an object, shown on the page of the room that owns it.

The page names a place («tasks:task») and never learns who hangs something there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Build = Callable[[Any, Any], Mapping[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Panel:
    """One panel. place: route of the page. template: draws it from `panel`. build: seat and object in, content out.

    build returns None where there is nothing to say or the reader may not know it; it asks the database once.
    """

    place: str
    template: str
    build: Build
    order: int = 50


@dataclass(frozen=True, slots=True)
class ShownPanel:
    """A panel with what it says on this page."""

    template: str
    content: Mapping[str, Any]


_PANELS: list[Panel] = []


def hang(panel: Panel) -> None:
    """Add a panel; called once per panel from a room's `apps.py`."""
    if panel not in _PANELS:
        _PANELS.append(panel)


def panels_at(place: str, *, seat: Any, subject: Any) -> list[ShownPanel]:
    """Return the panels of a page about this object that have something to say to this reader, in order."""
    here = sorted((panel for panel in _PANELS if panel.place == place), key=lambda panel: panel.order)
    built = ((panel, panel.build(seat, subject)) for panel in here)
    return [ShownPanel(panel.template, content) for panel, content in built if content is not None]

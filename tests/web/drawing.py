"""Draws markup with components as a page would."""

import re
from pathlib import Path
from typing import Any

from django.template import engines
from django_cotton.compiler_regex import CottonCompiler

import dondoc

SOURCE_DIR = Path(dondoc.__file__).parent
COMPONENTS_DIR = SOURCE_DIR / "web" / "templates" / "web" / "components"
COMPONENT_FILES = sorted(COMPONENTS_DIR.glob("*.html"))


def draw(markup: str, **context: Any) -> str:
    """Return the HTML of the markup, with every run of space as one space."""
    template = engines["django"].from_string(CottonCompiler().process(markup))
    return re.sub(r"\s+", " ", template.render(context)).strip()


def tag_name(component: Path) -> str:
    """Return the name a page writes after `c-`."""
    return component.stem.replace("_", "-")


def declared(component: Path) -> list[str]:
    """Return the names of the variables a component declares."""
    found = re.search(r"<c-vars\s+(.*?)/>", component.read_text(encoding="utf-8"), re.DOTALL)
    return re.findall(r'([\w-]+)="', found[1]) if found else []

"""What the documents say is so."""

import dataclasses
import re
from pathlib import Path

import pytest

import dondoc
from dondoc.config.env import Environment

ROOT = Path(__file__).parent.parent.parent
PACKAGE = Path(dondoc.__file__).parent
ROOMS = sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_says_what_it_is_for(room):
    text = (PACKAGE / room / "__init__.py").read_text(encoding="utf-8")

    assert text.startswith('"""') and len(text) > 40


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_stands_on_a_floor_of_the_drawing(room):
    drawing = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").split("```")[1]

    assert re.search(rf"(^|\| ){room}\b", drawing, re.MULTILINE), f"{room} is missing in ARCHITECTURE.md"


def test_every_setting_has_its_line_and_every_line_its_setting():
    source = (PACKAGE / "config" / "env.py").read_text(encoding="utf-8")
    read = set(re.findall(r'"((?:DONDOC_\w+)|DATABASE_URL)"', source))
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `(\w+)`", page, re.MULTILINE))

    assert documented == read
    assert len(read) == len(dataclasses.fields(Environment))


def test_the_version_is_the_newest_of_the_changelog():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert re.search(r"^## (\S+)", changelog, re.MULTILINE).group(1) == dondoc.__version__


def test_links_between_documents_lead_somewhere():
    pages = [ROOT / "README.md", ROOT / "ARCHITECTURE.md", *(ROOT / "docs").rglob("*.md")]
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8"))
        if not target.startswith("http") and not (page.parent / target).exists()
    ]

    assert broken == []


def test_nothing_inline_stands_in_a_template():
    found = [
        f"{path.relative_to(PACKAGE)}: {match.group(0)}"
        for path in PACKAGE.rglob("*.html")
        for match in re.finditer(
            r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*\ssrc=)", path.read_text(encoding="utf-8")
        )
    ]

    assert found == []


def test_every_test_a_promise_names_exists():
    page = (Path(__file__).parents[2] / "docs" / "operations" / "promises.md").read_text(encoding="utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", page)
    lacking = [
        f"{file}::{name}"
        for file, name in named
        if f"def {name}(" not in (Path(__file__).parents[2] / file).read_text(encoding="utf-8")
    ]

    assert len(named) > 25
    assert lacking == []

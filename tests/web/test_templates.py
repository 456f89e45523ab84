"""Rules that hold for every template of the house, not only for those of this room."""

import re

import pytest

from tests.web.drawing import COMPONENT_FILES, SOURCE_DIR, declared, tag_name

TEMPLATES = sorted(SOURCE_DIR.glob("*/templates/**/*.html"))
NAMES = [str(path.relative_to(SOURCE_DIR)) for path in TEMPLATES]
FORBIDDEN = {
    "an inline style": re.compile(r"\sstyle\s*=|<style\b", re.IGNORECASE),
    "an inline handler": re.compile(r"<[^>]*\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "an inline script": re.compile(r"<script\b(?![^>]*\ssrc=)", re.IGNORECASE),
    "a script in an address": re.compile(r"javascript:", re.IGNORECASE),
    "an evaluated htmx attribute": re.compile(r"\shx-on|\shx-vals=['\"]js:", re.IGNORECASE),
    "an attribute cotton would not escape": re.compile(r"<c-[^>]*\s:(?:hx-|data-|aria-)", re.IGNORECASE),
    "a comment Django would print": re.compile(r"\{#[^}]*\n"),
    "«vui lòng»": re.compile(r"vui lòng", re.IGNORECASE),
}


@pytest.mark.parametrize("path", TEMPLATES, ids=NAMES)
def test_template_holds_nothing_forbidden(path):
    text = path.read_text(encoding="utf-8")

    assert [what for what, pattern in FORBIDDEN.items() if pattern.search(text)] == []


@pytest.mark.parametrize("sample", [
    '<p style="color:red">', "<a href=# onclick='x()'>", "<script>x()</script>", '<a href="javascript:x()">',
    '<c-button :hx-post="url">', "{# one\ntwo #}",
])  # fmt: skip
def test_the_net_catches(sample):
    assert any(pattern.search(sample) for pattern in FORBIDDEN.values())


@pytest.mark.parametrize("path", COMPONENT_FILES, ids=tag_name)
def test_component_names_its_variables_in_its_opening_comment(path):
    text = path.read_text(encoding="utf-8")
    comment = re.match(r"\{#(.*?)#\}|\{% comment %\}(.*?)\{% endcomment %\}", text, re.DOTALL)

    assert comment is not None
    assert [name for name in declared(path) if name not in comment[0]] == []

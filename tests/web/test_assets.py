import gzip
import re

from dondoc.web import assets
from tests.web.drawing import SOURCE_DIR

STATIC_DIR = SOURCE_DIR / "web" / "static" / "web"
KB = 1024


def gzipped(text: str) -> int:
    return len(gzip.compress(text.encode("utf-8"), 9))


def test_all_style_sheets_together_keep_the_budget():
    assert gzipped(assets.joined()) <= 10 * KB


def test_the_script_keeps_the_budget_and_imports_nothing():
    script = (STATIC_DIR / "js" / "dondoc.js").read_text(encoding="utf-8")

    assert gzipped(script) <= 4 * KB
    assert re.findall(r"^import\b|\beval\(|new Function", script, re.MULTILINE) == []


def test_layers_come_in_their_order():
    css = assets.joined()

    assert css.startswith("@layer tokens,base,layout,components,room,print;\n")
    assert re.findall(r"^@layer (\w+)\{", css, re.MULTILINE)[:4] == ["tokens", "base", "layout", "components"]
    assert re.findall(r"^@layer (\w+)\{", css, re.MULTILINE)[-1] == "print"


def test_squeezing_keeps_quoted_text_and_every_brace():
    css = '/* why */\n.a::before {\n  content: "a  ;  b";\n}\n\n.b,\n.c { color: var(--ink); }\n'

    assert assets.squeeze(css) == '.a::before{content: "a  ;  b"}.b,.c{color: var(--ink)}'


def test_the_sheet_of_a_room_joins_by_itself(tmp_path):
    house = _house(tmp_path)
    (house / "tasks/static/tasks").mkdir(parents=True)
    (house / "tasks/static/tasks/tasks.css").write_text(".tasks-board { gap: 1rem; }", encoding="utf-8")
    (house / "tasks/static/tasks/other.css").write_text(".stray { gap: 1rem; }", encoding="utf-8")

    css = assets.joined(house)

    assert "@layer room{.tasks-board{gap: 1rem}}" in css
    assert ".stray" not in css


def test_building_writes_once_and_knows_when_it_is_stale(tmp_path):
    house, target = _house(tmp_path), tmp_path / "dist" / "dondoc.css"

    assert assets.is_current(target=target, house_dir=house) is False
    assets.build(target=target, house_dir=house)
    first_written = target.stat().st_mtime_ns
    assets.build(target=target, house_dir=house)

    assert target.stat().st_mtime_ns == first_written
    assert assets.is_current(target=target, house_dir=house) is True
    (house / "web/static/web/css/base.css").write_text("b { top: 0; }", encoding="utf-8")
    assert assets.is_current(target=target, house_dir=house) is False


def test_classes_used_by_components_are_styled():
    css = assets.joined()
    plain = {"agency", "log__entry", "nav", "screen-only", "copy", "top__narrow", "error"}
    used = set()
    for path in (SOURCE_DIR / "web/templates/web").rglob("*.html"):
        for value in re.findall(r'class="([^"{]+)"', path.read_text(encoding="utf-8")):
            used.update(value.split())

    assert sorted(name for name in used - plain if f".{name}" not in css) == []


def _house(tmp_path):
    house = tmp_path / "house"
    parts = house / "web" / "static" / "web" / "css"
    parts.mkdir(parents=True)
    for layer in ("tokens", "base", "layout", "components", "print"):
        (parts / f"{layer}.css").write_text(f".{layer} {{ top: 0; }}", encoding="utf-8")
    return house

"""Joins the style sheets of house and rooms into the one file a page asks for: `python -m dondoc.web.assets`.

No bundler: parts are read, wrapped in their layer, freed of comments and spare space, and written one after the other.
"""

import re
from collections.abc import Iterator
from pathlib import Path

HOUSE_DIR = Path(__file__).resolve().parent.parent
TARGET = HOUSE_DIR / "web" / "static" / "web" / "dist" / "dondoc.css"

LAYERS = ("tokens", "base", "layout", "components", "room", "print")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STRING = re.compile(r'("[^"\n]*")')
_SPACE = re.compile(r"\s+")
_AROUND_SIGNS = re.compile(r"\s*([{};,])\s*")


def squeeze(css: str) -> str:
    """Return the same rules without comments and without space that means nothing; quoted text stays as it is."""
    pieces = _STRING.split(_COMMENT.sub("", css))
    pieces[::2] = [_AROUND_SIGNS.sub(r"\1", _SPACE.sub(" ", piece)) for piece in pieces[::2]]
    return "".join(pieces).replace(";}", "}").strip()


def room_sheets(house_dir: Path = HOUSE_DIR) -> list[Path]:
    """Return the style sheet of every room that has one, `<room>/static/<room>/<room>.css`, in order of name."""
    return sorted(
        path
        for path in house_dir.glob("*/static/*/*.css")
        if path.stem == path.parent.name == path.parents[2].name and path.stem != "web"
    )


def joined(house_dir: Path = HOUSE_DIR) -> str:
    """Return the whole style sheet; the layers keep their order whatever order the rules stand in."""
    sheets = "".join(f"@layer {layer}{{{squeeze(css)}}}\n" for layer, css in _layered(house_dir))
    return f"@layer {','.join(LAYERS)};\n{sheets}"


def build(*, target: Path = TARGET, house_dir: Path = HOUSE_DIR) -> Path:
    """Write the style sheet and return where it stands; an unchanged file is left alone, so caches stay warm."""
    css = joined(house_dir)
    if not target.exists() or target.read_text(encoding="utf-8") != css:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(css, encoding="utf-8")
    return target


def is_current(*, target: Path = TARGET, house_dir: Path = HOUSE_DIR) -> bool:
    """Say whether the written style sheet is the one its parts make now."""
    return target.exists() and target.read_text(encoding="utf-8") == joined(house_dir)


def _layered(house_dir: Path) -> Iterator[tuple[str, str]]:
    parts_dir = house_dir / "web" / "static" / "web" / "css"
    for layer in LAYERS:
        sheets = room_sheets(house_dir) if layer == "room" else [parts_dir / f"{layer}.css"]
        for sheet in sheets:
            yield layer, sheet.read_text(encoding="utf-8")


if __name__ == "__main__":
    print(build())

"""Contrast is computed from the tokens, so a colour cannot drift below what was promised."""

import re

import pytest

from tests.web.drawing import SOURCE_DIR

TOKENS = (SOURCE_DIR / "web/static/web/css/tokens.css").read_text(encoding="utf-8")
PAGE, SCREEN = TOKENS.split(".screen {")


def colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", css))


def luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_the_known_extreme():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize(
    ("text", "ground", "least"),
    [
        ("idle-ink", "idle-ground", 8.9),
        ("active-ink", "active-ground", 9.0),
        ("review-ink", "review-ground", 7.9),
        ("rework-ink", "rework-ground", 9.1),
        ("soon-ink", "soon-ground", 7.5),
        ("late-ink", "late-ground", 7.9),
        ("done-ink", "paper", 17.3),
        ("ink", "shade", 7),
        ("quiet", "paper", 7.4),
        ("quiet", "shade", 6.5),
        ("link", "paper", 7.9),
        ("link", "shade", 7),
        ("link-strong", "shade", 7),
        ("on-link", "link", 7.9),
        ("brand", "paper", 7.2),
        ("edge", "paper", 4.7),
        ("edge", "shade", 3),
        ("just-done", "paper", 4.5),
        ("ink", "focus", 7),
    ],
)
def test_contrast_on_a_page(text, ground, least):
    page = colours(PAGE)

    assert contrast(page[text], page[ground]) >= least


@pytest.mark.parametrize(
    ("text", "least"),
    [("late-ink", 10.8), ("soon-ink", 13), ("done-ink", 11.7), ("ink", 17), ("quiet", 7), ("link", 7)],
)
def test_contrast_on_the_big_screen(text, least):
    screen = colours(SCREEN)

    assert contrast(screen[text], screen["paper"]) >= least


def test_parts_take_their_colours_from_the_tokens():
    folder = SOURCE_DIR / "web/static/web/css"
    strays = {
        path.name: re.findall(r"#[0-9a-fA-F]{3,8}\b", path.read_text(encoding="utf-8"))
        for path in folder.glob("*.css")
        if path.name not in {"tokens.css", "print.css"}
    }

    assert {name: found for name, found in strays.items() if found} == {}

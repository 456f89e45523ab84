"""Pages as scanners and telephones see them: Vietnamese text in a real font, drawn into pictures."""

import io
import subprocess
from functools import cache

from PIL import Image, ImageDraw, ImageFont

DOTS_PER_INCH = 200
_PAPER_INCHES = (8.27, 11.69)


@cache
def font(points: float) -> ImageFont.FreeTypeFont:
    """Return a font of this machine that has the letters of Vietnamese."""
    asked = ("fc-match", "-f", "%{file}", "DejaVu Serif:lang=vi")
    path = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    return ImageFont.truetype(path, round(points * DOTS_PER_INCH / 72))


class Picture:
    """A white A4 page to draw on; coordinates in dots from the top left."""

    def __init__(self) -> None:
        self.image = Image.new("L", tuple(round(inches * DOTS_PER_INCH) for inches in _PAPER_INCHES), 255)
        self._pen = ImageDraw.Draw(self.image)

    def text(self, x: float, y: float, text: str, *, points: float = 13) -> None:
        self._pen.text((x, y), text, 0, font(points))

    def paragraph(
        self, y: float, text: str, *, x: float = 200, right: float = 1500, indent: float = 60, points: float = 13
    ) -> float:
        """Set a paragraph, broken at the right margin; return the y below it."""
        line, start = "", x + indent
        for word in text.split():
            longer = f"{line} {word}".strip()
            if start + font(points).getlength(longer) > right:
                self.text(start, y, line, points=points)
                line, start, y = word, x, y + 1.4 * points * DOTS_PER_INCH / 72
            else:
                line = longer
        self.text(start, y, line, points=points)
        return y + 1.8 * points * DOTS_PER_INCH / 72

    def grid(self, xs: list[float], ys: list[float], cells: list[list[str]], *, points: float = 10.5) -> None:
        """Draw a ruled table with its texts, each broken to the width of its column."""
        for x in xs:
            self._pen.line((x, ys[0], x, ys[-1]), 0, 3)
        for y in ys:
            self._pen.line((xs[0], y, xs[-1], y), 0, 3)
        for row, texts in enumerate(cells):
            for column, text in enumerate(texts):
                place = {"x": xs[column] + 12, "right": xs[column + 1] - 8, "indent": 0, "points": points}
                self.paragraph(ys[row] + 12, text, **place)

    def as_png(self) -> bytes:
        return _saved(self.image, "PNG")

    def as_jpeg(self) -> bytes:
        return _saved(self.image, "JPEG")


def scanned_pdf(*pictures: Picture) -> bytes:
    """Return a PDF whose pages are pictures and hold no letters."""
    first, *others = (picture.image for picture in pictures)
    content = io.BytesIO()
    first.save(content, "PDF", resolution=DOTS_PER_INCH, save_all=True, append_images=others)
    return content.getvalue()


def _saved(image: Image.Image, kind: str) -> bytes:
    content = io.BytesIO()
    image.save(content, kind)
    return content.getvalue()

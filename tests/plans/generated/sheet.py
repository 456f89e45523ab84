"""A paper between its truth and its file: lines and tables, without saying how a file draws them."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph. `label` is its number or dash, which a Word file may leave to a list style."""

    text: str
    label: str = ""
    bold: bool = False
    centred: bool = False

    @property
    def whole(self) -> str:
        return f"{self.label} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. A row of one text is a group across all columns; None is a cell merged with the one above.

    spans: pairs (first, last) of columns in the first heading row that share one heading.
    """

    heading: tuple[tuple[str | None, ...], ...]
    rows: tuple[tuple[str | None, ...], ...]
    spans: tuple[tuple[int, int], ...] = ()

    @property
    def width(self) -> int:
        return len(self.heading[0])


@dataclass(slots=True)
class Sheet:
    """What is printed, in order; head is (left, right) lines of the paper's head side by side."""

    head: list[tuple[str, str]] = field(default_factory=list)
    blocks: list[Line | Grid] = field(default_factory=list)

    def add(self, text: str, *, label: str = "", bold: bool = False, centred: bool = False) -> None:
        self.blocks.append(Line(text, label, bold, centred))

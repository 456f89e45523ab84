"""Numbers as Vietnamese papers write them: 1.234,5 and quý III."""

import re
from decimal import Decimal, InvalidOperation

_GROUPED = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"[+-]?\d+(?:,\d+)?")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LARGEST_ROMAN = 3999
_SIZE_UNITS = ("byte", "KB", "MB", "GB")
_SIZE_STEP = 1024


def format_number(value: float | Decimal, *, decimals: int | None = None) -> str:
    """Return the number with points between thousands and a comma before decimals: 1234.5 becomes «1.234,5».

    decimals: how many to show; None shows those the value has.
    """
    exact = Decimal(str(value))
    text = f"{exact:,f}" if decimals is None else f"{exact:,.{decimals}f}"
    return text.translate(str.maketrans(",.", ".,"))


def parse_number(text: str) -> Decimal | None:
    """Return the number a Vietnamese text writes, None when it writes none: «1.234,5» is 1234.5, «1.234» is 1234."""
    bare = text.strip().replace("\u00a0", "").replace(" ", "")
    if not bare.isascii() or not (_GROUPED.fullmatch(bare) or _PLAIN.fullmatch(bare)):
        return None
    try:
        return Decimal(bare.replace(".", "").replace(",", "."))
    except InvalidOperation:
        return None


def file_size(size_bytes: int) -> str:
    """Return a file's size as people read it: «812 byte», «1,4 KB», «12 MB»; one decimal below ten, none above."""
    size, unit = float(size_bytes), 0
    while unit < len(_SIZE_UNITS) - 1 and round(size, 1) >= _SIZE_STEP:
        size, unit = size / _SIZE_STEP, unit + 1
    decimals = 1 if unit and round(size, 1) < 10 and round(size, 1) != round(size) else 0
    return f"{format_number(size, decimals=decimals)} {_SIZE_UNITS[unit]}"


def to_roman(number: int) -> str:
    """Return the number in Roman capitals. Raises ValueError below 1 and above 3999."""
    if not 1 <= number <= _LARGEST_ROMAN:
        raise ValueError(f"no Roman numeral for {number}")
    letters = []
    for value, letter in _ROMAN:
        count, number = divmod(number, value)
        letters.append(letter * count)
    return "".join(letters)


def from_roman(text: str) -> int | None:
    """Return the value of a Roman numeral in either case, None when the text is none («IIII», «abc», «»)."""
    rest, total = text.upper(), 0
    for value, letter in _ROMAN:
        while rest.startswith(letter):
            rest, total = rest[len(letter) :], total + value
    well_formed = not rest and 1 <= total <= _LARGEST_ROMAN and to_roman(total) == text.upper()
    return total if well_formed else None

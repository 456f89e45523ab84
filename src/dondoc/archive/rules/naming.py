"""File names as strangers send them, made safe to show and to send back."""

import re
from pathlib import PurePosixPath, PureWindowsPath

from dondoc.kit.vietnamese import one_line

MOST_LETTERS = 120
_UNSAFE = re.compile(r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069<>:\"|?*/\\]")


def clean_file_name(name: str) -> str:
    """Return the last part of the name in NFC, without control, direction or path letters, ending kept."""
    last = PurePosixPath(PureWindowsPath(name).name).name
    text = one_line(_UNSAFE.sub("", last)).strip(". ") or "tep"
    if len(text) <= MOST_LETTERS:
        return text
    stem, dot, ending = text.rpartition(".")
    return f"{stem[: MOST_LETTERS - len(ending) - 1]}{dot}{ending}" if dot and len(ending) <= 8 else text[:MOST_LETTERS]

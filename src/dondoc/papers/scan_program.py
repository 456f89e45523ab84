"""Finds the program that recognises letters in pictures. It is optional: without it scans are refused in words."""

import os
import shutil
import subprocess
from functools import cache

LANGUAGE = "vie"
_SECONDS_TO_ANSWER = 10


@cache
def scan_program() -> str | None:
    """Return the path of tesseract when it is installed with Vietnamese, else None; looked up once a process."""
    program = shutil.which("tesseract")
    if program is None or not hasattr(os, "memfd_create"):
        return None
    try:
        asked = subprocess.run(  # noqa: S603 -- a program of the system, no word of the user among the arguments
            [program, "--list-langs"], capture_output=True, text=True, check=True, timeout=_SECONDS_TO_ANSWER
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return None
    return os.path.realpath(program) if LANGUAGE in (asked.stdout + asked.stderr).split() else None

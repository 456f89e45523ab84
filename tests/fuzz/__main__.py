"""Fuzz one target, or all one after the other: `python -m tests.fuzz TARGET --seconds N`.

Needs atheris, which is told by the lines of the product that an input reaches. Inputs that led somewhere new are kept
in the folder given by --corpus; one that breaks a target is written there too, as `broken-…`, and printed.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

import atheris

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc.config.settings_test")
ALL = "all"


def main() -> int:
    """Return 1 when a target broke."""
    words = argparse.ArgumentParser(prog="python -m tests.fuzz")
    words.add_argument("target", help="a target of tests/fuzz/targets.py, or «all»")
    words.add_argument("--seconds", type=int, default=60, help="for each target")
    words.add_argument("--corpus", type=Path, default=Path(tempfile.gettempdir()) / "dondoc-fuzz")
    given = words.parse_args()
    if given.target == ALL:
        return _each(given.seconds, given.corpus)
    with atheris.instrument_imports(include=["dondoc"]):
        import django

        django.setup()
        from tests.fuzz.targets import TARGETS
    target, folder = TARGETS[given.target], given.corpus / given.target
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.seeds()):
        (folder / f"seed-{number}").write_bytes(seed)
    limits = [f"-max_total_time={given.seconds}", "-timeout=25", "-rss_limit_mb=3000", "-max_len=20000"]
    atheris.Setup(
        [sys.argv[0], *limits, f"-artifact_prefix={folder}/broken-", "-print_final_stats=1", str(folder)], target.run
    )
    atheris.Fuzz()
    return 0


def _each(seconds: int, corpus: Path) -> int:
    import subprocess

    names = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.names"], capture_output=True, text=True, check=True
    ).stdout
    ends = [
        subprocess.run(
            [sys.executable, "-m", "tests.fuzz", name, "--seconds", str(seconds), "--corpus", str(corpus)], check=False
        ).returncode
        for name in names.split()
    ]
    return int(any(ends))


if __name__ == "__main__":
    sys.exit(main())

"""Cut the power while people write: `python -m tests.trust.power_cuts --cuts 20 --database postgresql`.

The database stands on a filesystem inside an image file on a loop device. Writers (processes of the product's own
actions) note each acknowledged write outside. At a random moment writers and server are stopped, the image is copied as
it is at that instant (what the filesystem was never told to sync is not in it), everything is killed, the copy is
mounted, the database started on it and compared. `kill -9` does not show this: the kernel keeps what was written.

--careless takes the durability away (`synchronous=OFF`, `synchronous_commit=off`): the negative control. A harness that
loses nothing then would prove nothing.

It shows what reached the disk as the kernel sees it. It does not show a disk that lies about its own cache.
Needs root, `mkfs.ext4` and loop devices; without them it says so and ends with code 77.
"""

import argparse
import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.support.postgres import Server
from tests.trust.ground import hang_up, settle

WRITERS = 3
IMAGE_MIB = 192
NOT_HERE = 77


def main() -> int:
    """Run, print the figures as one line of JSON, and return 0 when every promise was kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cuts", type=int, default=20)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--careless", action="store_true")
    parser.add_argument("--seed", type=int, default=None)
    chosen = parser.parse_args()
    # Whoever is told to end takes its disks away first.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    why_not = what_is_missing()
    if why_not:
        print(json.dumps({"kept": None, "not_here": why_not}))
        return NOT_HERE
    seed = chosen.seed if chosen.seed is not None else random.randrange(10**9)
    # A cut changes the environment for good (where the database stands): each one is a process of its own.
    ran = [one_cut(chosen, seed + number) for number in range(chosen.cuts)]
    figures = {
        "kept": not any(cut["lost"] or cut["corrupt"] or cut["journal_breaks"] for cut in ran),
        "database": chosen.database,
        "careless": chosen.careless,
        "cuts": len(ran),
        **{name: sum(cut[name] for cut in ran) for name in ("acknowledged", "lost", "corrupt", "journal_breaks")},
        "seed": seed,
    }
    print(json.dumps(figures))
    return 0 if figures["kept"] != chosen.careless else 1


def what_is_missing() -> str:
    """Return why power cannot be cut on this machine, or nothing."""
    if os.geteuid() != 0:
        return "not root"
    if shutil.which("mkfs.ext4") is None:
        return "no mkfs.ext4"
    try:
        with tempfile.TemporaryDirectory() as folder, disk(Path(folder), "probe", mib=16):
            return ""
    except subprocess.CalledProcessError:
        return "no loop devices"


@contextlib.contextmanager
def disk(folder: Path, name: str, *, mib: int = IMAGE_MIB, image: Path | None = None) -> Iterator[Path]:
    """Mount a filesystem in a file, a new one or a given image, and give where; unmounted afterwards."""
    place = folder / name
    place.mkdir()
    if image is None:
        image = folder / f"{name}.img"
        with image.open("wb") as file:
            file.truncate(mib << 20)
        _run("mkfs.ext4", "-q", "-F", str(image))
    _run("mount", "-o", "loop", str(image), str(place))
    try:
        place.chmod(0o777)
        yield place
    finally:
        # What was killed lets go of its files a moment later.
        for _ in range(50):
            if subprocess.run(["umount", str(place)], capture_output=True, check=False).returncode == 0:
                break
            time.sleep(0.1)
        else:
            _run("umount", "-l", str(place))


def one_cut(chosen: argparse.Namespace, seed: int) -> dict[str, Any]:
    """Cut the power once in a process of its own and return what it found."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read_end)
        code = 1
        try:
            found = Cut(chosen, seed).figures()
            os.write(write_end, json.dumps(found).encode())
            code = 0
        finally:
            os._exit(code)
    os.close(write_end)
    try:
        with os.fdopen(read_end, "rb") as pipe:
            said = pipe.read()
    except SystemExit:
        os.kill(child, signal.SIGTERM)
        os.waitpid(child, 0)
        raise
    if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0:
        raise RuntimeError(f"a cut could not be made (seed {seed})")
    return json.loads(said)


class Cut:
    """One cut: a disk, a database on it, writers, the copy of the disk, and the reckoning on the copy."""

    def __init__(self, chosen: argparse.Namespace, seed: int) -> None:
        self.chosen, self.random = chosen, random.Random(seed)

    def figures(self) -> dict[str, Any]:
        with tempfile.TemporaryDirectory(prefix="dondoc-power-") as name:
            outside = Path(name)
            outside.chmod(0o755)
            with disk(outside, "disk") as place:
                server = self._begin(place)
                writers = [self._write(outside / f"acknowledged-{number}", number) for number in range(WRITERS)]
                try:
                    time.sleep(self.random.uniform(1.0, 3.0))
                    for process in [*writers, *(server.processes() if server else [])]:
                        os.kill(process, signal.SIGSTOP)
                    shutil.copyfile(outside / "disk.img", outside / "after.img")
                finally:
                    for writer in writers:
                        os.kill(writer, signal.SIGKILL)
                        os.waitpid(writer, 0)
                    if server:
                        server.kill()
            with disk(outside, "after", image=outside / "after.img") as place:
                return self._compare(outside, place, server)

    def _begin(self, place: Path) -> Server | None:
        from django.core.management import call_command

        options = "-c synchronous_commit=off -c wal_writer_delay=10s" if self.chosen.careless else ""
        server = Server(place=place, options=options) if self.chosen.database == "postgresql" else None
        settle(place, server)
        self._take_durability_away()
        from tests.factories.people import make_congress

        call_command("migrate", interactive=False, verbosity=0)
        make_congress(is_demo=False, pinned_today=None)
        hang_up()
        os.sync()
        return server

    def _take_durability_away(self) -> None:
        from django.conf import settings

        options = settings.DATABASES["default"].get("OPTIONS", {})
        if self.chosen.careless and "init_command" in options:
            options["init_command"] = options["init_command"].replace("synchronous=FULL", "synchronous=OFF")

    def _write(self, acknowledged: Path, number: int) -> int:
        """Start a writer; what it was told is stored goes into a file outside the disk whose power is cut."""
        child = os.fork()
        if child:
            return child
        from django.utils import timezone

        from dondoc.editions.models import Congress
        from dondoc.people.actions.agencies import add_agency

        try:
            congress_id = Congress.objects.values_list("pk", flat=True).get()
            with acknowledged.open("a", buffering=1, encoding="utf-8") as file:
                for count in range(1_000_000):
                    name = f"Cơ quan {number} {count}"
                    add_agency(congress_id=congress_id, name=name, by_id=None, now=timezone.now())
                    file.write(f"{name}\n")
        finally:
            os._exit(0)

    def _compare(self, outside: Path, place: Path, server: Server | None) -> dict[str, Any]:
        """Start the database on the copy and hold it against what was acknowledged."""
        from django.db import DatabaseError, connections

        from dondoc.journal.queries import congresses_with_entries, verify
        from dondoc.people.models import Agency
        from dondoc.web import db_dumps

        told = [line for path in outside.glob("acknowledged-*") for line in path.read_text("utf-8").splitlines()]
        # The copy comes under the name the disk had: a power cut does not move it.
        (outside / "disk").rmdir()
        (outside / "disk").symlink_to(place, target_is_directory=True)
        hang_up()
        try:
            if server:
                server.forget_marks()
                server.start()
            stored = set(Agency.objects.values_list("name", flat=True))
            corrupt = len(db_dumps.integrity_faults())
            breaks = sum(verify(congress_id=one) is not None for one in congresses_with_entries())
        except DatabaseError:
            stored, corrupt, breaks = set(), 1, 0
        finally:
            connections.close_all()
            if server:
                with contextlib.suppress(OSError, subprocess.CalledProcessError):
                    server.kill()
        return {
            "acknowledged": len(told),
            "lost": sum(name not in stored for name in told),
            "corrupt": corrupt,
            "journal_breaks": breaks,
        }


def _run(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True)


if __name__ == "__main__":
    sys.exit(main())

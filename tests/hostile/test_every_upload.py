"""Files made to hurt through every form that takes one: a page with a sentence, in bounds, and nothing left behind."""

import os
import resource
import tempfile
import time
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from dondoc.journal.queries import verify
from dondoc.papers import limits
from tests.hostile.files import HOSTILE, NAMES
from tests.hostile.spoiling import Spoiler

MOST_SECONDS = limits.CHILD_WALL_SECONDS + 5


@pytest.fixture(scope="module")
def ground(demo):
    """Return the spoiler and, by address, every form that takes a file, with who sends it."""
    spoiler = Spoiler(demo)
    forms = {
        form.path: (role, form)
        for role, form in spoiler.forms()
        if form.files and form.method == "POST" and "/c/" in form.path
    }
    spoiler.found.broken.clear()
    return spoiler, forms


def upload(spoiler, role, form, content: bytes, name: str = "Kế hoạch.docx"):
    data = {one: found[-1] for one, found in form.answers.items()}
    for field in form.files:
        data[field] = SimpleUploadedFile("x", content)
        data[field].name = name
    return spoiler.send(role, "POST", form.path, data=encode_multipart(BOUNDARY, data), content_type=MULTIPART_CONTENT)


def left_behind(folder: Path) -> set[str]:
    """Return the temporary files of uploads in a folder, and the children of this process."""
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    return {path.name for path in folder.glob("dondoc-*.upload")} | {f"child {number}" for number in children}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_a_page_within_bounds_and_leaves_nothing(ground, demo, name, tmp_path, monkeypatch):
    spoiler, forms = ground
    # A folder of its own: other tests upload at the same time.
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    content, before = HOSTILE[name](), left_behind(tmp_path)
    # Each file by two of the forms, each form by many of the files.
    places = sorted(forms)
    turn = list(HOSTILE).index(name)
    for place in (places[turn % len(places)], places[(turn + 3) % len(places)]):
        role, form = forms[place]
        began = time.monotonic()

        answer = upload(spoiler, role, form, content)

        assert spoiler.found.broken == {}
        assert answer.status_code in (200, 302, 400, 403, 404, 409, 413, 422), place
        assert time.monotonic() - began < MOST_SECONDS
        assert left_behind(tmp_path) <= before
    assert spoiler.send("secretariat", "GET", f"/c/{demo.congress.slug}/").status_code == 200


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_file_does_no_harm(ground, name):
    spoiler, forms = ground
    for role, form in forms.values():
        upload(spoiler, role, form, "Kế hoạch tuyên truyền".encode(), name)

    assert spoiler.found.broken == {}


def test_children_kept_within_their_memory_and_the_journal_holds(ground, demo):
    _spoiler, forms = ground

    assert len(forms) >= 4
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 < limits.CHILD_MEMORY_BYTES
    assert verify(congress_id=demo.congress.pk) is None

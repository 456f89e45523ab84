"""Sends every form of the product with one answer spoiled, every address with spoiled words, and notes what broke.

What is random is drawn from a seed, so that a finding can be had again.
"""

import random
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from tests.hostile import values
from tests.hostile.forms import Form, forms_of, words_asked_for
from tests.support.addresses import ROLES, rows, url_of
from tests.support.demo import demo_client

FORM = "application/x-www-form-urlencoded"
# These take minutes of work each, or act outside; their words are spoiled in tests of their own rooms.
LEFT_OUT = {"openid_connect_login", "openid_connect_callback"}
_FILES = (b"", b"\x00", b"PK\x03\x04", b"\xff\xd8\xff", b"%PDF-1.7", b"<html><script>alert(1)</script>")
_NAMES = ("a.txt", "../../a.docx", "\u202excod.pdf", "=cmd.xlsx", "con", "a" * 300 + ".jpg", "\r\nX: y.pdf", "<b>.png")


@dataclass
class Findings:
    """What broke: the sentence of each break once, with the first request that showed it; and how much was tried."""

    tried: int = 0
    answers: Counter = field(default_factory=Counter)
    broken: dict[str, str] = field(default_factory=dict)

    def note(self, said: str, request: str) -> None:
        """Keep the first request that led to this."""
        if said not in self.broken:
            print(f"BROKEN {said} <- {request}")
        self.broken.setdefault(said, request)


class Spoiler:
    """One run over the product with a demo; a request changes nothing, for it is rolled back."""

    def __init__(self, demo, *, seed: int = 1) -> None:
        self.demo = demo
        self.chance = random.Random(seed)
        self.found = Findings()
        self._cookies = {role: demo_client(role).cookies for role in ROLES}

    def as_role(self, role: str) -> Client:
        """Return a fresh browser of a person of this role."""
        client = Client()
        client.cookies = copy(self._cookies[role])
        return client

    def send(self, role: str, method: str, path: str, **request) -> object | None:
        """Send a request, note it when it breaks, and take back whatever it did."""
        self.found.tried += 1
        client = self.as_role(role)
        with _taken_back():
            try:
                answer = client.generic(method, path, **request)
                body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            except Exception as error:
                place = traceback.extract_tb(error.__traceback__)
                ours = [at for at in place if "/dondoc/" in at.filename] or place
                where = f"{ours[-1].filename.split('/dondoc/')[-1]}:{ours[-1].lineno}"
                self.found.note(
                    f"{type(error).__name__} {where}: {str(error)[:90]!r}",
                    f"{role} {method} {path[:200]} {str(request.get('data', ''))[:300]}",
                )
                return None
        self.found.answers[answer.status_code] += 1
        if answer.status_code >= 500 and answer.status_code != 503:
            self.found.note(f"{answer.status_code} {path}", f"{role} {method} {path} {str(request)[:300]}")
        if b"Traceback (most recent" in body:
            self.found.note(f"traceback on {path}", f"{role} {method} {path}")
        answer.body = body
        return answer

    def pages(self) -> Iterator[tuple[str, str, object]]:
        """Give role, path and answer of every page each role can open."""
        for row in rows():
            if row["method"] != "GET" or row["url_name"] in LEFT_OUT:
                continue
            for role in ROLES:
                if row[role] == "200":
                    path = url_of(row["url_name"], self.demo)
                    answer = self.send(role, "GET", path)
                    if answer is not None:
                        yield role, path, answer

    def forms(self) -> list[tuple[str, Form]]:
        """Return who sees which form, each once."""
        seen: dict[tuple, tuple[str, Form]] = {}
        for role, path, answer in self.pages():
            if answer.headers.get("Content-Type", "").startswith("text/html"):
                for form in forms_of(answer.body, path):
                    if form.path.startswith("/") and "logout" not in form.path:
                        seen.setdefault((role, form.path, form.method, tuple(sorted(form.answers))), (role, form))
        return list(seen.values())

    def spoil(self, role: str, form: Form, *, rounds: int) -> None:
        """Send a form so many times, each with one answer spoiled, missing, doubled, or with files of no use."""
        names = [name for name in form.answers if name != "csrfmiddlewaretoken"]
        if form.files:
            self._spoil_file(role, form)
        for name in names if rounds >= len(names) else self.chance.sample(names, rounds):
            answers = dict(form.answers)
            way = self.chance.random()
            if way < 0.05:
                del answers[name]
            elif way < 0.1:
                answers[name] = [self.chance.choice(values.ALL)] * 3
            else:
                answers[name] = [self.chance.choice(values.ALL)]
            self._submit(role, form, urlencode(answers, doseq=True))
        if names and rounds >= len(names):
            name = self.chance.choice(names)
            self._submit(
                role, form, f"{urlencode(form.answers, doseq=True)}&{quote(name)}={self.chance.choice(values.BROKEN)}"
            )

    def spoil_words(self, role: str, path: str, *, rounds: int) -> None:
        """Open an address with words it may ask for, spoiled; post the same to it."""
        words = words_asked_for()
        for _ in range(rounds):
            asked = {word: self.chance.choice(values.ALL) for word in self.chance.sample(words, 12)}
            self.send(role, "GET", f"{path}?{urlencode(asked)}"[:60_000])
            body = urlencode({word: self.chance.choice(values.ALL) for word in words})
            self.send(role, "POST", path, data=body, content_type=FORM)

    def _submit(self, role: str, form: Form, body: str) -> None:
        if form.method == "POST":
            self.send(role, "POST", form.path, data=body, content_type=FORM)
        else:
            self.send(role, "GET", f"{form.path.partition('?')[0]}?{body}"[:60_000])

    def _spoil_file(self, role: str, form: Form) -> None:
        content, name = self.chance.choice(_FILES), self.chance.choice(_NAMES)
        data = {one: found[-1] for one, found in form.answers.items()}
        for field_name in form.files:
            data[field_name] = SimpleUploadedFile("x", content)
            data[field_name].name = name
        from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

        self.send(role, "POST", form.path, data=encode_multipart(BOUNDARY, data), content_type=MULTIPART_CONTENT)


@contextmanager
def _taken_back() -> Iterator[None]:
    held = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(held)

"""Figures for monitoring: only with the key, without persons, and the same whichever process is asked."""

import os
import signal
import subprocess
import sys
import time
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest
from django.db import connection

from tests.factories.notices import make_letter
from tests.factories.people import make_congress, make_member
from tests.support.installation import Installation
from tests.support.smtp import free_port

TOKEN = "chia-khoa-cua-he-thong-giam-sat"


def read(client, token: str = TOKEN) -> dict[str, float]:
    text = client.get("/metrics", headers={"Authorization": f"Bearer {token}"}).content.decode()
    return figures(text)


def figures(text: str) -> dict[str, float]:
    lines = (line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#"))
    return {name: float(value) for name, value in lines}


@pytest.mark.django_db
def test_who_has_not_the_key_finds_nothing(client, settings):
    assert client.get("/metrics").status_code == 404
    settings.METRICS_TOKEN = TOKEN
    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", headers={"Authorization": "Bearer sai"}).status_code == 404
    assert client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200


@pytest.mark.django_db
def test_figures_count_requests_and_say_how_things_stand(client, settings):
    settings.METRICS_TOKEN = TOKEN
    congress = make_congress(is_demo=False, pinned_today=None)
    person = make_member(congress, full_name="Bạchyến Kỳlân", email="bachyen@example.vn")
    letter = make_letter(congress)
    name = 'dondoc_requests_total{method="GET",route="web:help",status="200"}'
    before = read(client)

    client.get("/help")
    client.get("/help")
    after = read(client)

    assert after[name] - before.get(name, 0) == 2
    assert after["dondoc_worker_alive"] == 0
    assert after["dondoc_disk_free_bytes"] > 0
    assert after["dondoc_database_bytes"] > 0
    assert after["dondoc_journal_entries"] >= 3
    assert after[f'dondoc_letters{{state="{letter.state}"}}'] == 1
    text = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"}).content.decode()
    assert [
        word for word in (person.full_name, person.username, person.email, congress.slug + "/") if word in text
    ] == []


@pytest.mark.timeout(180)
def test_two_processes_tell_one_sum(tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("the sum does not depend on the database")
    place = Installation(tmp_path / "place")
    place.done("migrate", "-v0")
    port = str(free_port())
    own = {"DONDOC_PORT": port, "DONDOC_WORKERS": "2", "DONDOC_WORKER": "none", "DONDOC_METRICS_TOKEN": TOKEN}
    command = [sys.executable, "-m", "dondoc.config.command", "serve"]
    server = subprocess.Popen(
        command,
        env=place.environment | own,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        wait_for(port)
        for _ in range(20):
            urlopen(f"http://127.0.0.1:{port}/readyz", timeout=20).close()
        asked = [
            urlopen(
                Request(f"http://127.0.0.1:{port}/metrics", headers={"Authorization": f"Bearer {TOKEN}"}), timeout=20
            )
            for _ in range(4)
        ]
        name = 'dondoc_requests_total{method="GET",route="web:readyz",status="200"}'
        assert {figures(answer.read().decode())[name] for answer in asked} == {20.0}
    finally:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()
        place.remove()


def wait_for(port: str) -> None:
    until = time.monotonic() + 50
    while True:
        try:
            urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2).close()
            return
        except (URLError, OSError):
            assert time.monotonic() < until
            time.sleep(0.2)

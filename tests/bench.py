"""`make bench`: what pages cost, as ratios to the framework's floor measured in the same run. Nothing fails here.

The floor is a page of 50 rows from one query with session and user, drawn by a plain template. The reading of papers
and the writing of papers follow, in seconds against marks: tests/benches/reading.py, tests/benches/papers.py.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable

os.environ["DJANGO_SETTINGS_MODULE"] = "dondoc.config.settings_test"
os.environ["DONDOC_DATA_DIR"] = tempfile.mkdtemp(prefix="dondoc-bench-")

import django

django.setup()

from django.core.management import call_command
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import override_settings
from django.urls import include, path

from dondoc.desk.demo.papers import SAMPLE_NAME, build_sample
from dondoc.plans.reading import read_upload
from dondoc.tasks.models import Task
from tests.benches import papers, reading
from tests.support.demo import demo_client, make_demo, make_tables

ROUNDS = 40
FLOOR_ROWS = 50
_FLOOR = engines["django"].from_string(
    "<table>{% for t in tasks %}<tr><td>{{ t.code }}</td><td>{{ t.title }}</td><td>{{ t.due_on }}</td></tr>{% endfor %}"
    "</table>{{ user.full_name }}"
)


def floor(request: HttpRequest) -> HttpResponse:
    """Draw the floor page."""
    return HttpResponse(_FLOOR.render({"tasks": Task.objects.all()[:FLOOR_ROWS], "user": request.user}, request))


urlpatterns = [path("bench/floor", floor), path("", include("dondoc.config.urls"))]


def median_ms(act: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the median time of an act in milliseconds, after three rounds to warm up."""
    times = []
    for place in range(rounds + 3):
        began = time.perf_counter()
        act()
        if place >= 3:
            times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


@override_settings(ROOT_URLCONF="tests.bench")
def main() -> int:
    """Print the table."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    make_tables()
    began = time.perf_counter()
    make_demo()
    demo_seconds = time.perf_counter() - began
    client = demo_client("head")
    pages = {
        "empty page (/healthz)": "/healthz",
        "readiness board": "/c/dh-xv/",
        "task list": "/c/dh-xv/tasks/",
        "task page": f"/c/dh-xv/tasks/{Task.objects.order_by('pk').first().code}",
        "plan page": "/c/dh-xv/plans/09",
        "figures": "/c/dh-xv/desk/figures",
        "search": "/c/dh-xv/desk/search?q=phong+su",
    }
    floor_ms = median_ms(lambda: client.get("/bench/floor"))
    print(f"{'page':28} {'p50 ms':>8} {'x floor':>8} {'KB':>7}")
    print(f"{'floor, 50 rows':28} {floor_ms:8.1f} {1:8.2f}")
    for name, url in pages.items():
        size = len(client.get(url).content) / 1024
        taken = median_ms(lambda url=url: client.get(url))
        print(f"{name:28} {taken:8.1f} {taken / floor_ms:8.2f} {size:7.1f}")
    content = build_sample()
    taken = median_ms(lambda: read_upload(content=content, file_name=SAMPLE_NAME), rounds=5)
    print(f"{'read a 50-task .docx':28} {taken:8.1f}")
    print(f"{'make the demo':28} {demo_seconds * 1000:8.1f}")
    print()
    reading.main()
    papers.main()
    return 0


if __name__ == "__main__":
    sys.exit(main())

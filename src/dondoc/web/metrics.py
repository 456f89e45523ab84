"""Figures of the running program: requests by route and status, how long they took, jobs by outcome.

With several processes each keeps its figures in a file of a common folder (PROMETHEUS_MULTIPROC_DIR, set by
`dondoc serve`), and whichever is asked adds them up. Labels are names of routes and jobs, never an address or a person.
"""

import logging
import os
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from prometheus_client import REGISTRY, CollectorRegistry, Counter, Histogram
from prometheus_client.multiprocess import MultiProcessCollector

log = logging.getLogger(__name__)

FOLDER_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
_SECONDS = (0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 10.0)

requests = Counter("dondoc_requests", "Answered requests", ["method", "route", "status"])
seconds = Histogram("dondoc_request_seconds", "Time to an answer", ["route"], buckets=_SECONDS)
jobs = Counter("dondoc_jobs", "Background jobs by how they ended", ["job", "outcome"])
_METHODS = frozenset({"GET", "HEAD", "POST"})


class Measured:
    """Counts every answer; the outermost of the middleware, so that refused requests count too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        response = self.get_response(request)
        match = request.resolver_match
        route = match.view_name if match else "none"
        method = request.method if request.method in _METHODS else "other"
        took = time.perf_counter() - began
        requests.labels(method, route, response.status_code).inc()
        seconds.labels(route).observe(took)
        line = {"method": method, "route": route, "status": response.status_code, "milliseconds": round(took * 1000)}
        log.info("answered", extra=line)
        return response


def registry() -> CollectorRegistry:
    """Return where the figures of all processes are read together."""
    if FOLDER_VARIABLE not in os.environ:
        return REGISTRY
    together = CollectorRegistry()
    MultiProcessCollector(together)
    return together

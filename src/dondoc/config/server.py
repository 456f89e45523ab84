"""`dondoc serve`: the web server, on the address of the settings."""

from granian import Granian
from granian.constants import Interfaces

from dondoc.config.env import read_environment

BLOCKING_THREADS = 8


def serve() -> int:
    """Serve until stopped; return the exit code."""
    environment = read_environment()
    print(f"dondoc: http://{environment.host}:{environment.port}", flush=True)
    Granian(
        "dondoc.config.wsgi:application",
        address=environment.host,
        port=environment.port,
        interface=Interfaces.WSGI,
        workers=environment.workers,
        blocking_threads=BLOCKING_THREADS,
        log_enabled=False,
    ).serve()
    return 0

"""An S3 server in a process of its own whose objects outlive it: `python -m tests.trust.file_store PORT FOLDER`.

The server is moto's, which keeps objects in memory; what is put here is written to the folder first and taken back from
there before the server listens.
"""

import sys
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server
from werkzeug.test import Client
from werkzeug.wrappers import Request

BUCKET = "dondoc"
# By this the server knows which of its services is meant.
_ASKS_S3 = {"Authorization": "AWS4-HMAC-SHA256 Credential=drill/20260101/us-east-1/s3/aws4_request"}


class Lasting:
    """Lets requests through to the server and keeps what was put."""

    def __init__(self, inner: Any, folder: Path) -> None:
        self.inner, self.folder = inner, folder

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        request = Request(environ)
        _, _, key = request.path.lstrip("/").partition("/")
        if request.method == "PUT" and key:
            content = request.get_data()
            (self.folder / quote(key, safe="")).write_bytes(content)
            environ["wsgi.input"] = BytesIO(content)
        return self.inner(environ, start_response)


def main(port: int, folder: Path) -> None:
    """Take the objects back, then serve until killed."""
    folder.mkdir(parents=True, exist_ok=True)
    server = DomainDispatcherApplication(create_backend_app)
    client = Client(server)
    client.put(f"/{BUCKET}", headers=_ASKS_S3)
    for path in folder.iterdir():
        client.put(f"/{BUCKET}/{unquote(path.name)}", data=path.read_bytes(), headers=_ASKS_S3)
    make_server("127.0.0.1", port, Lasting(server, folder), threaded=True).serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))

"""A local web server as a good host would set it up: gzip, the right types, and assets that a browser may keep."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

PACKED = (".woff2", ".png", ".ico", ".gz", ".docx", ".pdf")
"""Files that are packed already."""

KEEP = "public, max-age=31536000"
ASK = "no-cache"


@lru_cache(maxsize=4096)
def _packed(path: Path, _changed: int) -> bytes:
    return gzip.compress(path.read_bytes(), 6, mtime=0)


def weight(file: Path) -> int:
    """Return how many bytes of a file travel."""
    return file.stat().st_size if file.suffix in PACKED else len(_packed(file, file.stat().st_mtime_ns))


def file_at(path: Path) -> Path | None:
    """Return the file that answers for a path: a folder's own page; None when there is none."""
    path = path / "index.html" if path.is_dir() else path
    return path if path.is_file() else None


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder; `asked` gets the path of each request."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # head and body are sent apart; waiting to join them costs 40 ms an answer
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".json": "application/json",
        ".mjs": "text/javascript",
        ".svg": "image/svg+xml",
        ".woff2": "font/woff2",
    }
    asked: list[Path]

    def do_GET(self) -> None:
        """Answer with the file, packed when the browser takes it so."""
        path = Path(self.translate_path(self.path))
        self.asked.append(path)
        if path.is_dir() and not self.path.partition("?")[0].endswith("/"):
            super().do_GET()  # sends the browser on to the address with a slash
            return
        file = file_at(path)
        if file is None:
            self.send_error(404)
            return
        zips = file.suffix not in PACKED and "gzip" in self.headers.get("Accept-Encoding", "")
        body = _packed(file, file.stat().st_mtime_ns) if zips else file.read_bytes()
        kind = self.guess_type(str(file))
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", KEEP if "/assets/" in self.path else ASK)
        if zips:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Stay quiet."""


@contextmanager
def serving(site: Path, port: int = 0) -> Iterator[tuple[str, list[Path]]]:
    """Serve a folder while the block runs; yields its address and the list in which each path asked for is noted."""
    paths: list[Path] = []

    class Here(Handler):
        asked = paths

    server = ThreadingHTTPServer(("127.0.0.1", port), partial(Here, directory=str(site)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", paths
    finally:
        server.shutdown()
        server.server_close()

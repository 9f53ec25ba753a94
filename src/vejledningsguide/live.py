"""A server for whoever writes: it shows the page as it is now, brings open pages up to date, and tells of faults there.

It knows no engine. What it serves comes from a Workshop, which makes a page when somebody asks for it.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
import time
from collections.abc import Iterable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qs, quote, unquote, urlsplit

from .faults import told

OWN = "_vis/"
SCRIPT = Path(__file__).with_name("live.js")
STYLE = Path(__file__).with_name("live.css")
LOOK = 0.1
"""Seconds between two looks at the files: soon enough for the eye, and a look takes a few milliseconds."""
WAIT = 20.0
"""Seconds that a page waits for news before it asks again."""
_TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".json": "application/json", ".woff2": "font/woff2"}
_EMPTY_PAGE = (
    '<!doctype html><html lang="da"><head><meta charset="utf-8"><title>Vejledningsguiden</title></head>'
    "<body><main><h1>Siden kan ikke vises lige nu</h1></main></body></html>"
)


class Workshop(Protocol):
    """Makes the site's pages and files, one at a time, as they are now."""

    def watched(self) -> Iterable[Path]:
        """The files and folders that a site is made of."""
        ...

    def refresh(self, changed: frozenset[Path]) -> None:
        """Take in what has changed. What it raises is shown to the reader; the last good state goes on."""
        ...

    def shared(self, path: Path) -> bool:
        """Return whether every page asks for this file, as for a style sheet: its change is a change of them all."""
        ...

    def read(self, path: str) -> bytes | None:
        """Return what stands at a path below the site's root, or None."""
        ...

    def notes(self, path: str) -> list[str]:
        """Return what an open page should say of itself beside its faults."""
        ...


class Live:
    """The state between the files and the open pages: which version there is, and what is wrong with the files."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop
        self.news = threading.Condition()
        self._turn = threading.RLock()
        self._seen: dict[Path, tuple[int, int]] = {}
        self._version = 0
        self._dress = 0
        self.faults: list[str] = []

    def look(self) -> bool:
        """Look at the files once; take in what has changed and tell the pages. Return whether anything had."""
        now = dict(_stamps(self.workshop.watched()))
        changed = frozenset(path for path in now.keys() | self._seen.keys() if now.get(path) != self._seen.get(path))
        if not changed:
            return False
        with self._turn:
            try:
                self.workshop.refresh(changed)
                self.faults = []
            except (Exception, SystemExit) as error:  # whatever it is, the editor shall see it and the server go on
                self.faults = told(error)
            self._seen = now
            self._dress += any(map(self.workshop.shared, changed))
        with self.news:
            self._version += 1
            self.news.notify_all()
        return True

    def page(self, path: str) -> tuple[bytes | None, list[str]]:
        """Return what stands at a path now, and what is wrong: with the files, or with this page."""
        with self._turn:
            try:
                return self.workshop.read(path), self.faults
            except (Exception, SystemExit) as error:  # the engine would end the thread, and nobody got an answer
                return None, [*self.faults, *told(error)]

    def state(self, path: str) -> dict[str, object]:
        """Return which version of a page there is now, and what is wrong."""
        return self.state_of(path, *self.page(path))

    def state_of(self, path: str, content: bytes | None, faults: list[str]) -> dict[str, object]:
        """Return the version of a page that looks like this, what is wrong, and what else there is to say of it."""
        version = f"{_digest(content)}{self._dress}" if content is not None else ""
        return {"udgave": version, "fejl": faults, "noter": self.workshop.notes(path)}

    def wait(self, path: str, known: str, seconds: float = WAIT) -> dict[str, object]:
        """Return a page's state once it is another than the one `known`, or when time is up."""
        end = time.monotonic() + seconds
        while True:
            with self.news:
                version = self._version
            state = self.state(path)
            if _key(state) != known or time.monotonic() >= end:
                return state
            with self.news:
                self.news.wait_for(lambda seen=version: self._version != seen, end - time.monotonic())  # type: ignore[misc]


def _key(state: dict[str, object]) -> str:
    """Return a state as one word: the version of the page, and a digest of what is wrong."""
    return f"{state['udgave']}-{_digest(json.dumps([state['fejl'], state['noter']]).encode())}"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


def _stamps(roots: Iterable[Path]) -> Iterator[tuple[Path, tuple[int, int]]]:
    """Yield every file below the roots with its time and size."""
    ahead = [str(root) for root in roots]
    while ahead:
        place = ahead.pop()
        try:
            if not os.path.isdir(place):  # noqa: PTH112  (a look is taken many times a second)
                found = os.stat(place)  # noqa: PTH116
                yield Path(place), (found.st_mtime_ns, found.st_size)
                continue
            with os.scandir(place) as entries:
                for entry in entries:
                    if entry.is_dir():
                        if entry.name != "__pycache__":
                            ahead.append(entry.path)
                    else:
                        found = entry.stat()
                        yield Path(entry.path), (found.st_mtime_ns, found.st_size)
        except OSError:
            continue  # gone since it was listed


def dressed(page: bytes, path: str, state: dict[str, object]) -> bytes:
    """Return a page with the script that keeps it up to date; what is published never has it."""
    root = "../" * path.count("/")
    tags = (
        f'<link rel="stylesheet" href="{root}{OWN}live.css">'
        f'<script src="{root}{OWN}live.js" defer data-side="{quote(path)}" data-kendt="{_key(state)}"></script></body>'
    )
    return page.replace(b"</body>", tags.encode(), 1)


class _Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    live: Live
    root: str

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        path = unquote(address.path)
        if not path.startswith(self.root):
            self._send(302, b"", location=self.root)
            return
        path = path.removeprefix(self.root)
        if path.startswith(OWN):
            self._own(path.removeprefix(OWN), parse_qs(address.query))
            return
        content, faults = self.live.page(path)
        html = path.endswith("/") or not path or path.endswith(".html")
        if content is None and not html and self.live.page(f"{path}/")[0] is not None:
            self._send(302, b"", location=f"{self.root}{path}/")
            return
        status, state = 200, self.live.state_of(path, content, faults)
        if content is None:
            status, html = (500 if faults else 404), True
            content = (None if faults else self.live.page("404.html")[0]) or _EMPTY_PAGE.encode()
        if html:
            content = dressed(content, path, state)
        self._send(status, content, "text/html; charset=utf-8" if html else _type(path))

    def _own(self, name: str, query: dict[str, list[str]]) -> None:
        if name == "live.js":
            self._send(200, SCRIPT.read_bytes(), "text/javascript; charset=utf-8")
        elif name == "live.css":
            self._send(200, STYLE.read_bytes(), "text/css; charset=utf-8")
        elif name == "vent":
            path, known = query.get("side", [""])[0], query.get("kendt", [""])[0]
            state = self.live.wait(path, known)
            answer = {"kendt": _key(state), **state}
            self._send(200, json.dumps(answer, ensure_ascii=False).encode(), "application/json; charset=utf-8")
        else:
            self._send(404, b"")

    def _send(self, status: int, content: bytes, kind: str = "text/plain; charset=utf-8", location: str = "") -> None:
        try:
            self.send_response(status)
            if location:
                self.send_header("Location", location)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(content)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the reader has gone elsewhere

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet: the terminal is for faults."""


def _type(path: str) -> str:
    ending = Path(path).suffix
    return _TYPES.get(ending) or guess_type(path)[0] or "application/octet-stream"


def server(live: Live, port: int, root: str = "/") -> ThreadingHTTPServer:
    """Return a server on this machine for the site below the path `root`; port 0 takes a free one."""

    class Here(_Handler):
        pass

    Here.live, Here.root = live, root
    made = ThreadingHTTPServer(("127.0.0.1", port), Here)
    made.daemon_threads = True
    return made

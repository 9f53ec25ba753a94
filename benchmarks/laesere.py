"""Readers who ask a server for pages, and for what each page names, while editions of the site come and go."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

_ASSET = re.compile(rb'(?:href|src)="(?:\.\./|/)*(assets/[^"#?]+)')
_LENGTH = re.compile(rb"^content-length: *(\d+)", re.IGNORECASE | re.MULTILINE)
_DIGEST = re.compile(r"\.([0-9a-f]{10})\.\w+$")
SLOW = 0.05
"""The part of the readers who wait before they ask for what a page names: their tab was in the background."""
LATER = 0.1
"""The part of the visits that go on to ask for something the page fetches later."""

Sums = Mapping[str, str]


class Line(asyncio.Protocol):
    """A connection that is kept: one question at a time."""

    def __init__(self) -> None:
        self.answer: asyncio.Future[tuple[int, bool, bytes]] | None = None
        self.read = bytearray()
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way back."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        """Whoever waits is told that nobody answered."""
        self.transport = None
        if self.answer and not self.answer.done():
            self.answer.set_result((0, False, b""))

    def data_received(self, data: bytes) -> None:
        """Gather an answer until all of it is there."""
        self.read += data
        head, mark, _ = bytes(self.read[:4096]).partition(b"\r\n\r\n")
        length = _LENGTH.search(head)
        if not mark or not self.answer or self.answer.done():
            return
        whole = len(head) + 4 + (int(length[1]) if length else 0)
        if len(self.read) >= whole and (length or self.read.endswith(b"0\r\n\r\n")):
            packed = b"content-encoding: gzip" in head.lower()
            self.answer.set_result((int(head[9:12]), packed, bytes(self.read[len(head) + 4 : whole])))
            self.read.clear()


@dataclass
class Fund:
    """What the readers have met."""

    editions: Sequence[Sums]
    """The sums of each edition's files, in the order in which they are published."""
    pages: Sequence[str]
    """The pages that are read: those that a server sends itself, and not on to another."""
    over: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when the readers shall stop."""
    asked: int = 0
    seen: Counter[int] = field(default_factory=Counter)
    """Pages read, by edition."""
    missed: list[str] = field(default_factory=list)
    mixed: list[str] = field(default_factory=list)
    """Pages and files of no edition or half of one, and files that a page of another edition got under its name."""
    older: int = 0
    """Files a page named that were published with an earlier edition than the one shown: tabs that stood open."""
    showing: int = 0
    """The newest edition that some reader has met."""


async def read(port: int, found: Fund, number: int, pace: float) -> None:
    """Be one reader until it is over; `pace` is how long at most a tab stands open, in seconds."""
    chance = random.Random(number)
    line, met = Line(), 0
    common = sorted(set.intersection(*(set(sums) for sums in found.editions)))
    later = [name for name in common if name.endswith((".json", ".csv", ".xml", ".docx", ".svg"))]

    takes = b"Accept-Encoding: gzip\r\n" if number % 2 else b""

    async def ask(path: str) -> tuple[str, bytes] | None:
        """Return the file that was sent, packed or not, and what it holds."""
        nonlocal line
        if line.transport is None:
            _, line = await asyncio.get_running_loop().create_connection(Line, "127.0.0.1", port)
        line.answer = asyncio.get_running_loop().create_future()
        assert line.transport
        way = path.removesuffix("index.html").encode()
        line.transport.write(b"GET /%s HTTP/1.1\r\nHost: drift.example\r\n%s\r\n" % (way, takes))
        status, packed, body = await line.answer
        found.asked += 1
        if status != 200:
            found.missed.append(f"{status} /{path}")
            return None
        return (f"{path}.gz", body) if packed else (path, body)

    def edition(path: str, body: bytes, least: int) -> int | None:
        """Return which edition a file is of: the first it can be that is not older than what the reader has met."""
        said = hashlib.sha256(body).hexdigest()
        of = [place for place, sums in enumerate(found.editions) if sums.get(path) == said]
        if not of:
            found.mixed.append(f"/{path} is no edition's")
            return None
        newer = [place for place in of if place >= least]
        if not newer:
            found.mixed.append(f"/{path} is of edition {of[-1]}, after one of {least}")
        return (newer or of)[0]

    def plain(path: str, body: bytes) -> bytes:
        return gzip.decompress(body) if path.endswith(".gz") else body

    while not found.over.is_set():
        page = await ask(chance.choice(found.pages))
        if page is None or (of := edition(*page, met)) is None:
            continue
        met = max(met, of)
        found.seen[of] += 1
        found.showing = max(found.showing, of)
        if chance.random() < SLOW:
            with suppress(TimeoutError):
                await asyncio.wait_for(found.over.wait(), chance.random() * pace)
        for name in dict.fromkeys(one.decode() for one in _ASSET.findall(plain(*page))):
            if (sent := await ask(name)) is None:
                continue
            digest = _DIGEST.search(name)
            if digest and not hashlib.sha256(plain(*sent)).hexdigest().startswith(digest[1]):
                found.mixed.append(f"/{name} holds something else than its name says")
            found.older += found.showing > of
        if chance.random() < LATER and (sent := await ask(chance.choice(later))) is not None:
            edition(*sent, met)

"""`guide.py vis` on a project of its own, as an editor runs it, without the launcher around it."""

from __future__ import annotations

import http.client
import json
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests import helpers

PATIENCE = 60
DRESS = re.compile(rb'<link rel="stylesheet" href="[./]*_vis/live\.css"><script [^>]*_vis/live\.js"[^>]*></script>')


class Server:
    """A live server and what it says."""

    def __init__(self, folder: Path, log: Path) -> None:
        """`folder` is the project it serves; `log` is where its words go."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.root = f"http://127.0.0.1:{self.port}/"
        self.log = log
        self.output = log.open("w", encoding="utf-8")
        command = [sys.executable, "hooks/vis.py", "--port", str(self.port)]
        env = helpers.environment(PYTHONUNBUFFERED="1")
        self.process = subprocess.Popen(command, cwd=folder, env=env, stdout=self.output, stderr=self.output)

    def said(self) -> str:
        """Return everything the server has written so far."""
        return self.log.read_text(encoding="utf-8")

    def read(self, address: str) -> bytes:
        """Return what stands at an address, without what keeps a page up to date; nothing when there is no answer."""
        try:
            with urllib.request.urlopen(self.root + address, timeout=PATIENCE) as answer:
                return DRESS.sub(b"", answer.read())
        except (urllib.error.URLError, http.client.HTTPException, OSError):
            return b""

    def page(self, address: str) -> str:
        """Return a page as text."""
        return self.read(address).decode("utf-8")

    def faults(self, address: str) -> list[str]:
        """Return what an open page is told to show."""
        return list(self.state(address)["fejl"])

    def notes(self, address: str) -> list[str]:
        """Return what else an open page is told to show."""
        return list(self.state(address)["noter"])

    def state(self, address: str) -> dict[str, Any]:
        """Return all that an open page is told."""
        told: dict[str, Any] = json.loads(self.read(f"_vis/vent?side={quote(address)}") or '{"fejl": [], "noter": []}')
        return told

    def wait_for(self, what: str, holds: Callable[[], bool]) -> None:
        """Return once something holds; fail with the server's words when it takes too long."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > deadline or self.process.poll() is not None:
                pytest.fail(f"{what}\n{self.said()}", pytrace=False)
            time.sleep(0.05)

    def close(self) -> None:
        """Stop the server."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.output.close()

"""A real Firefox, driven over its own Marionette protocol: no driver program and no package is needed."""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

VARIABLE = "VEJLEDNINGSGUIDE_FIREFOX"
NAMES = ("firefox-esr", "firefox")
MISSING = "Firefox mangler (på Debian: sudo apt-get install firefox-esr)"
SECONDS = 180  # far more than any of this takes, for a busy machine
A4 = {"width": 21.0, "height": 29.7}
PREFERENCES = {
    "marionette.port": 0,
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.enabled": False,
    "ui.prefersReducedMotion": 1,
}


def find() -> str:
    """Return the path of this machine's Firefox; where there is none, the test is left out and the reason told.

    guide.py names one that starts, or none, in VARIABLE; without it the first by the usual names is taken.
    """
    program = os.environ.get(VARIABLE, next(filter(None, map(shutil.which, NAMES)), ""))
    if not program:
        pytest.skip(MISSING)
    return program


class Firefox:
    """One window. Raises RuntimeError with Firefox's own words when a command fails."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.number = 0
        self._read()  # the greeting
        session: dict[str, Any] = self.ask("WebDriver:NewSession")
        self.version = str(session["capabilities"]["browserVersion"])

    def ask(self, command: str, **arguments: Any) -> Any:
        """Send a command; return its answer."""
        self.number += 1
        message = json.dumps([0, self.number, command, arguments]).encode()
        self.connection.sendall(b"%d:%b" % (len(message), message))
        _, number, error, answer = self._read()
        assert number == self.number, f"{command}: the answers are out of step"
        if error:
            raise RuntimeError(f"{command}: {error['error']}: {error['message']}")
        return answer["value"] if isinstance(answer, dict) and set(answer) == {"value"} else answer

    def visit(self, address: str) -> None:
        """Open an address and wait until the page is loaded."""
        self.ask("WebDriver:Navigate", url=address)

    def run(self, script: str, *arguments: Any) -> Any:
        """Run the body of a function on the page; return what it returns, or what its promise comes to."""
        return self.ask("WebDriver:ExecuteScript", script=script, args=list(arguments))

    def paper(self) -> bytes:
        """Print the page as it stands; the page's own rules decide the sheet."""
        options = {"page": A4, "margin": {"top": 0, "bottom": 0, "left": 0, "right": 0}, "background": False}
        return base64.b64decode(self.ask("WebDriver:Print", shrinkToFit=False, **options))

    def _read(self) -> Any:
        length = b""
        while (sign := self._take(1)) != b":":
            length += sign
        return json.loads(self._take(int(length)))

    def _take(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            piece = self.connection.recv(count - len(data))
            if not piece:
                raise RuntimeError("Firefox hung up")
            data += piece
        return data


@contextmanager
def running(program: str, profile: Path) -> Iterator[Firefox]:
    """Run Firefox without a window, in a profile of its own, while the block runs."""
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items()]
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    command = [program, "--marionette", "--headless", "--no-remote", "--profile", str(profile)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with socket.create_connection(("127.0.0.1", _port(process, profile)), SECONDS) as connection:
            firefox = Firefox(connection)
            yield firefox
            firefox.ask("Marionette:Quit")
            process.wait(SECONDS)
    finally:
        process.kill()
        process.wait()


def _port(process: subprocess.Popen[bytes], profile: Path) -> int:
    """Return the port that Firefox listens on, once it has told."""
    told = profile / "MarionetteActivePort"
    for _ in range(SECONDS * 10):
        if told.exists() and (text := told.read_text()):
            return int(text)
        assert process.poll() is None, "Firefox gave up"
        time.sleep(0.1)
    raise RuntimeError("Firefox never opened its port")


def main() -> int:
    """Say which Firefox the path given leads to; return 1 when it does not start."""
    try:
        with TemporaryDirectory() as profile, running(sys.argv[1], Path(profile)) as firefox:
            version = firefox.version
    except (AssertionError, OSError, RuntimeError):
        return 1
    print(f"Firefox {version}: {sys.argv[1]}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

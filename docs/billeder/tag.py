"""Takes the pictures of README and the guides from fresh builds of the site: .venv-test/bin/python docs/billeder/tag.py

The environment is made by `python3 guide.py test`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal, NamedTuple

from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


class Picture(NamedTuple):
    """A picture: the address, the size and look of the window, what it scrolls to, and of which edition it is."""

    name: str
    address: str
    width: int
    height: int
    look: Literal["light", "dark"]
    top: str = "body"
    udgave: str = ""


PICTURES = (
    Picture("forside", "", 1280, 820, "light"),
    Picture("moduler", "moduler/", 1280, 620, "dark", "#struktur"),
    Picture("tjekliste", "tjeklister/plan-for-foelgeskab/", 390, 844, "light"),
    Picture("erfaring", "erfaringer/lav-en-plan/", 390, 844, "dark"),
    Picture("udgave-forside", "", 1100, 640, "light", udgave="eksempelby"),
    Picture("udgave-hos-os", "lokalt/", 1100, 800, "light", udgave="eksempelby"),
    Picture("udgave-modul", "moduler/sosu-basis/", 1100, 620, "light", udgave="eksempelby"),
)


class Quiet(SimpleHTTPRequestHandler):
    """Serves the site without a log."""

    def log_message(self, format: str, *args: Any) -> None:
        """Stay quiet."""


def main() -> None:
    """Build the site and each edition that is shown, and take every picture; or those whose names are given."""
    wanted = [picture for picture in PICTURES if picture.name in sys.argv[1:] or not sys.argv[1:]]
    for udgave in sorted({picture.udgave for picture in wanted}):
        take([picture for picture in wanted if picture.udgave == udgave], udgave)


def take(pictures: list[Picture], udgave: str) -> None:
    """Build the site, or an edition of it, and take some pictures."""
    with tempfile.TemporaryDirectory() as site:
        env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "NO_MKDOCS_2_WARNING": "1"}
        env["VEJLEDNINGSGUIDE_UDGAVE"] = udgave
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", site]
        if subprocess.run(command, cwd=ROOT, env=env, check=False).returncode:
            raise SystemExit("Sitet kunne ikke bygges, så der er ingen billeder.")
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=site))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        path = os.environ.get("VEJLEDNINGSGUIDE_CHROMIUM") or shutil.which("chromium")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path)
            for picture in pictures:
                size: Any = {"width": picture.width, "height": picture.height}
                page = browser.new_page(viewport=size, color_scheme=picture.look, reduced_motion="reduce")
                page.goto(f"http://127.0.0.1:{server.server_port}/{picture.address}")
                page.wait_for_load_state("networkidle")
                page.locator(picture.top).evaluate("(part) => scrollTo(0, part.getBoundingClientRect().top - 24)")
                page.wait_for_timeout(300)
                target = HERE / f"{picture.name}.png"
                page.screenshot(path=target)
                print(f"{target.relative_to(ROOT)}: {target.stat().st_size / 1000:.0f} kB")
            browser.close()
        server.shutdown()


if __name__ == "__main__":
    main()

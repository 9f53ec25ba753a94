#!/usr/bin/env python3
"""The launcher: installs what a command needs and runs it. Standard library only.

Two environments are made beside this file: .venv (the site) and .venv-test (the site and the tests). Each is installed
from a lock with hashes, and made again only when the lock or the Python changes. Users read Danish; so does all output.
The file must still parse on Python 3.7, so that an old Python gets a clear message instead of a SyntaxError.
"""

from __future__ import annotations

import difflib
import hashlib
import importlib.util
import io
import os
import platform
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent
SITE = (".venv", "requirements.lock")
TEST = (".venv-test", "requirements-test.lock")
# Wheels only: a source package would fetch and run build tools that no lock pins.
LOCKED = ("-m", "pip", "install", "--quiet", "--require-hashes", "--only-binary", ":all:", "-r")
STAMP = "laas.sha256"  # written last: without it an environment is half-made
IS_ROOT = getattr(os, "geteuid", lambda: 1)() == 0
HAS_APT = IS_ROOT and bool(shutil.which("apt-get"))  # then we install what Debian and Ubuntu have ourselves
EDITION = "VEJLEDNINGSGUIDE_UDGAVE"
BROWSER = "VEJLEDNINGSGUIDE_CHROMIUM"  # the tests read a path here; empty means playwright's own Chromium
FIREFOX = "VEJLEDNINGSGUIDE_FIREFOX"  # and here; empty means that there is none
SHELL = "chromium-headless-shell"  # Chromium without its window: a page costs it a quarter
BROWSERS = (
    SHELL,
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/usr/bin/chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# Only a start proves that a browser works: it also finds missing libraries and the stand-in that Ubuntu ships.
BROWSER_PROBE = """import sys
from playwright.sync_api import sync_playwright
with sync_playwright() as p:
    browser = p.chromium.launch(executable_path=sys.argv[1] or None)
    print(browser.version)
    browser.close()
"""
FIREFOXES = ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox")
NO_BROWSER = f"""Prøver og målinger skal bruge en Chromium, men den kunne hverken findes eller hentes. Gør ét af dette:
  - Debian:         sudo apt-get install chromium-headless-shell libatomic1
  - Ubuntu:         sudo apt-get install libatomic1
                    sudo %s -m playwright install-deps chromium
                    %s -m playwright install chromium
  - macOS, Windows: %s -m playwright install chromium
  - Har du allerede en Chromium eller Chrome, så skriv dens sti i miljøvariablen {BROWSER}.
Prøverne uden browser kan køre nu: python3 guide.py test --hurtig"""


PANGO = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
NO_PANGO = f"""Prøverne skal bruge biblioteket Pango til PDF-filerne, men det mangler. Gør ét af dette:
  - Debian, Ubuntu: sudo apt-get install {" ".join(PANGO)}
  - macOS:          brew install pango
  - Windows:        https://doc.courtbouillon.org/weasyprint/stable/first_steps.html#windows
Prøverne uden browser og PDF kan køre nu: python3 guide.py test --hurtig"""

OFFICE = (
    "libreoffice-writer-nogui",
    "fonts-crosextra-carlito",
)  # lays out the Word files, with Calibri's widths: 87 MB

SERVERS = (("nginx-light", "nginx"), ("apache2-bin", "apache2"), ("caddy", "caddy"))  # try the rules that regler writes
NO_START = Path("/usr/sbin/policy-rc.d")  # Debian asks it whether what is installed may start


class StopError(Exception):
    """Ends the launcher with a Danish message and an exit code."""

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code


def say(text: str, end: str = "\n") -> None:
    """Print at once, so that our lines and those of the programs we start come in the right order."""
    print(text, end=end, flush=True)


def environment() -> dict[str, str]:
    """The variables of every program we start."""
    ours = {"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1", "PIP_NO_INPUT": "1", "PIP_USER": "0"}
    quiet = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "NO_MKDOCS_2_WARNING": "true", "DEBIAN_FRONTEND": "noninteractive"}
    return {**os.environ, **ours, **quiet}


def finish(child: subprocess.Popen[bytes], every: float | None = None, tick: Callable[[], None] = lambda: None) -> int:
    """Wait for a program, with a tick now and then; return its exit code. When we are stopped, so is the program."""
    try:
        while True:
            try:
                code = child.wait(every)
                return code if code >= 0 else 128 - code
            except subprocess.TimeoutExpired:
                tick()
    except BaseException as why:
        if not isinstance(why, KeyboardInterrupt):  # the terminal sends Ctrl-C to the program as well
            child.terminate()
        try:
            child.wait(5)
        except subprocess.TimeoutExpired:
            child.kill()
        raise


def call(*command: str) -> int:
    """Run a program in the foreground."""
    return finish(subprocess.Popen(command, cwd=ROOT, env=environment()))


def tied(*command: str, every: float | None = None, tick: Callable[[], None] = lambda: None) -> int:
    """Run a program that ends when we do, however we end: it listens to a pipe that then closes."""
    child = subprocess.Popen(command, cwd=ROOT, env=environment(), stdin=subprocess.PIPE)
    return finish(child, every, tick)


def step(label: str, *command: str) -> bool:
    """Run a long step: one line that counts the seconds; what the program said is shown only when it fails."""
    begun = time.monotonic()
    say(f"{label} …", end="")
    with tempfile.TemporaryFile() as log:
        env, out = environment(), subprocess.STDOUT
        child = subprocess.Popen(command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, stdout=log, stderr=out)
        failed = finish(child, 5, lambda: say(f" {time.monotonic() - begun:.0f} …", end="")) != 0
        say(f" {time.monotonic() - begun:.0f} s" + (" – mislykkedes:" if failed else ""))
        if failed:
            log.seek(0)
            say("\n".join("    " + line for line in log.read().decode("utf-8", "replace").splitlines()[-30:]))
    return not failed


def apt_install(*packages: str) -> None:
    """Install packages of Debian's or Ubuntu's; whether it went well shows when they are used."""
    if step("1/2 Henter systemets pakkeliste", "apt-get", "update"):
        install = ("apt-get", "install", "-y", "--no-install-recommends", *packages)
        step(f"2/2 Installerer {' og '.join(packages)}", *install)


def is_ubuntu() -> bool:
    """Whether the machine runs Ubuntu, whose packages of browsers are empty shells."""
    system = platform.freedesktop_os_release()
    return "ubuntu" in system.get("ID", "") + system.get("ID_LIKE", "")


def make_venv(label: str, home: Path) -> None:
    """Make an empty environment, over whatever half-made one is there."""

    def possible() -> bool:
        importlib.invalidate_caches()
        return bool(importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"))

    package = f"python3.{sys.version_info[1]}-venv"
    if not possible() and HAS_APT:
        apt_install(package)
    if not possible():
        command = f"{'' if IS_ROOT else 'sudo '}apt-get install {package}"
        raise StopError(f"Din Python kan ikke oprette miljøer. På Debian og Ubuntu mangler denne pakke:\n    {command}")
    if not step(label, sys.executable, "-m", "venv", "--clear", str(home)):
        raise StopError(f"Miljøet {home.name} kunne ikke oprettes.")


def python_in(home: Path) -> str:
    """The Python of an environment."""
    return str(home / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


def fingerprint(lock: str) -> str:
    """What the stamp of an environment says when it holds what the lock says, for this Python on this machine."""
    kind = f"{sys.version_info[:2]} {sys.platform} {platform.machine()}"
    return hashlib.sha256((ROOT / lock).read_bytes() + kind.encode()).hexdigest()


def ready(folder: str, lock: str) -> str:
    """Return the Python of an environment that holds exactly what the lock says; make it if need be."""
    home, wanted = ROOT / folder, fingerprint(lock)
    python, stamp = python_in(home), home / STAMP
    if not (stamp.is_file() and stamp.read_text() == wanted and Path(python).exists()):
        make_venv(f"1/2 Opretter miljøet {folder}", home)
        count = len(re.findall(rb"^[a-z].*==", (ROOT / lock).read_bytes(), re.MULTILINE))
        if not step(f"2/2 Henter og installerer {count} pakker", python, *LOCKED, lock):
            raise StopError("Pakkerne kunne ikke installeres. Se svaret fra pip ovenfor. Er der net?")
        stamp.write_text(wanted)
    return python


def browser_starts(python: str, path: str) -> bool:
    """Whether playwright can start the browser at path (empty: its own); say which one it was."""
    command = [python, "-c", BROWSER_PROBE, path]
    try:
        version = subprocess.run(command, env=environment(), capture_output=True, text=True, timeout=180, check=True)
    except subprocess.SubprocessError:
        return False
    say(f"Chromium {version.stdout.strip()}: {path or 'playwrights egen'}")
    return True


def find_browser(python: str) -> str | None:
    """The path of a Chromium that starts, empty for playwright's own; None when there is none."""
    chosen = os.environ.get(BROWSER)
    candidates = [chosen] if chosen else [*dict.fromkeys(filter(None, map(shutil.which, BROWSERS))), ""]
    return next((path for path in candidates if browser_starts(python, path)), None)


def pango(python: str) -> None:
    """See to it that WeasyPrint finds Pango; as root on Debian and Ubuntu it is installed."""

    def loads() -> bool:
        probe = [python, "-c", "import weasyprint"]
        return subprocess.run(probe, env=environment(), capture_output=True).returncode == 0

    if loads():
        return
    if HAS_APT:
        apt_install(*PANGO)
    if not loads():
        raise StopError(NO_PANGO)


def office() -> None:
    """Fetch LibreOffice as root on Debian and Ubuntu; elsewhere the tests that lay out Word files say that it lacks."""
    if HAS_APT and not shutil.which("soffice"):
        apt_install(*OFFICE)


def web_servers() -> None:
    """Fetch web servers as root on Debian and Ubuntu, and let none of them start; elsewhere their tests say what lacks.

    Each is fetched by itself: an older system lacks one of them.
    """
    missing = [package for package, program in SERVERS if not shutil.which(program)]
    if not (HAS_APT and missing):
        return
    ours = not NO_START.exists()
    if ours:
        NO_START.write_text("#!/bin/sh\nexit 101\n")
        NO_START.chmod(0o755)
    try:
        for package in missing:
            apt_install(package)
    finally:
        if ours:
            NO_START.unlink()


def chromium(python: str) -> str:
    """Find a Chromium, or fetch one: Debian's package as root on Debian, playwright's own elsewhere."""
    found, options = None, []
    if HAS_APT and not is_ubuntu() and not shutil.which(SHELL) and not os.environ.get(BROWSER):
        apt_install("libatomic1", SHELL)  # playwright itself needs libatomic1
    found = find_browser(python)
    if found is None and os.environ.get(BROWSER):
        why = f"{BROWSER} peger på «{os.environ[BROWSER]}», men den Chromium kan ikke starte."
        raise StopError(f"{why}\nPå Debian og Ubuntu kan det være pakken libatomic1, der mangler.")
    if found is None and HAS_APT and is_ubuntu():
        options = ["--with-deps"]
        apt_install("libatomic1")
        found = find_browser(python)
    if found is None:
        fetch = (python, "-m", "playwright", "install", *options, "--only-shell", "chromium")
        step("Henter playwrights egen Chromium (godt 100 MB)", *fetch)
        found = find_browser(python)
    if found is None:
        raise StopError(NO_BROWSER.replace("%s", os.path.relpath(python, ROOT)))
    return found


def firefox(python: str) -> str:
    """Find a Firefox that starts, or install Debian's as root on Debian; return its path, empty when there is none."""

    def find() -> str:
        candidates = [chosen] if chosen else dict.fromkeys(filter(None, map(shutil.which, FIREFOXES)))
        probe = (python, "-m", "tests.browser.firefox")
        return next((path for path in candidates if call(*probe, path) == 0), "")

    chosen = os.environ.get(FIREFOX)
    found = find()
    if chosen and not found:
        raise StopError(f"{FIREFOX} peger på «{chosen}», men den Firefox kan ikke starte.")
    if not found and HAS_APT and not is_ubuntu():
        apt_install("firefox-esr")
        found = find()
    return found


def answers(port: int) -> bool:
    """Whether something on this machine listens at the port."""
    with socket.socket() as probe:
        probe.settimeout(0.3)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def serve(args: list[str]) -> int:
    """Serve the site with live reload, and print its address once it answers."""
    python = ready(*SITE)
    port = next(port for port in range(8000, 9000) if not answers(port))
    if "--port" in args:
        at = args.index("--port")
        value = "".join(args[at + 1 : at + 2])
        if not value.isdecimal() or not 0 < int(value) < 65536 or answers(int(value)):
            raise StopError(f"--port: «{value}» er ikke et portnummer, der er ledigt.", 2)
        port, args = int(value), args[:at] + args[at + 2 :]
    if args:
        raise StopError(f"vis: «{args[0]}» kendes ikke. Skriv kun --port og et tal.", 2)
    setup = (ROOT / "mkdocs.yml").read_bytes() if (ROOT / "mkdocs.yml").is_file() else b""
    path = re.search(r"^site_url:\s*https?://[^/\s]+(/\S*)", setup.decode("utf-8", "replace"), re.MULTILINE)
    news = [f"Sitet er klar: http://127.0.0.1:{port}{path[1] if path else '/'}"]

    def announce() -> None:
        if news and answers(port):
            say(f"\n    {news.pop()}\n    Det følger med, når du gemmer en fil. Stop med Ctrl-C.\n")

    say("Læser data …")
    return tied(python, "hooks/vis.py", "--bundet", "--port", str(port), every=0.3, tick=announce)


def build(args: list[str]) -> int:
    """Build the site; it takes the place of the last one only when that went well."""
    return tied(ready(*SITE), "hooks/byg.py", "--bundet", *args)


def publish(args: list[str]) -> int:
    """Publish the site; a folder or a file is named from where the user stands, a place on another machine is not."""
    if args and not args[0].startswith("-") and not re.match(r"[^/\\:]{2,}:", args[0]):
        args = [str(Path(args[0]).absolute()), *args[1:]]
    return tied(ready(*SITE), "hooks/udgiv.py", "--bundet", *args)


def copy(args: list[str]) -> int:
    """Make a copy of the site to take along; its file is named from where the user stands."""
    args = [arg if arg.startswith("-") else str(Path(arg).absolute()) for arg in args]
    return tied(ready(*SITE), "hooks/kopi.py", "--bundet", *args)


def package(name: str) -> Callable[[list[str]], int]:
    """A command of our own package; it needs no engine."""
    return lambda args: call(ready(*SITE), "-m", "vejledningsguide", name, *args)


def compare(args: list[str]) -> int:
    """Tell what a change does to the pages; a folder is named from where the user stands."""
    return package("forskel")([str(Path(arg).resolve()) if Path(arg).is_dir() else arg for arg in args])


def into_folder(name: str) -> Callable[[list[str]], int]:
    """A command of our own package that writes into a folder, which is named from where the user stands."""

    def run(args: list[str]) -> int:
        if not args:
            raise StopError(f"Skriv også en mappe: python3 guide.py {name} MAPPE", 2)
        return package(name)([str(Path(args[0]).resolve()), *args[1:]])

    return run


def to_file(name: str, option: str) -> Callable[[list[str]], int]:
    """A command of our own package with a file after an option, which is named from where the user stands."""

    def run(args: list[str]) -> int:
        if option in args[:-1]:
            at = args.index(option) + 1
            args = [*args[:at], str(Path(args[at]).resolve()), *args[at + 1 :]]
        return package(name)(args)

    return run


class Check:
    """A check that runs by itself; what it says is kept, and shown when it has failed."""

    def __init__(self, label: str, *command: str) -> None:
        self.label, self.begun, self.seconds = label, time.monotonic(), 0.0
        self.log, out = tempfile.TemporaryFile(), subprocess.STDOUT  # noqa: SIM115
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=self.log, stderr=out)

    def look(self) -> None:
        """Note the time when the check has ended since we last looked."""
        if not self.seconds and self.process.poll() is not None:
            self.seconds = time.monotonic() - self.begun

    def result(self) -> int:
        """Wait for the end, and show how it went; return the exit code."""
        code = finish(self.process)
        self.look()
        report(self.label, self.seconds, code)
        self.log.seek(0)
        if code:
            say(self.log.read().decode("utf-8", "replace"))
        return code


def report(label: str, seconds: float, code: int) -> None:
    """Say how long a part of the tests took, and how it went."""
    say(f"  {label:<24}{seconds:4.0f} s" + ("  ikke bestået" if code else ""))


def left_out(results: Path) -> str:
    """Return how many tests pytest left out, and why, to go on a sentence; empty when it left out none."""
    if not results.is_file():
        return ""
    skipped = ElementTree.parse(results).iter("skipped")
    reasons = Counter(test.get("message", "") for test in skipped)
    count = sum(reasons.values())
    why = "; ".join(reasons)
    return f", men {count} {'prøve' if count == 1 else 'prøver'} er ikke kørt: {why}" if count else ""


def test(args: list[str]) -> int:
    """Run every check, also after one has failed; the exit code is that of the first that failed."""
    begun, python, passed = time.monotonic(), ready(*TEST), "Alt er bestået"
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # Python is started hundreds of times, and compiled once
    if "--hurtig" in args:
        args, passed = ["-m", "not browser", *(arg for arg in args if arg != "--hurtig")], "Alt uden browser er bestået"
    else:
        os.environ[BROWSER] = chromium(python)
        os.environ[FIREFOX] = firefox(python)
        pango(python)
        office()
        web_servers()
    made, codes = time.monotonic() - begun, {}
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "results.xml"
        cores = os.cpu_count() or 1
        crew = str(cores + (cores + 1) // 2)  # a third of the time a worker waits, for a browser or for a program
        options = ("-n", crew, "--dist", "worksteal", "--durations", "10", *args, "--junitxml", str(results))
        say("\nPrøverne (pytest); imens ses kodens form, stil og typer efter (ruff og mypy)")
        started = time.monotonic()
        beside = [
            Check("Kodens form (ruff)", python, "-m", "ruff", "format", "--check"),
            Check("Kodens stil (ruff)", python, "-m", "ruff", "check"),
            Check("Kodens typer (mypy)", python, "-m", "mypy"),
        ]

        def look() -> None:
            for check in beside:
                check.look()

        try:
            tests = subprocess.Popen((python, "-m", "pytest", *options), cwd=ROOT, env=environment())
            code = finish(tests, 0.5, look)
            took = time.monotonic() - started
            say("\nSå lang tid tog det:")
            report("Miljø og browsere", made, 0)
            codes = {check.label: check.result() for check in beside}
            report("Prøverne (pytest)", took, code)
            codes["Prøverne (pytest)"] = code
        finally:
            for check in beside:
                check.process.kill()
        missing = left_out(results)
    failed = [label for label, code in codes.items() if code]
    say(f"\n{'Ikke bestået: ' + ', '.join(failed) if failed else passed} ({time.monotonic() - begun:.0f} s){missing}.")
    return next(filter(None, codes.values()), 0)


def measure(args: list[str]) -> int:
    """Measure the build and the pages beside stock's; a file for the figures is named from where the user stands."""
    python = ready(*TEST)
    os.environ[BROWSER] = chromium(python)
    if "--json" in args[:-1]:
        at = args.index("--json") + 1
        args = [*args[:at], str(Path(args[at]).resolve()), *args[at + 1 :]]
    return call(python, "-m", "benchmarks.maal", *args)


def tidy(args: list[str]) -> int:
    """Correct the form and style of the Python code."""
    ruff = (ready(*TEST), "-m", "ruff")
    return call(*ruff, "check", "--fix", *args) or call(*ruff, "format", *args)


def renew_locks(args: list[str]) -> int:
    """Renew the locks with a throwaway uv, itself locked; arguments go to uv in place of --upgrade."""
    # Neither host names nor paths in the locks; one version for every Python (fewest), so that sites come out the same.
    how = ["--universal", "--generate-hashes", "--no-header", "--no-config", "--python-version", "3.11"]
    how += ["--fork-strategy", "fewest", *(args or ["--upgrade"])]
    with tempfile.TemporaryDirectory() as folder:
        make_venv("1/5 Opretter et midlertidigt miljø", Path(folder))
        python = python_in(Path(folder))
        if not step("2/5 Henter uv", python, *LOCKED, "requirements-laas.lock"):
            raise StopError("uv kunne ikke hentes. Er der forbindelse til nettet?")
        for number, name in enumerate(("requirements", "requirements-test", "requirements-laas"), 3):
            compile_it = (python, "-m", "uv", "pip", "compile", *how, "--output-file", f"{name}.lock", f"{name}.in")
            if not step(f"{number}/5 Låser {name}.in", *compile_it):
                raise StopError(f"{name}.lock er ikke fornyet.")
            note = f"# Skrevet af: python3 guide.py laas. Ret i {name}.in, ikke her.\n".encode()
            (ROOT / f"{name}.lock").write_bytes(note + (ROOT / f"{name}.lock").read_bytes())
    say("Låsene er skrevet. Kør nu: python3 guide.py test")
    return 0


def show_help(_: list[str]) -> int:
    """List the commands."""
    say("Vejledningsguiden\n\nBrug: python3 guide.py KOMMANDO        (Windows: py guide.py KOMMANDO)\n")
    for name, (_run, text) in COMMANDS.items():
        say(f"  {name:<10}{text}")
    say("\nMed --udgave NAVN gælder en kommando jeres egen udgave i lokal/NAVN.")
    say("Det, en kommando skal bruge, hentes første gang, til .venv og .venv-test.")
    return 0


COMMANDS: dict[str, tuple[Callable[[list[str]], int], str]] = {
    "vis": (serve, "vis sitet i browseren; det følger med, når du gemmer (--port 8001 vælger port)"),
    "test": (test, "kør alle prøver (--hurtig: uden browser; resten går til pytest)"),
    "tjek": (package("tjek"), "tjek alle data på et par sekunder, uden at bygge"),
    "status": (to_file("status", "--csv"), "vis, hvornår opslagene skal ses efter igen (--alt: dem alle; --csv FIL)"),
    "links": (package("links"), "prøv linkene ud af sitet over nettet, og skriv data/links.yaml"),
    "forskel": (compare, "vis, hvad en ændring gør ved siderne (FRA: en commit eller mappe; --alt: det hele)"),
    "ny": (package("ny"), 'skriv et nyt opslag, der er klar til at udfylde: ny erfaring "Titlen"'),
    "ny-udgave": (package("ny-udgave"), "lav jeres egen udgave af guiden: ny-udgave Eksempelby"),
    "byg": (build, "byg sitet i site/; går det galt, bliver det gamle liggende"),
    "udgiv": (
        publish,
        "byg, se det hele efter, og vis det for læserne: udgiv MÅL (--liste: versionerne; --tilbage: den forrige igen)",
    ),
    "kopi": (copy, "byg en kopi til at have med, som virker uden server og net: kopi FIL.zip"),
    "pdf": (package("pdf"), "lav tjeklisterne som PDF; det gør byg også, når Pango er der"),
    "skema": (package("skema"), "skriv nye adresser, data/_skema og docs/felter.md"),
    "skriv": (into_folder("skriv"), "skriv de dannede sider som filer: skriv MAPPE"),
    "regler": (
        into_folder("regler"),
        "skriv regler til webserveren: adresser, der fører videre, og hoveder; også til GitHub og GitLab: regler MAPPE",
    ),
    "stil": (tidy, "ret Python-kodens form og stil"),
    "maal": (
        measure,
        "mål byggetid, gem-og-se og vægt (--kort, --fuldt, --lighthouse, --json FIL) eller søgningen (soegning)",
    ),
    "laas": (renew_locks, "forny låsene: requirements.lock, requirements-test.lock og requirements-laas.lock"),
    "hjaelp": (show_help, "vis denne hjælp"),
}


def chosen_edition(argv: list[str]) -> list[str]:
    """Take «--udgave NAVN» out of what was written, and tell every program we start; return the rest."""
    for at, said in enumerate(argv):
        option, equals, name = said.partition("=")
        if option == "--udgave":
            rest = argv[at + 1 :] if equals else argv[at + 2 :]
            os.environ[EDITION] = name if equals else "".join(argv[at + 1 : at + 2])
            return [*argv[:at], *rest]
    return argv


def main(argv: list[str]) -> int:
    """Run the command named first; return the exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    if sys.version_info < (3, 11):  # noqa: UP036
        say(f"Vejledningsguiden kræver Python 3.11 eller nyere, men det her er Python {platform.python_version()}.")
        say("Installér en nyere Python, og brug den, for eksempel: python3.13 guide.py vis")
        return 1
    argv = chosen_edition(argv)
    name = argv[0].lower().replace("å", "aa").replace("æ", "ae") if argv else "hjaelp"
    if name in ("-h", "--help", "--hjaelp", "help") or argv[1:2] in (["-h"], ["--help"]):
        name = "hjaelp"
    if name not in COMMANDS:
        near = difflib.get_close_matches(name, COMMANDS, n=1, cutoff=0.5)
        say(f"Kommandoen «{argv[0]}» findes ikke" + (f" – mente du «{near[0]}»?\n" if near else ".\n"))
        show_help([])
        return 2
    for sign in {signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)}:  # the window was closed
        signal.signal(sign, lambda number, _frame: sys.exit(128 + number))
    try:
        return COMMANDS[name][0](argv[1:])
    except StopError as stop:
        say(str(stop))
        return stop.code
    except OSError as error:
        place = os.path.relpath(error.filename, ROOT) if isinstance(error.filename, str) else "filerne"
        say(f"{place}: Der kan ikke læses eller skrives her. Er disken fuld, eller har du ikke lov til det?")
        return 1
    except KeyboardInterrupt:
        say("\nStoppet.")
        return 0 if name == "vis" else 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

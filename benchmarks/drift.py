"""Publishing under load and fault: readers ask nginx for pages while editions come, and publishes are killed.

PYTHONPATH=src:. python -m benchmarks.drift [--fuldt]

What is counted: a miss is an answer that is not 200, and a mix is a file of no edition, or one that belongs to another
edition than the page that named it. After each kill the edition that readers get is held up against its list of hashes.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import hashlib
import os
import random
import re
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.laesere import Fund, read
from benchmarks.projekt import BuildError, copy_project, environment
from vejledningsguide import byg, pak, udgiv
from vejledningsguide.udgiv import manifest

ADDRESS = "http://drift.example/"
READERS, PUBLISHES = 200, 10
REQUESTS, KILLS = {False: 40_000, True: 1_000_000}, {False: 10, True: 50}
NO_NGINX = """drift: nginx findes ikke på maskinen, og uden en webserver kan det ikke måles.
  - Debian og Ubuntu: sudo apt-get install nginx-light
  - macOS:            brew install nginx"""
_SHEET = re.compile(r"assets/[^/]+\.([0-9a-f]{10})\.(?:css|js)")
SETUP = """daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/fejl.log warn;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    client_body_temp_path {folder}/krop;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    keepalive_requests 1000000;
    server {{
        listen 127.0.0.1:{port};
        set $vejledningsguide {nu};
        include {rules};
    }}
}}
"""


def build(folder: Path) -> tuple[Path, Path, Path]:
    """Copy our project and build it once; return it, its site, and the rules that nginx is to include."""
    project, site, rules = copy_project(folder / "projekt"), folder / "site", folder / "regler"
    said = {"ADRESSE": ADDRESS, "AFSENDER": "Drift", "KONTAKT": "mailto:x@drift.example"}
    said |= {"TILGAENGELIGHED": "https://drift.example/t"}
    env = environment() | {f"VEJLEDNINGSGUIDE_{name}": value for name, value in said.items()}
    os.environ.update(env)
    for arguments in (
        ("-m", "mkdocs", "build", "-q", "--strict", "--site-dir", str(site)),
        ("-m", "vejledningsguide", "regler", str(rules)),
    ):
        done = subprocess.run([sys.executable, *arguments], cwd=project, env=env, capture_output=True, text=True)
        if done.returncode:
            raise BuildError(done.stdout + done.stderr)
    return project, site, next(rules.glob("*nginx.conf"))


def variant(site: Path, number: int, folder: Path) -> Path:
    """Return a copy of a site in which every page, sheet and script, and what is fetched later, is another's."""
    copy = shutil.copytree(site, folder / f"version-{number}")
    names: dict[str, str] = {}
    for path in sorted(copy.glob("assets/*")):
        if (found := _SHEET.fullmatch(path.relative_to(copy).as_posix())) and number:
            content = path.read_bytes() + b"/*%d*/" % number
            name = path.name.replace(found[1], hashlib.sha256(content).hexdigest()[:10])
            path.with_name(name).write_bytes(content)
            path.unlink()
            names[path.name] = name
    known = re.compile("|".join(map(re.escape, names)) or "$^")
    for path in sorted(copy.rglob("*")) if number else ():
        if path.suffix == ".html":
            text = known.sub(lambda found: names[found[0]], path.read_text(encoding="utf-8"))
            path.write_text(f"{text}<!--{number}-->", encoding="utf-8")
        elif path.suffix in (".json", ".xml", ".csv", ".svg"):
            path.write_bytes(path.read_bytes() + b"\n" * number)
    for path in pak.texts(copy):  # quickly: how small they are makes no difference here
        path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes(), 1, mtime=0))
    return copy


def publish_one(project: str, target: str, ready: str) -> int:
    """Publish a site that is built and packed already. All else is as when an editor does it."""
    setattr(byg, "build_pdfs", lambda *_: (0, 0))  # noqa: B010
    setattr(udgiv, "TRIN", ())  # noqa: B010

    def engine(fresh: Path) -> None:
        shutil.copytree(ready, fresh)

    return udgiv.publish(Path(project), engine, target)


def command(project: Path, target: Path, ready: Path) -> list[str]:
    """Return the command that publishes in a process of its own."""
    return [sys.executable, "-m", "benchmarks.drift", "--en", str(project), str(target), str(ready)]


@contextmanager
def served(nu: Path, rules: Path, folder: Path, program: str) -> Iterator[int]:
    """Let nginx show a folder with the recipe while the block runs; yields the port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    setup = folder / "nginx.conf"
    setup.write_text(SETUP.format(folder=folder, port=port, nu=nu, rules=rules), encoding="utf-8")
    server = subprocess.Popen([program, "-p", str(folder), "-c", str(setup), "-e", str(folder / "fejl.log")])
    try:
        deadline = time.monotonic() + 30
        while True:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            if server.poll() is not None or time.monotonic() > deadline:
                raise BuildError((folder / "fejl.log").read_text("utf-8"))
            time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait(30)


async def under_load(port: int, found: Fund, publishes: list[list[str]], most: int) -> list[float]:
    """Let readers read while editions are published, evenly over their requests; return how long each took."""
    took: list[float] = []

    async def until(asked: int) -> None:
        while found.asked < asked:
            await asyncio.sleep(0.05)
            for reader in readers:
                if reader.done():
                    reader.result()

    readers = [asyncio.create_task(read(port, found, number, 60)) for number in range(READERS)]
    for place, line in enumerate(publishes, 1):
        await until(most * place // (len(publishes) + 1))
        begun = time.monotonic()
        one = await asyncio.create_subprocess_exec(*line, stdout=subprocess.DEVNULL)
        if await one.wait():
            raise BuildError(f"publish {place} failed")
        took.append(time.monotonic() - begun)
        print(f"  udgivelse {place}: {took[-1]:.1f} s, {found.asked} kald", flush=True)
    await until(most)
    found.over.set()
    await asyncio.gather(*readers)
    return took


def killed(project: Path, web: Path, ready: list[Path], times: int) -> tuple[Counter[str], list[str]]:
    """Kill so many publishes at random moments; return how each ended, and what was wrong with the site after it."""
    chance, ended, wrong = random.Random(16), Counter[str](), list[str]()
    begun = time.monotonic()
    subprocess.run(command(project, web, ready[0]), check=True, stdout=subprocess.DEVNULL)
    long = time.monotonic() - begun
    for number in range(1, times + 1):
        before = (web / "nu").readlink()
        one = subprocess.Popen(command(project, web, ready[number % len(ready)]), stdout=subprocess.DEVNULL)
        time.sleep(chance.random() * long)
        one.send_signal(signal.SIGKILL)
        done = one.wait() == 0
        edition = manifest.read_list((web / "nu" / manifest.LIST).read_text(encoding="utf-8"))
        if edition is None or (bad := manifest.broken(web / "nu", edition)):
            wrong.append(f"drab {number}: {bad if edition else 'ingen liste'}")
        swapped = (web / "nu").readlink() != before
        left = bool([*project.glob(".site-*"), *web.glob("versioner/.ny-*"), *web.glob(".nu-*")])
        ended["færdig" if done else "efter skiftet" if swapped else "med rester" if left else "før kopien"] += 1
    subprocess.run(command(project, web, ready[times % len(ready)]), check=True, stdout=subprocess.DEVNULL)
    rest = [*project.glob(".site-*"), *web.glob("versioner/.[nv]*"), *web.glob(".nu-*")]
    return ended, wrong + [f"efterladt: {path}" for path in rest]


def main() -> int:
    """Measure and print; return 1 when a reader met something wrong, 3 where there is no nginx."""
    if sys.argv[1:2] == ["--en"]:
        return publish_one(*sys.argv[2:5])
    parser = argparse.ArgumentParser(prog="python -m benchmarks.drift", description="Udgiver, mens læsere læser.")
    parser.add_argument("--fuldt", action="store_true", help="en million kald og 50 drab; uden: 40.000 og 10")
    full = parser.parse_args().fuldt
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    if program is None:
        print(NO_NGINX, file=sys.stderr)
        return 3
    with tempfile.TemporaryDirectory() as name:
        folder, web = Path(name), Path(name, "web")
        folder.chmod(0o755)  # nginx may read as somebody else
        print("Bygger sitet og ti versioner af det …", flush=True)
        project, site, rules = build(folder)
        ready = [variant(site, number, folder) for number in range(PUBLISHES + 1)]
        pages = [path for path in site.rglob("index.html") if "data-videre" not in path.read_text(encoding="utf-8")]
        found = Fund([manifest.sums(one) for one in ready], sorted(path.relative_to(site).as_posix() for path in pages))
        subprocess.run(command(project, web, ready[0]), check=True, stdout=subprocess.DEVNULL)
        print(f"{READERS} læsere og {REQUESTS[full]} kald, mens {PUBLISHES} versioner kommer:", flush=True)
        with served(web / "nu", rules, folder, program) as port:
            begun = time.monotonic()
            took = asyncio.run(
                under_load(port, found, [command(project, web, one) for one in ready[1:]], REQUESTS[full])
            )
            seconds = time.monotonic() - begun
        print(
            f"  {found.asked} kald på {seconds:.0f} s, {sum(found.seen.values())} sider fra {len(found.seen)} versioner"
        )
        print(
            f"  {len(found.missed)} forbiere, {len(found.mixed)} blandede; {found.older} filer til sider, der stod åbne"
        )
        print(f"  en udgivelse tog {min(took):.1f}–{max(took):.1f} s")
        ended, wrong = killed(project, web, ready[-2:], KILLS[full])
        told = ", ".join(f"{count} {how}" for how, count in sorted(ended.items()))
        print(f"kill -9 {KILLS[full]} gange ({told}): sitet var helt {KILLS[full] - len(wrong)} gange")
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(
            f"Processortid: {time.process_time():.0f} s til læserne, {used.ru_utime + used.ru_stime:.0f} s til resten."
        )
    for one in (*found.missed[:10], *found.mixed[:10], *wrong):
        print(f"  {one}", file=sys.stderr)
    return 1 if found.missed or found.mixed or wrong else 0


if __name__ == "__main__":
    sys.exit(main())

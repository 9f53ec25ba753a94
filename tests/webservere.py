"""Real web servers, each run with the rules that the project writes for it, as whoever runs one sets them up."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

SECONDS = 60  # far more than a start takes, for a busy machine
APACHE_MODULES = Path("/usr/lib/apache2/modules")
NEEDED = ("mpm_event", "authz_core", "mime", "dir", "alias", "headers", "rewrite", "setenvif", "filter", "deflate")


@dataclass(frozen=True)
class Opsat:
    """Where a server works, where the site lies, the rules for it, and where it is to answer."""

    arbejde: Path
    site: Path
    regler: Path
    port: int
    rod: str


def _nginx(o: Opsat) -> list[str]:
    paths = "".join(
        f"{kind}_temp_path {o.arbejde}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (o.arbejde / "nginx.conf").write_text(
        f"daemon off; pid {o.arbejde}/pid; error_log stderr; events {{}}\n"
        f"http {{ access_log off; {paths}\nserver {{ listen 127.0.0.1:{o.port};\n"
        f"set $vejledningsguide {o.site};\ninclude {o.regler}/guide.nginx.conf;\n}} }}\n",
        encoding="utf-8",
    )
    return [_program("nginx"), "-e", "stderr", "-p", str(o.arbejde), "-c", str(o.arbejde / "nginx.conf")]


def _caddy(o: Opsat) -> list[str]:
    (o.arbejde / "Caddyfile").write_text(
        "{\nadmin off\nauto_https off\n}\n"
        f"http://127.0.0.1:{o.port} {{\nroot * {o.site}\nimport {o.regler}/guide.caddy\n}}\n",
        encoding="utf-8",
    )
    return [_program("caddy"), "run", "--adapter", "caddyfile", "--config", str(o.arbejde / "Caddyfile")]


def _apache(o: Opsat) -> list[str]:
    (o.site / ".htaccess").write_text((o.regler / "guide.htaccess").read_text("utf-8"), encoding="utf-8")
    lines = [
        *(f"LoadModule {name}_module {APACHE_MODULES}/mod_{name}.so" for name in NEEDED),
        *(["User nobody", "Group nogroup"] if os.geteuid() == 0 else []),
        f"ServerName 127.0.0.1\nListen 127.0.0.1:{o.port}\nPidFile {o.arbejde}/pid\nErrorLog /dev/stderr",
        f"DocumentRoot {o.arbejde}\nAlias {o.rod.rstrip('/') or '/'} {o.site}{'/' if o.rod == '/' else ''}",
        f"<Directory {o.site}>\nAllowOverride All\nRequire all granted\n</Directory>",
        "TypesConfig /dev/null\nAddType application/x-gzip .gz\nAddLanguage br .br",  # as Debian's own set-up has it
    ]
    (o.arbejde / "apache.conf").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [_program("apache2"), "-D", "FOREGROUND", "-d", str(o.arbejde), "-f", str(o.arbejde / "apache.conf")]


SERVERS: dict[str, Callable[[Opsat], list[str]]] = {"nginx": _nginx, "caddy": _caddy, "apache2": _apache}


def _program(name: str) -> str:
    """Return the path of a server; where there is none, the test is left out and the reason told."""
    found = shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin"]))
    if not found:
        pytest.skip(f"{name} mangler")
    return found


@contextmanager
def running(name: str, site: Path, rules: dict[str, str], root: str) -> Iterator[int]:
    """Run a server with the site of a folder at a path of its host; yields the port."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as probe:
        work = Path(folder)
        work.chmod(0o755)  # the server reads as somebody else than who starts it
        shutil.copytree(site, work / "site")
        (work / "regler").mkdir()
        for file, text in rules.items():
            (work / "regler" / file).write_text(text, encoding="utf-8")
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        command = SERVERS[name](Opsat(work, work / "site", work / "regler", port, root))
        env = {**os.environ, "HOME": folder, "XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder}
        with (work / "log").open("wb") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log, env=env)
            try:
                _wait(process, port, work / "log")
                yield port
            finally:
                process.terminate()
                process.wait(SECONDS)


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    for _ in range(SECONDS * 20):
        with socket.socket() as probe:
            if process.poll() is not None:
                break
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"the server never answered:\n{log.read_text('utf-8', 'replace')}")

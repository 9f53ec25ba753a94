"""Tries an address outside the site as a polite reader would: what it answers, and where it leads."""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from .afproevet import Udfald

HOPS = 8
"""So many times may an address send its reader on."""
PAUSE = 1.0
"""So many seconds between two calls to the same host."""
TIMEOUT = 15.0
"""So many seconds for each answer."""
READ = 50_000
"""So many bytes of a page are read to see whether it asks for a password."""

PERMANENT = {301, 308}
REFUSED = {
    403: "adgang nægtet",
    406: "svaret passer ikke",
    429: "for mange kald",
    451: "spærret",
    999: "programmer afvises",
}
"""What a server says to a program that it may not say to a reader."""
_LOGIN = re.compile(
    r"(?:^|[./_-])(?:log-?[io]n|sign-?in|saml2?|adfs|oauth2?|openid|wayf|sso|idp|mitid|unilogin|nemlog-in|auth)(?=[./_?-]|$)"
)
_PASSWORD = re.compile(rb"<input[^>]+type=[\"']?password", re.IGNORECASE)


@dataclass(frozen=True)
class Linksvar:
    """What an address answers, and where the reader ends when that is elsewhere. `hørt` is whether anybody answered."""

    udfald: Udfald
    ord: str
    fører_til: str = ""
    hørt: bool = True


class _Stay(urllib.request.HTTPRedirectHandler):
    """Lets a redirect come back as an answer: each is looked at."""

    def redirect_request(self, *_args: Any, **_kwargs: Any) -> None:
        return None


@dataclass
class Klient:
    """Calls hosts one at a time, never twice within PAUSE; `navn` tells them who calls."""

    navn: str
    timeout: float = TIMEOUT
    pause: float = PAUSE
    sleep: Callable[[float], None] = time.sleep
    called: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._opener = urllib.request.build_opener(_Stay)

    def try_link(self, address: str) -> Linksvar:
        """Return what came of an address: the front of a chain is what it says, the end where it leads."""
        try:
            return self._followed(address)
        except ValueError:  # of the address itself, or of one that it leads to
            return Linksvar("virker ikke", "adressen er skrevet forkert", hørt=False)

    def _followed(self, address: str) -> Linksvar:
        here, moved, hops = address, "", 0
        while True:
            try:
                status, headers, body = self._ask(here)
            except (OSError, http.client.HTTPException) as error:
                return Linksvar("virker ikke", self._silence(error), here if here != address else "", hørt=False)
            target = headers.get("Location", "")
            if not (300 <= status < 400 and target):
                return _judged(address, here, moved, status, headers, body)
            hops += 1
            there = urljoin(here, target)
            if urlsplit(there).scheme not in ("http", "https"):
                return Linksvar("virker ikke", "sender videre til noget, der ikke er på nettet")
            if hops > HOPS or there == here:
                return Linksvar("virker ikke", "sender læseren i ring")
            if status in PERMANENT and moved == ("" if here == address else here):
                moved = there
            here = there

    def _ask(self, address: str) -> tuple[int, Any, bytes]:
        """Return status, headers and some of the page. HEAD is tried first; what it can't answer, GET may."""
        try:
            status, headers, _ = self._call("HEAD", address)
            if status < 400 or status == 429:
                return status, headers, b""
        except (http.client.HTTPException, ConnectionResetError):
            pass  # some servers hang up on what they don't know
        return self._call("GET", address)

    def _call(self, method: str, address: str) -> tuple[int, Any, bytes]:
        host = urlsplit(address).netloc
        wait = self.called.get(host, float("-inf")) + self.pause - time.monotonic()
        if wait > 0:
            self.sleep(wait)
        headers = {"User-Agent": self.navn, "Accept": "text/html,*/*;q=0.5", "Accept-Language": "da"}
        request = urllib.request.Request(_ascii(address), method=method, headers=headers)
        try:
            with self._opener.open(request, timeout=self.timeout) as answer:
                return answer.status, answer.headers, answer.read(READ) if method == "GET" else b""
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.headers, b""
        except urllib.error.URLError as error:
            raise error.reason if isinstance(error.reason, OSError) else error from error
        finally:
            self.called[host] = time.monotonic()

    def _silence(self, error: Exception) -> str:
        """Return why nobody answered."""
        if isinstance(error, ssl.SSLCertVerificationError):
            return "sikkerhedscertifikatet kan ikke godkendes"
        if isinstance(error, ssl.SSLError):
            return "der kan ikke laves en sikker forbindelse"
        if isinstance(error, socket.gaierror):
            return "webstedet findes ikke"
        if isinstance(error, TimeoutError):
            return f"svarer ikke inden for {self.timeout:.0f} sekunder" if self.timeout >= 1 else "svarer ikke"
        if isinstance(error, ConnectionRefusedError):
            return "serveren tager ikke imod"
        return "forbindelsen blev afbrudt"


def _judged(address: str, here: str, moved: str, status: int, headers: Any, body: bytes) -> Linksvar:
    """Return what an answer that sends nobody on comes to."""
    elsewhere = here if here != address else ""
    if status in (401, 407) or (elsewhere and _asks_for_login(here) and not _asks_for_login(address)):
        return Linksvar("login", "siden beder om login", elsewhere)
    if status == 404:
        return Linksvar("virker ikke", "siden findes ikke (404)", elsewhere)
    if status == 410:
        return Linksvar("virker ikke", "siden er taget ned for altid (410)", elsewhere)
    if status in REFUSED:
        return Linksvar("afvist", f"{REFUSED[status]} ({status})", elsewhere)
    if status >= 500:
        return Linksvar("virker ikke", f"serveren har en fejl ({status})", elsewhere)
    if not 200 <= status < 300:
        return Linksvar("virker ikke", f"serveren svarer {status}", elsewhere)
    if _PASSWORD.search(body):
        return Linksvar("login", "siden beder om login", elsewhere)
    if elsewhere and urlsplit(here).path in ("", "/") and urlsplit(address).path not in ("", "/"):
        return Linksvar("virker ikke", "fører til forsiden i stedet for siden", elsewhere)
    kind = headers.get_content_type()
    file = "" if kind in ("text/html", "application/xhtml+xml") else f", med en fil ({kind})"
    if moved:
        return Linksvar("flyttet", f"siden er flyttet{file}", moved)
    return Linksvar("virker", f"svarer {'via en anden adresse' if elsewhere else 'som den skal'}{file}", elsewhere)


def _asks_for_login(address: str) -> bool:
    parts = urlsplit(address.lower())
    return bool(_LOGIN.search(f"{parts.netloc}{parts.path}"))


def _ascii(address: str) -> str:
    """Return an address as it is sent: without its fragment, and with no letter outside ASCII."""
    parts = urlsplit(address)
    host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
    kept = "/%:=&?~#+!$,;'@()*[]"
    return urlunsplit((parts.scheme, host, quote(parts.path, kept) or "/", quote(parts.query, kept), ""))

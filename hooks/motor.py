"""What the commands that run MkDocs share: its set-up, with faults told in Danish, and an end with whoever began."""

import _thread
import logging
import os
import signal
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from mkdocs.config import load_config  # noqa: E402
from mkdocs.config.defaults import MkDocsConfig  # noqa: E402

from vejledningsguide.errors import DataFejl, Fejl  # noqa: E402
from vejledningsguide.opsaetning import read_setup  # noqa: E402

SETUP = ROOT / "mkdocs.yml"
GRACE = 10.0
"""Seconds to tidy up in, once whoever started us is gone."""


class Ear(logging.Handler):
    """Keeps what the engine complains of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a complaint on one line."""
        self.said.append(" ".join(record.getMessage().split()))


def set_up(site_dir: str, *, strict: bool) -> MkDocsConfig:
    """Return the engine's set-up. Raises DataFejl with a place in mkdocs.yml and what the engine said of it."""
    if not SETUP.is_file():
        raise DataFejl([Fejl(SETUP.name, 1, 1, "", "filen findes ikke", "hent den tilbage")])
    if unreadable := read_setup(ROOT)[1]:
        raise DataFejl(unreadable)
    ear = Ear()
    logging.getLogger("mkdocs").addHandler(ear)
    try:
        return load_config(str(SETUP), site_dir=site_dir, strict=strict)
    except (Exception, SystemExit) as error:
        mark = getattr(error.__cause__ or error.__context__, "problem_mark", None)
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        why = "; ".join(ear.said) or " ".join(str(error).split()) or type(error).__name__
        message, advice = f"motoren kan ikke bruge opsætningen: {why}", "ret linjen, og gem igen"
        raise DataFejl([Fejl(SETUP.name, place[0], place[1], "", message, advice)]) from error
    finally:
        logging.getLogger("mkdocs").removeHandler(ear)


def end_like_ctrl_c() -> None:
    """Take each signal that ends a program as Ctrl-C, so that what we have begun is tidied up."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)


def end_with_parent() -> None:
    """End when whoever started us does, however that came about: the other end of our input is theirs, and closes."""

    def listen() -> None:
        while os.read(0, 1024):
            pass
        if sys.platform == "win32":
            _thread.interrupt_main()
        else:
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)  # also wakes it from a wait
        time.sleep(GRACE)
        os._exit(1)

    threading.Thread(target=listen, daemon=True).start()

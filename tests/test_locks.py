"""Nothing is installed, also not what locks the packages, whose content nobody has written down."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import guide as launcher


@pytest.mark.parametrize("name", ["requirements", "requirements-test", "requirements-laas"])
def test_every_package_of_a_lock_has_one_version_and_hashes(name: str, root: Path) -> None:
    lines = (root / f"{name}.lock").read_text(encoding="utf-8").replace("\\\n", "").splitlines()
    packages = [line for line in lines if line and not line.lstrip().startswith("#")]
    assert packages
    assert [line for line in packages if not re.match(r"[\w.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", line)] == []


def test_the_locking_tool_comes_from_a_lock_of_its_own(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in root.glob("requirements*.lock"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    run: list[tuple[str, ...]] = []

    def step(label: str, *command: str) -> bool:
        run.append(command)
        return True

    monkeypatch.setattr(launcher, "ROOT", tmp_path)
    monkeypatch.setattr(launcher, "make_venv", lambda label, home: None)
    monkeypatch.setattr(launcher, "step", step)
    assert launcher.renew_locks([]) == 0
    fetched, *locked = run
    assert fetched[1:] == (*launcher.LOCKED, "requirements-laas.lock")
    assert {"--require-hashes", "--only-binary"} <= set(launcher.LOCKED)
    assert [command[1:5] for command in locked] == [("-m", "uv", "pip", "compile")] * 3
    assert all("--generate-hashes" in command for command in locked)

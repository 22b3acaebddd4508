"""The printing press: a child process makes a file of a document, then its memory is gone."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

PRESSES = Path(__file__).parent / "presses"
PATIENCE = 25  # seconds
_few_at_a_time = BoundedSemaphore(2)


class PressFailed(Exception):
    """No file came out of it; the text is for the log and holds nothing of the plan."""


def printed(press: str, document: Mapping[str, Any]) -> bytes:
    """Have one of the presses (a file of presses/) make a file; raises PressFailed.

    Call it outside of any write: it takes a moment.
    """
    content = json.dumps(document, ensure_ascii=False).encode()
    command = [sys.executable, "-I", str(PRESSES / press)]
    with _few_at_a_time:
        try:
            done = subprocess.run(  # noqa: S603 our own file, no shell
                command, input=content, capture_output=True, timeout=PATIENCE, check=False
            )
        except subprocess.TimeoutExpired:
            raise PressFailed(f"{press}: no file after {PATIENCE} s") from None
    if done.returncode or not done.stdout:
        raise PressFailed(f"{press}: ended with {done.returncode}: {_last_line(done.stderr)}")
    return done.stdout


def _last_line(said: bytes) -> str:
    """Name the kind of fault only: its words could quote the plan."""
    lines = said.decode(errors="replace").strip().splitlines()
    return lines[-1].partition(":")[0][:80] if lines else "silent"

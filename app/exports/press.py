"""The printing press: a child process makes a file of a document, then its memory is gone."""

import json
import logging
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from app.core.errors import Refusal
from app.questions.fields import N_

HOUSE = Path(__file__).parents[2]
PATIENCE = 25  # seconds
_few_at_a_time = BoundedSemaphore(2)
log = logging.getLogger("portevoix")


class PressFailed(Refusal):
    """No file came out of it."""

    status = 503


def printed(press: str, document: Mapping[str, Any]) -> bytes:
    """Have one of the presses (a module of presses/) make a file; raises PressFailed.

    Call it outside of any write: it takes a moment.
    """
    content = json.dumps(document, ensure_ascii=False).encode()
    command = [sys.executable, "-m", f"app.exports.presses.{press}"]
    with _few_at_a_time:
        try:
            done = subprocess.run(  # noqa: S603 our own file, no shell
                command,
                input=content,
                capture_output=True,
                timeout=PATIENCE,
                cwd=HOUSE,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise _failed(press, f"no file after {PATIENCE} s") from None
    if done.returncode or not done.stdout:
        raise _failed(press, f"ended with {done.returncode}, {_kind_of_fault(done.stderr)}")
    return done.stdout


def _failed(press: str, why: str) -> PressFailed:
    log.error("%s: %s", press, why)
    return PressFailed(N_("The file could not be made. Your plan is as it was; try again."))


def _kind_of_fault(said: bytes) -> str:
    """Name the kind of fault only: its words could quote the plan."""
    lines = said.decode(errors="replace").strip().splitlines()
    return lines[-1].partition(":")[0][:80] if lines else "silent"

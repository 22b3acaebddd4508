"""A site that is started, killed and stopped as whoever keeps the server would."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).parents[2]
AS_INSTALLED = ("-c", "from app.cli.main import main; main()")
FAULTY = (str(HERE / "tests" / "durability" / "late_commit.py"),)
EMAIL, PASSWORD = "aicha@example.org", "un mot de passe solide"
PLAN = HERE / "tests" / "plan" / "plans" / "turntolove.json"


class Site:
    """An instance folder of its own, a port, and at times a server process.

    `command` is what Python runs: the real command, or a faulty server of this folder.
    """

    def __init__(
        self, instance: Path, command: tuple[str, ...] = AS_INSTALLED, log: Path | None = None
    ) -> None:
        self.instance, self.command = instance, command
        self.log = log or instance.parent / "server.log"
        self.database = instance / "portevoix.sqlite3"
        self.process: subprocess.Popen[bytes] | None = None
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = int(probe.getsockname()[1])

    def run(self, *words: str, typed: str = "") -> str:
        """Run another command of the site; gives what it prints."""
        done = subprocess.run(
            [sys.executable, *AS_INSTALLED, *words], env=self._environment(), cwd=HERE,
            input=typed, capture_output=True, text=True, timeout=60, check=True,
        )  # fmt: skip
        return done.stdout

    def start(self) -> float:
        """Start the server; gives the seconds until it answered its first page."""
        started = time.monotonic()
        words = [sys.executable, *self.command, "start", "--port", str(self.port)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                words, env=self._environment(), cwd=HERE, stdout=log, stderr=log
            )
        while not self._answers():
            assert self.process.poll() is None, "the server ended while starting"
            assert time.monotonic() - started < 30, "the server does not answer"
            time.sleep(0.02)
        return time.monotonic() - started

    def kill(self) -> None:
        """End the server as a crash does: kill -9."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def tell(self, what: signal.Signals = signal.SIGTERM) -> None:
        """Send the server a signal."""
        assert self.process is not None
        self.process.send_signal(what)

    def wait(self) -> tuple[int, float]:
        """Wait for the end of a server that was told to stop; gives exit code and seconds."""
        assert self.process is not None
        started = time.monotonic()
        code = self.process.wait(timeout=30)
        self.process = None
        return code, time.monotonic() - started

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", "/fr/")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()

    def _environment(self) -> dict[str, Any]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith("PORTEVOIX_")}
        return {**kept, "PYTHONPATH": str(HERE), "PORTEVOIX_INSTANCE": str(self.instance)}


def prepared(site: Site) -> str:
    """Start a new site with one person and one campaign; gives the campaign's address."""
    site.start()
    site.run("people", "add", EMAIL, "--password-stdin", typed=PASSWORD)
    said = site.run("plan", "import", str(PLAN), "--owner", EMAIL)
    return f"/fr/campaigns/{said.split()[-1]}"

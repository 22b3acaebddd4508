"""Servers in processes of their own, so that what each costs can be read from the system."""

import http.client
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.cli.serving import Server


class Served:
    """An app behind our server in a child process, asked over one kept connection a thread."""

    def __init__(self, make_app: Callable[[], Any], threads: int) -> None:
        read, write = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            server = Server(make_app(), host="127.0.0.1", port=0, threads=threads)
            os.write(write, str(server.port).encode())
            server.run_until_told()
            os._exit(0)
        self.port = int(os.read(read, 10))
        self.own, self.opened = threading.local(), []

    def ask(self, method: str, path: str, body: str = "", **headers: str) -> tuple[int, Any, bytes]:
        """Send a request; gives status, headers and body."""
        given = {"Host": "localhost", "Accept-Encoding": "gzip", **headers}
        if not hasattr(self.own, "connection"):
            self.own.connection = http.client.HTTPConnection("127.0.0.1", self.port)
            self.opened.append(self.own.connection)
        self.own.connection.request(method, path, body, given)
        answer = self.own.connection.getresponse()
        return answer.status, answer.headers, answer.read()

    def cpu(self) -> float:
        """Read the CPU seconds that the server has used, in all its threads."""
        threads = Path(f"/proc/{self.pid}/task").glob("*/schedstat")  # in nanoseconds
        return sum(int(each.read_text().split()[0]) for each in threads) / 1e9

    def stop(self) -> None:
        """End the server."""
        for connection in self.opened:
            connection.close()
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)


@contextmanager
def served(make_app: Callable[[], Any], *, threads: int = 2) -> Iterator[Served]:
    """Serve an app for as long as the block runs."""
    server = Served(make_app, threads)
    try:
        yield server
    finally:
        server.stop()

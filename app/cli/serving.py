"""Serving the site with waitress, and stopping it without cutting anybody short."""

import gc
import signal
import time
from types import FrameType
from typing import Any

from flask import Flask
from waitress import create_server, wasyncore
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer
from waitress.task import WSGITask

# waitress stops accepting at 100 connections, so that 100 slow ones would keep everybody out.
# Each costs a file descriptor, of which a system gives 1024 unless told otherwise.
MOST_CONNECTIONS = 800
LAST_ANSWERS = 7.5  # seconds for requests that run when the server is told to stop
LAST_ARRIVALS = 4.0  # seconds for requests of which a part has arrived
QUIET = 0.5  # seconds without a byte, after which a kept connection may be closed


class Task(WSGITask):  # type: ignore[misc] # waitress has no types
    """One answer; while the server stops, it tells the browser to ask no more here."""

    def build_response_header(self) -> bytes:
        """Write the answer's head."""
        if self.channel.server.is_stopping:
            self.set_close_on_finish()
        head: bytes = super().build_response_header()
        return head


class Channel(HTTPChannel):  # type: ignore[misc] # waitress has no types
    """One connection of a browser or a proxy."""

    task_class = Task


class Server:
    """The site on its address, until a signal says stop.

    waitress itself leaves its loop at once, drops the requests that wait for a thread and keeps
    for itself what it has not sent yet; this one answers them first.
    """

    def __init__(self, app: Flask, *, host: str, port: int, threads: int) -> None:
        self._sockets: dict[int, Any] = {}
        create_server(
            app,
            map=self._sockets,
            host=host,
            port=port,
            threads=threads,
            ident=None,
            connection_limit=MOST_CONNECTIONS,
        )
        found = self._sockets.values()
        self._listeners = [each for each in found if isinstance(each, BaseWSGIServer)]
        for listener in self._listeners:
            listener.channel_class, listener.is_stopping = Channel, False
        self._is_stopping = False
        _tidy_memory_seldom()
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)

    @property
    def port(self) -> int:
        """Where it listens; of interest where 0 was asked for, which is any that is free."""
        return int(self._listeners[0].effective_port)

    def run_until_told(self) -> None:
        """Serve until SIGTERM or SIGINT, answer what was asked by then, and return."""
        while not self._is_stopping:
            self._look(1.0)
        self._refuse_newcomers()
        started = time.monotonic()
        while self._open_channels() and (spent := time.monotonic() - started) < LAST_ANSWERS:
            self._look(0.05)
            for channel in self._open_channels():
                if is_done(channel, waits_for_more=spent < LAST_ARRIVALS):
                    channel.will_close = True  # the next look closes it
        self._listeners[0].task_dispatcher.shutdown(timeout=1)

    def _stop(self, _signal: int, _frame: FrameType | None) -> None:
        """Only note it, as the loop may be amid anything; a second signal adds nothing."""
        if not self._is_stopping:
            self._is_stopping = True
            self._listeners[0].pull_trigger()  # wakes the loop

    def _look(self, seconds: float) -> None:
        """Accept, read, write and close what is ready; poll(), as select() ends at 1024 files."""
        wasyncore.poll2(seconds, self._sockets)

    def _refuse_newcomers(self) -> None:
        """Take in who has knocked already, then listen no more."""
        for listener in self._listeners:
            listener.is_stopping = True
            before = -1
            while before < len(self._sockets) <= MOST_CONNECTIONS:
                before = len(self._sockets)
                listener.handle_accept()
            wasyncore.dispatcher.close(listener)  # its own close() would take the trigger along

    def _open_channels(self) -> list[Channel]:
        return [each for each in self._sockets.values() if isinstance(each, HTTPChannel)]


def _tidy_memory_seldom() -> None:
    """Have Python look for garbage among what requests leave, not among what the site is made of.

    Measured: an autosave costs about a tenth less.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(5_000, 20, 50)


def is_done(channel: HTTPChannel, *, waits_for_more: bool) -> bool:
    """Whether a connection owes no answer, and nobody is just about to ask."""
    if channel.requests or channel.total_outbufs_len:
        return False
    if channel.request is not None and waits_for_more:
        return False
    return bool(time.time() - channel.last_activity > QUIET or not waits_for_more)

"""Two hundred connections that send a byte a second keep nobody else waiting."""

import selectors
import socket
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager

import pytest

from tests.durability.site import Site, prepared
from tests.durability.writers import Browser, send

pytestmark = pytest.mark.durability
SLOW = 200
HEAD = b"POST /fr/account/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999\r\n\r\n"
LONGEST = 2.0  # seconds for an ordinary page, on a busy machine


@contextmanager
def trickling(port: int) -> Iterator[list[socket.socket]]:
    """Open the slow connections; each goes on sending a byte a second while the block runs."""
    with ExitStack() as opened:
        slow = [
            opened.enter_context(socket.create_connection(("127.0.0.1", port), timeout=5))
            for _ in range(SLOW)
        ]
        done = threading.Event()
        thread = threading.Thread(target=trickle, args=(slow, done))
        thread.start()
        try:
            yield slow
        finally:
            done.set()
            thread.join()


def trickle(slow: list[socket.socket], done: threading.Event) -> None:
    sent = 0
    while not done.wait(1):
        for number, each in enumerate(slow):  # half of them never finish their head
            each.sendall(HEAD[sent : sent + 1] if number % 2 else HEAD if sent == 0 else b"x")
        sent += 1


def still_open(slow: list[socket.socket]) -> int:
    """Count the connections that the server has neither answered nor closed."""
    with selectors.DefaultSelector() as waiting:
        for each in slow:
            waiting.register(each, selectors.EVENT_READ)
        return len(slow) - len(waiting.select(0))


def asked(site: Site, browser: Browser, address: str) -> float:
    """Ask for a page over a new connection, as a visitor who comes now would."""
    started = time.monotonic()
    with closing(browser.connection):
        assert browser.ask("GET", address)[0] == 200
    return time.monotonic() - started


def test_two_hundred_slow_connections_keep_nobody_waiting(site):
    campaign = prepared(site)
    browser = Browser(site).sign_in()
    address = f"{campaign}/steps/context"
    alone = [asked(site, browser, address) for _ in range(30)]
    with trickling(site.port) as slow:
        time.sleep(2)
        amid = [asked(site, browser, address) for _ in range(60) if time.sleep(0.1) is None]
        with closing(browser.connection):
            assert send(browser, address, {"problem": "Encore là."}, "1")[0] == 200
        assert still_open(slow) == SLOW  # or they were no burden at all
    for name, seconds in (("alone", alone), (f"amid {SLOW} slow connections", amid)):
        middle, worst = statistics.median(seconds) * 1000, max(seconds) * 1000
        print(f"\na page {name}: median {middle:.0f} ms, worst {worst:.0f} ms", end="")
    print()
    assert max(amid) < LONGEST

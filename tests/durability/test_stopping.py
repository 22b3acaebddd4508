"""Told to stop, the server answers what was asked, takes no more, and ends by itself."""

import http.client
import signal
import socket
import threading
import time
from contextlib import ExitStack, closing

import pytest

from tests.durability.ledger import crowd, held_texts, soundness
from tests.durability.site import HERE, Site, prepared
from tests.durability.writers import Browser, Writer, at_work, send, writers_of

pytestmark = pytest.mark.durability
SLOW = (str(HERE / "tests" / "durability" / "slow_pages.py"),)
HALF = b"POST /fr/account/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500\r\n\r\nemail="
LONGEST = 10  # seconds


def own_texts(site: Site) -> set[str]:
    return {text for text in held_texts(site.database) if text.startswith("W")}


def stop_amid(site: Site, writers: list[Writer], *signals: signal.Signals) -> tuple[int, float]:
    with at_work(writers):
        while sum(len(each.acknowledged) for each in writers) < 12:
            time.sleep(0.01)
        for each in signals:
            site.tell(each)
            time.sleep(0.05)
        return site.wait()


@pytest.mark.parametrize(
    "signals",
    [(signal.SIGTERM,), (signal.SIGINT,), (signal.SIGTERM, signal.SIGTERM, signal.SIGINT)],
    ids=["SIGTERM", "SIGINT", "several"],
)
def test_no_save_is_cut_off(site, signals):
    """What is kept is what was acknowledged: a save cut before its answer would be kept, too."""
    writers = writers_of(site, prepared(site))
    code, seconds = stop_amid(site, writers, *signals)
    print(f"\nstopped amid saves in {seconds:.2f} s")
    assert (code, seconds < LONGEST) == (0, True)
    assert own_texts(site) == {text for each in writers for text in each.acknowledged}
    assert [each.cut for each in writers] == [["ConnectionRefusedError"]] * 4
    assert soundness(site.database) == "ok"


def test_idle_and_half_sent_connections_do_not_hold_it_up(site):
    site.start()
    with ExitStack() as opened:
        for number in range(40):
            connection = opened.enter_context(socket.create_connection(("127.0.0.1", site.port)))
            connection.sendall(HALF if number % 2 else b"")
        site.tell()
        code, seconds = site.wait()
    print(f"\nstopped with 40 idle and half-sent connections in {seconds:.2f} s")
    assert (code, seconds < LONGEST) == (0, True)


@pytest.mark.parametrize("site", [SLOW], indirect=True, ids=["pages take a second"])
def test_whoever_waits_for_a_page_gets_it_and_whoever_comes_later_is_refused(site):
    """Sixteen ask for pages that take a second, of eight threads: half of them wait in a queue."""
    site.start()
    statuses: list[int | str] = []
    readers = [threading.Thread(target=read_slowly, args=(site, 1, statuses)) for _ in range(16)]
    for each in readers:
        each.start()
    time.sleep(0.5)
    site.tell()
    time.sleep(0.5)
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", site.port))
    code, seconds = site.wait()
    for each in readers:
        each.join()
    print(f"\nstopped with 16 slow pages under way in {seconds:.2f} s")
    assert (code, seconds < LONGEST) == (0, True)
    assert statuses == [200] * 16


def read_slowly(site: Site, seconds: int, statuses: list[int | str]) -> None:
    with closing(http.client.HTTPConnection("127.0.0.1", site.port, timeout=30)) as connection:
        try:
            connection.request("GET", f"/fr/pages/help?slow={seconds}")
            answer = connection.getresponse()
            assert b"</html>" in answer.read()
            assert answer.headers["Connection"] == "close"
            statuses.append(answer.status)
        except (OSError, http.client.HTTPException) as error:
            statuses.append(type(error).__name__)


@pytest.mark.parametrize("site", [SLOW], indirect=True, ids=["a page takes a minute"])
def test_a_page_without_end_does_not_hold_it_up(site):
    site.start()
    statuses: list[int | str] = []
    reader = threading.Thread(target=read_slowly, args=(site, 60, statuses))
    reader.start()
    time.sleep(0.3)
    site.tell()
    code, seconds = site.wait()
    reader.join()
    print(f"\nstopped with an endless page in {seconds:.2f} s")
    assert (code, seconds < LONGEST) == (0, True)


def test_after_a_restart_everybody_is_still_signed_in(site):
    campaign = prepared(site)
    crowd(site.database, 10_000)
    browser = Browser(site).sign_in()
    address = f"{campaign}/steps/context"
    with closing(browser.connection):
        assert browser.ask("GET", address)[0] == 200
        site.tell()
        site.wait()
        seconds = site.start()
        print(f"\nfirst answer {seconds:.2f} s after starting again, with 10 000 campaigns")
        assert seconds < 3
        browser.connection.close()
        status, _ = send(browser, address, {"problem": "Encore là."}, "1")  # the old form's token
        assert status == 200
        assert "Encore là." in held_texts(site.database)

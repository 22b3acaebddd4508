"""A real server on a disk that fills up or fails: it says so, reads on, and recovers by itself."""

import resource
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.durability.ledger import lost, soundness
from tests.durability.site import Site, prepared
from tests.durability.writers import Browser, base_in

pytestmark = pytest.mark.durability
TEXT = "Un texte que personne ne veut retaper. " * 15


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a folder on a disk of eight megabytes, in memory: it takes the right to mount."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "none", str(place)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no right to mount a small disk; tests/web/test_storage.py fills one otherwise")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def save_until_refused(browser: Browser, address: str) -> tuple[list[str], int, str]:
    """Save until the site refuses; gives the texts it acknowledged, the status and the page."""
    kept: list[str] = []
    base = base_in(browser.ask("GET", address)[1])
    for number in range(2000):
        text = f"{number} {TEXT}"
        form = {"base": base, "drawn": "problem", "problem": text, "deed": "stay"}
        status, page = browser.ask("POST", address, form, **{"HX-Request": "true"})
        if status >= 400:
            assert text.strip() in page
            return kept, status, page
        kept.append(text.strip())
        base = base_in(page)
    raise AssertionError("nothing was refused")


def ail_and_recover(
    site: Site, campaign: str, ail: Callable[[], None], recover: Callable[[], None]
) -> int:
    """Save before, during and after the trouble; gives the status of the refusal."""
    browser, address = Browser(site).sign_in(), f"{campaign}/steps/context"
    with closing(browser.connection):
        ail()
        kept, status, page = save_until_refused(browser, address)
        assert "/account/sign-out" in page
        for path in (address, "/fr/campaigns/", "/fr/case-studies/"):
            assert browser.ask("GET", path)[0] == 200, path
        recover()
        base = base_in(browser.ask("GET", address)[1])
        form = {"base": base, "drawn": "problem", "problem": "Encore là.", "deed": "stay"}
        assert browser.ask("POST", address, form)[0] == 303
    assert lost(site.database, [*kept, "Encore là."]) == []
    assert soundness(site.database) == "ok"
    return status


def test_a_full_disk(small_disk: Path):
    site = Site(small_disk / "instance", log=small_disk.parent / "server.log")
    ballast = small_disk / "ballast"
    try:
        campaign = prepared(site)
        assert ail_and_recover(site, campaign, lambda: fill(ballast), ballast.unlink) == 507
    finally:
        site.kill()


def fill(ballast: Path) -> None:
    """Take all the room but a little."""
    with ballast.open("wb", buffering=0) as out:
        try:
            while True:
                out.write(bytes(4096))
        except OSError:
            out.truncate(max(out.tell() - 200_000, 0))


def test_writes_that_fail(site: Site):
    """The kernel refuses the server any growth of a file: to SQLite that is an I/O error."""
    campaign = prepared(site)
    log = Path(f"{site.database}-wal")

    def limit(size: int) -> None:
        assert site.process is not None
        _, most = resource.prlimit(site.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(site.process.pid, resource.RLIMIT_FSIZE, (size, most))

    def ail() -> None:
        limit(log.stat().st_size + 50_000)

    assert ail_and_recover(site, campaign, ail, lambda: limit(resource.RLIM_INFINITY)) == 503

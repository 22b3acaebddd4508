"""People who save numbered texts as fast as the site lets them, and note what it acknowledged."""

import http.client
import json
import re
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

from tests.durability.site import EMAIL, PASSWORD, Site

PLACES = (
    ("context", "problem"),
    ("context", "affected"),
    ("context", "narrative_faced"),
    ("basics", "summary"),
)


class Browser:
    """One signed-in browser over a kept connection, opened again when it was closed."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.cookies: dict[str, str] = {}
        self.token = self.who = ""
        self.name, self.typed = secrets.token_hex(5), 0
        self.connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=30)

    def ask(
        self, method: str, path: str, fields: dict[str, str] | None = None, **more: str
    ) -> tuple[int, str]:
        """Send a request and read the whole answer; gives status and text."""
        body = urlencode({"csrf_token": self.token, **fields}) if fields is not None else None
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()), **more}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
            text = answer.read().decode()
        except (OSError, http.client.HTTPException):
            self.connection.close()
            raise
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        if found := re.search(r'name="csrf_token" value="([^"]+)"', text):
            self.token = found[1]
        if found := re.search(r'data-pv-who="([^"]+)"', text):
            self.who = found[1]
        return answer.status, text

    def sign_in(self) -> "Browser":
        """Sign in by the form."""
        self.ask("GET", "/fr/account/sign-in")
        status, _ = self.ask("POST", "/fr/account/sign-in", {"email": EMAIL, "password": PASSWORD})
        assert status == 303, status
        return self


class Writer:
    """Saves one text after another to one answer; keeps what was acknowledged, and the refusals."""

    def __init__(self, browser: Browser, campaign: str, number: int) -> None:
        self.browser, self.number = browser, number
        self.send = send if number % 2 else type_in  # half of them press a button, half just type
        step, self.field = PLACES[number]
        self.address = f"{campaign}/steps/{step}"
        self.acknowledged: list[str] = []
        self.refused: list[int] = []
        self.cut: list[str] = []
        self.count = 0

    def write(self, stopping: threading.Event) -> None:
        """Save until told to stop, or until the server goes away."""
        try:
            base = self._read_base()
            while not stopping.is_set():
                self.count += 1
                text = f"W{self.number} {self.count:06d} " + "mot " * (self.count * 7 % 50) + "fin"
                status, base = self.send(self.browser, self.address, {self.field: text}, base)
                if status < 400:
                    self.acknowledged.append(text)
                else:
                    self.refused.append(status)
                    base = self._read_base()
        except (OSError, http.client.HTTPException) as error:
            self.cut.append(type(error).__name__)

    def _read_base(self) -> str:
        status, text = self.browser.ask("GET", self.address)
        assert status == 200, f"{status}: signed out?"
        return base_in(text)


def send(browser: Browser, address: str, values: dict[str, str], base: str) -> tuple[int, str]:
    """Send one save as the page does; gives the status of the answer and the next base."""
    form = {"base": base, "drawn": " ".join(values), **values, "deed": "stay"}
    status, text = browser.ask("POST", address, form, **{"HX-Request": "true"})
    return status, base_in(text) if status < 400 else base


def type_in(browser: Browser, address: str, values: dict[str, str], base: str) -> tuple[int, str]:
    """Send what is typed as the page's script does; gives the status and the next base."""
    browser.typed += 1
    own = {"browser": browser.name, "number": str(browser.typed), "signed_in_as": browser.who}
    form = {"base": base, "drawn": " ".join(values), **values, **own}
    json_wanted = {"Accept": "application/json"}
    status, text = browser.ask("POST", f"{address}/draft", form, **json_wanted)
    return status, str(json.loads(text)["revision"]) if status < 400 else base


def base_in(page: str) -> str:
    """Read which revision a form was drawn from."""
    found = re.search(r'name="base" value="(\d+)"', page)
    assert found is not None
    return found[1]


def writers_of(site: Site, campaign: str) -> list[Writer]:
    """Sign four writers in, each in a browser of their own."""
    return [Writer(Browser(site).sign_in(), campaign, number) for number in range(len(PLACES))]


@contextmanager
def at_work(writers: list[Writer]) -> Iterator[threading.Event]:
    """Have the writers save for as long as the block runs."""
    stopping = threading.Event()
    threads = [threading.Thread(target=each.write, args=(stopping,)) for each in writers]
    for thread in threads:
        thread.start()
    try:
        yield stopping
    finally:
        stopping.set()
        for thread in threads:
            thread.join()
        for each in writers:
            each.browser.connection.close()

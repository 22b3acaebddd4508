"""Every failure is a page in plain words, in the person's language, and shows nothing inside."""

import errno
import io

import pytest
from sqlalchemy.exc import OperationalError

from app.core.errors import Conflict, Missing, NotAllowed, Withdrawn
from app.core.throttle import TooMany
from app.questions.fields import N_
from tests.words import say

TITLES = {
    403: N_("This page is not for you"),
    404: N_("There is nothing at this address"),
    405: N_("This page does not do that"),
    409: N_("This cannot be done right now"),
    410: N_("This page was taken off the site"),
    413: N_("That is too large"),
    429: N_("Too many tries in a short time"),
    500: N_("Something broke on our side"),
    503: N_("We cannot save right now"),
    507: N_("There is no room left to save"),
}
INSIDE = "SELECT secret FROM vault"
FAULTS = {
    403: NotAllowed(),
    404: Missing(),
    409: Conflict(),
    410: Withdrawn(),
    429: TooMany(),
    500: RuntimeError(INSIDE),
    503: OperationalError(INSIDE, {}, Exception("disk I/O error at /var/lib")),
    507: OSError(errno.ENOSPC, INSIDE),
}


@pytest.fixture
def failing(app, monkeypatch):
    """Have the home page fail: `failing(error)`."""

    def fail_with(error):
        def view(**_given):
            raise error

        view.access = "public"
        monkeypatch.setitem(app.view_functions, "site.home", view)
        monkeypatch.setattr(app, "testing", False)

    return fail_with


def is_explained(visitor, status, language="fr"):
    assert visitor.texts("h1") == [say(language, TITLES[status])]
    assert visitor.text("main .kick").endswith(str(status))
    assert len(visitor.text("main .standfirst")) > 30
    ways = [node.attributes["href"] for node in visitor.page.css("main a")]
    assert ways == [f"/{language}/{where}" for where in ("case-studies/", "", "pages/help")]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("status", FAULTS, ids=str)
def test_a_failure_is_explained(anyone, failing, status, language):
    failing(FAULTS[status])
    anyone.open(f"/{language}/", status=status)
    is_explained(anyone, status, language)


@pytest.mark.parametrize("status", [500, 503, 507])
def test_nothing_internal_is_shown(anyone, failing, status, caplog):
    failing(FAULTS[status])
    anyone.open("/fr/", status=status)
    for word in ("vault", "RuntimeError", "Traceback", "/var/lib", "sqlalchemy"):
        assert word not in anyone.response.text
    assert "vault" in caplog.text or "disk I/O" in caplog.text


@pytest.mark.parametrize("status", FAULTS, ids=str)
def test_head_is_answered_like_get_without_a_body(anyone, failing, status):
    failing(FAULTS[status])
    response = anyone._send("head", "/fr/")
    assert (response.status_code, response.text) == (status, "")


@pytest.mark.parametrize(
    ("address", "language"),
    [("/fr/nothing", "fr"), ("/en/nothing", "en"), ("/xx/", "en"), ("/nothing", "en")],
)
def test_an_unknown_address_is_explained(anyone, address, language):
    anyone.open(address, status=404, headers={"Accept-Language": "en"})
    is_explained(anyone, 404, language)


def test_a_wrong_method_is_explained_with_the_right_ones(anyone):
    anyone.post("/fr/case-studies/", status=405)
    is_explained(anyone, 405)
    assert set(anyone.response.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


def test_too_much_is_explained(anyone):
    anyone.open("/fr/account/sign-in")
    form = {"csrf_token": anyone.token(), "email": "x" * 600_000}
    anyone._look(anyone._send("post", "/fr/account/sign-in", data=form), 413)
    is_explained(anyone, 413)


def test_too_many_fields_are_explained(anyone):
    anyone.open("/fr/account/sign-in")
    parts = "".join(
        f'--b\r\nContent-Disposition: form-data; name="n{n}"\r\n\r\nx\r\n' for n in range(700)
    )
    body, kind = io.BytesIO(f"{parts}--b--\r\n".encode()), "multipart/form-data; boundary=b"
    sent = anyone._send("post", "/fr/account/sign-in", data=body, content_type=kind)
    anyone._look(sent, 413)
    is_explained(anyone, 413)


def test_a_refusal_says_why(anyone, failing):
    failing(Conflict(N_("There are already %(most)s rows here."), most=4))
    anyone.open("/en/", status=409)
    assert anyone.text("main .standfirst") == "There are already 4 rows here."


def test_another_host_s_name_is_refused_in_words(anyone):
    anyone.open("/fr/", status=400, headers={"Host": "evil.example"})
    assert anyone.response.mimetype == "text/plain"
    assert anyone.response.text == say("fr", N_("We could not read this request"))


@pytest.mark.parametrize("address", ["/fr/%00", "/fr/case-studies/%00/", "/fr/pages/%ff", "/%ff/"])
def test_a_strange_address_is_not_found(anyone, address):
    anyone.open(address, status=404)


@pytest.mark.parametrize("address", ["/fr/campaigns/%00/", "/fr/submissions/%00/status"])
def test_a_strange_address_is_not_found_by_who_is_signed_in_either(signed_in, address):
    signed_in().open(address, status=404)

"""The first administrator's one-time page."""

from app.accounts.models import User
from app.accounts.setup import setup_link
from app.core.db import db, one_commit
from tests.accounts.conftest import PASSWORD
from tests.visitor import Visitor


def link():
    with one_commit():
        found = setup_link("https://example.org", "en")
    return found.removeprefix("https://example.org") if found else None


def test_the_first_administrator_sets_the_site_up(anyone):
    anyone.open(link())
    anyone.submit(email="boss@example.org", password=PASSWORD)
    assert anyone.response.request.path == "/en/admin/"
    assert db.session.query(User).one().is_administrator


def test_the_page_works_once(app, anyone):
    address = link()
    late = Visitor(app)
    late.open(address)
    anyone.open(address)
    anyone.submit(email="boss@example.org", password=PASSWORD)
    late.submit(email="thief@example.org", password=PASSWORD, status=410)
    late.open(address, status=410)
    assert db.session.query(User).count() == 1


def test_there_is_no_link_once_there_is_an_administrator(person):
    person(role="administrator")
    assert link() is None


def test_an_administrator_made_otherwise_closes_the_page(anyone, person):
    address = link()
    anyone.open(address)
    person("boss@example.org", role="administrator")
    anyone.submit(email="thief@example.org", password=PASSWORD, status=410)


def test_a_new_link_replaces_the_one_before(anyone):
    old = link()
    new = link()
    anyone.open(old, status=410)
    anyone.open(new)


def test_a_weak_password_is_refused_and_the_page_stays(anyone):
    anyone.open(link())
    anyone.submit(email="boss@example.org", password="boss.example1", status=422)
    anyone.submit(email="boss@example.org", password=PASSWORD)
    assert anyone.response.request.path == "/en/admin/"


def test_somebody_who_has_an_account_becomes_administrator(anyone, somebody):
    somebody("boss@example.org", password="quite another one")
    anyone.open(link())
    anyone.submit(email="boss@example.org", password=PASSWORD)
    assert [user.role for user in db.session.query(User)] == ["administrator"]

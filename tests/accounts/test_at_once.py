"""Two people at the same moment at one address: one has it, the other is told so in words."""

from app.accounts import administration, links, setup, verbs
from app.accounts.links import Purpose
from app.accounts.models import Role, User
from app.core.db import db, one_commit
from app.core.errors import Conflict
from tests.meanwhile import meanwhile

NEW = "new@example.org"


def link(purpose, user=None, **given):
    with one_commit():
        return links.make(purpose, user, **given)


def newcomer(name):
    return User(email=NEW, name=name, language="fr")


def who_has_it():
    db.session.expire_all()
    return [user.name for user in db.session.query(User).filter_by(email=NEW)]


def test_a_new_address_that_two_confirm(app, person):
    aicha, nadia = person("aicha@example.org"), person("nadia@example.org")
    mine, theirs = (link(Purpose.EMAIL, user, email=NEW) for user in (aicha, nadia))
    with one_commit():
        verbs.change_email(mine, aicha)
        second, failed = meanwhile(app, lambda: verbs.change_email(theirs, nadia))
    second.join()
    assert failed == [Conflict]
    assert who_has_it() == ["Aicha"]


def test_an_invitation_to_an_address_that_somebody_takes(app, person):
    aicha = person("aicha@example.org")
    mine = link(Purpose.EMAIL, aicha, email=NEW)
    invited = link(Purpose.INVITATION, email=NEW, role=Role.MEMBER)
    with one_commit():
        verbs.change_email(mine, aicha)
        second, failed = meanwhile(
            app, lambda: administration.accept_invitation(invited, newcomer("Nadia"))
        )
    second.join()
    assert failed == [Conflict]
    assert who_has_it() == ["Aicha"]


def test_the_first_administrator_whose_address_is_just_registered(app):
    token = link(Purpose.SETUP)
    with one_commit():
        verbs.register(newcomer("Nadia"))
        second, failed = meanwhile(app, lambda: setup.set_up(token, newcomer("Aicha")))
    second.join()
    assert failed == []
    assert who_has_it() == ["Aicha"]

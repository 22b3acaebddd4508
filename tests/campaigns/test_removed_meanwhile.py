"""Somebody is taken off the team while they save: they are told, and nothing breaks."""

from datetime import timedelta

from app.campaigns.membership import remove_member
from app.campaigns.models import Member
from app.campaigns.queries import open_campaign
from app.campaigns.rights import Right
from app.campaigns.verbs import save_answers
from app.core.clock import now
from app.core.db import db, one_commit
from app.core.errors import Missing
from app.keeping.saving import Seen
from tests.campaigns.test_drafts import stored
from tests.meanwhile import meanwhile


def test_what_a_member_saves_who_is_removed_meanwhile(app, campaign, author, person, join):
    nadia = join(campaign, person("nadia@example.org"), "editor")
    with one_commit() as session:
        session.get_one(Member, (campaign.id, nadia.id)).seen_at = now() - timedelta(minutes=5)

    def save():
        opened = open_campaign(campaign.public_id, Right.EDIT_CAMPAIGN, nadia)
        save_answers(opened, "basics", {"title": "Trop tard"}, seen=Seen(1), by=nadia)

    with one_commit():
        remove_member(open_campaign(campaign.public_id, Right.MANAGE_TEAM, author), nadia, author)
        db.session.flush()
        saving, failed = meanwhile(app, save)
    saving.join()
    assert failed == [Missing]
    db.session.expire_all()
    assert stored(campaign).answers["title"] == "Même tribune"

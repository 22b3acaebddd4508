"""Two people do two things at the same moment: each is told, and nothing is forgotten."""

from datetime import timedelta

from app.campaigns.membership import remove_member
from app.campaigns.models import Member
from app.campaigns.queries import open_campaign
from app.campaigns.rights import Right
from app.campaigns.verbs import go_through, save_answers
from app.core.clock import now
from app.core.db import db, one_commit
from app.core.errors import Missing
from app.keeping.saving import Seen
from app.plan.steps import BY_SLUG
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


def test_two_who_finish_two_steps_are_both_counted(app, campaign, author):
    """On PostgreSQL both write at once, and neither sees the other's step before it is kept."""

    def finish(step):
        opened = open_campaign(campaign.public_id, Right.EDIT_CAMPAIGN, author)
        answers = {field.key: "unknown" for field in BY_SLUG[step].fields()}
        save_answers(opened, step, answers, seen=Seen(0), by=author)
        go_through(opened, step, author)

    with one_commit():
        finish("pretest")
        finishing, failed = meanwhile(app, lambda: finish("tracking"))
    finishing.join()
    assert failed == []
    db.session.expire_all()
    opened = open_campaign(campaign.public_id, Right.EDIT_CAMPAIGN, author)
    phases = [[each.ready, len(each.stops), each.percent] for each in opened.journey.phases]
    assert opened.campaign.progress["phases"] == phases

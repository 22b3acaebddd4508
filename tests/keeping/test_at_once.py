"""Really at once: several threads save the same step, each another answer; every one is kept."""

import threading
from contextvars import Context

import pytest

from app.accounts.models import User
from app.campaigns.models import AnswerVersion, Member, StepAnswer
from app.campaigns.queries import open_campaign
from app.campaigns.rights import Right
from app.campaigns.verbs import save_answers, save_row
from app.case_studies.models import CaseStudy
from app.case_studies.writing import start_case_study
from app.core.db import db, one_commit
from app.core.ids import new_id
from app.keeping.saving import Seen
from app.plan.steps import BY_SLUG
from tests.campaigns.plans import plan_of, start

WRITERS, ROUNDS = 6, 5


@pytest.fixture
def campaign(person):
    return start(plan_of(basics={"title": "Ensemble"}), person("aicha@example.org"))


def at_once(app, write):
    """Run a deed in several threads that begin together; re-raises what went wrong in one."""
    gate, errors = threading.Barrier(WRITERS), []

    def run(number):
        try:
            with app.app_context():
                gate.wait()
                for turn in range(ROUNDS):
                    with one_commit():
                        write(number, turn)
                db.session.remove()
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=Context().run, args=(run, n)) for n in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]


def test_answers_of_one_step_that_nobody_had_begun(app, campaign):
    id, owner, slug = campaign.public_id, opened_by(campaign), "objectives"
    keys = ["goal", "if_we", "then", "because", "goal_note", "other"][:WRITERS]

    def write(number, turn):
        opened = open_campaign(id, Right.EDIT_CAMPAIGN, owner)
        values, seen = {keys[number]: f"{number} {turn}"}, Seen(opened.revision(slug))
        save_answers(opened, slug, values, seen=seen, by=owner)

    at_once(app, write)
    step = db.session.query(StepAnswer).filter_by(step=slug).one()
    assert step.answers == {key: f"{n} {ROUNDS - 1}" for n, key in enumerate(keys)}
    versions = db.session.query(AnswerVersion).filter_by(kept_id=step.id).count()
    assert versions == step.revision == WRITERS * ROUNDS


def test_rows_of_one_group(app, campaign):
    id, owner, group = (
        campaign.public_id,
        opened_by(campaign),
        BY_SLUG["messengers"].group("messengers"),
    )

    def write(number, turn):
        opened = open_campaign(id, Right.EDIT_CAMPAIGN, owner)
        where, seen = ("messengers", group, f"row{number}"), Seen(opened.revision("messengers"))
        save_row(opened, where, {"name": f"{number} {turn}"}, seen=seen, by=owner)

    at_once(app, write)
    rows = db.session.query(StepAnswer).filter_by(step="messengers").one().answers["messengers"]
    assert sorted((row["id"], row["name"]) for row in rows) == [
        (f"row{n}", f"{n} {ROUNDS - 1}") for n in range(WRITERS)
    ]


def opened_by(campaign):
    """Give the campaign's owner, apart from any session."""
    owner = db.session.query(User).join(Member, Member.user_id == User.id).one()
    db.session.expunge(owner)
    db.session.rollback()
    return owner


def test_a_case_study_that_is_begun_by_several_clicks(app, campaign):
    owner, id = opened_by(campaign), new_id()
    begun = set()

    def write(_number, _turn):
        begun.add(start_case_study({"title": "Une"}, "fr", public_id=id, by=owner).id)

    at_once(app, write)
    assert len(begun) == 1
    assert db.session.query(CaseStudy).one().public_id == id

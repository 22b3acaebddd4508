"""Results side by side, consents asked for again, and what a case study would take over."""

from flask import Blueprint, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.campaigns.answering import around
from app.campaigns.asking_again import Answers, changes_of, draw_asking, labels_of, read_answers
from app.campaigns.figures.evidence import view_evidence
from app.campaigns.figures.going_over import going_over
from app.campaigns.figures.results import results_of
from app.campaigns.opened import OpenCampaign
from app.campaigns.queries import open_campaign
from app.campaigns.rights import Right
from app.campaigns.routes.steps import group_of
from app.campaigns.verbs import save_answers, save_row
from app.core.clock import today
from app.keeping.posting import number_in
from app.keeping.saving import Seen, StaleAnswer
from app.plan.coverage import consents_of, list_unasked
from app.web.guards import signed_in
from app.web.pages import arrive, page

blueprint = Blueprint("results", __name__, url_prefix="/<lang:lang>/campaigns/<id>/results")
NOTHING_READ = Answers()


@blueprint.get("")
@signed_in
def show(id: str) -> Response:
    """Show what was aimed at beside what was measured, and the word of the team."""
    return _page(open_campaign(id, Right.SEE_CAMPAIGN, current_user))


@blueprint.post("/consents")
@signed_in
def ask_again(id: str) -> Response:
    """Keep what each person answered when asked again."""
    opened = open_campaign(id, Right.EDIT_CAMPAIGN, current_user)
    base = opened.revision("messengers")
    answers = read_answers(opened.plan, request.form, around(opened), today())
    if answers.problems:
        return _page(opened, answers, base=number_in("base"), status=422)
    try:
        _keep(opened, answers)
    except StaleAnswer:
        return _page(opened, answers, base=base, status=409)
    return arrive(url_for(".show", id=id, _anchor="consents"))


def _keep(opened: OpenCampaign, answers: Answers) -> None:
    """Save what has changed; the review says "yes" only once everybody was asked."""
    group, base = group_of("messengers", "messengers"), number_in("base")
    for consent in consents_of(opened.plan):
        row = consent.messenger["id"]
        if changed := changes_of(consent, answers.values[row]):
            where = ("messengers", group, row)
            save_row(opened, where, changed, seen=Seen(base), by=current_user)
    done = {"consents_rechecked": not list_unasked(opened.plan)}
    seen = Seen(opened.revision("review"))
    save_answers(opened, "review", done, seen=seen, by=current_user)


def _page(
    opened: OpenCampaign,
    read: Answers = NOTHING_READ,
    *,
    base: int | None = None,
    status: int = 200,
) -> Response:
    posted = None if base is None else request.form
    asking = draw_asking(opened.plan, around(opened), posted, read.problems)
    return page(
        "campaigns/results.html",
        status=status,
        opened=opened,
        results=results_of(opened.plan, around(opened), today()),
        evidence=view_evidence(opened.plan, today()),
        asking=asking,
        labels=labels_of(asking),
        problems=read.problems,
        base=opened.revision("messengers") if base is None else base,
        unasked=len(list_unasked(opened.plan)),
        was_changed=status == 409,
        over=going_over(opened.plan, today()),
        unsettled=opened.coaching_to_tell.critical.total(),
    )

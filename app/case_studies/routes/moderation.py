"""The moderators' queue and desk: taking, remarking, checking."""

from datetime import datetime

from flask import Blueprint, flash, request, url_for
from flask_babel import format_timedelta
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.accounts.rights import Right
from app.case_studies.deciding import claim, mark_points, release, remark, settle
from app.case_studies.desk import Papers, desk_view
from app.case_studies.desk_drafts import find_draft
from app.case_studies.publishing import unpublish
from app.case_studies.queries import (
    TABS,
    count_tabs,
    get_latest_version,
    list_moves,
    list_queue,
    list_remarks,
    list_versions,
    marks_of,
)
from app.case_studies.routes.desk import forget_sent, readable, texts_named
from app.case_studies.showing import story_of
from app.core.clock import now
from app.core.once import note_done, where_it_led
from app.questions.fields import N_
from app.questions.reading import clean
from app.questions.world import name_of_language
from app.web.guards import needs
from app.web.locale import language
from app.web.pages import arrive, page

blueprint = Blueprint("moderation", __name__, url_prefix="/<lang:lang>/moderation")
TAB_NAMES = {
    "to_read": N_("To read"),
    "accepted": N_("Ready to publish"),
    "with_author": N_("With the author"),
    "published": N_("In the library"),
    "closed": N_("Closed"),
}


@blueprint.app_template_filter("age")
def age(since: datetime) -> str:
    """Say how long ago something was, in words: 3 days."""
    return str(format_timedelta(now() - since))


@blueprint.app_template_filter("language_name")
def language_name(code: str) -> str:
    """Name a language in the language of this page."""
    return name_of_language(code, language())


@blueprint.get("/")
@needs(Right.MODERATE)
def queue() -> Response:
    """List what waits, the oldest first."""
    asked = request.args.get("tab", "")
    tab = asked if asked in TABS else "to_read"
    return page(
        "moderation/queue.html",
        tab=tab,
        tabs=TAB_NAMES,
        counts=count_tabs(),
        lines=list_queue(tab, current_user),
    )


@blueprint.get("/<public_id>/")
@needs(Right.MODERATE)
def desk(public_id: str) -> Response:
    """Show a case study answer by answer, with checklist and decisions."""
    case = readable(public_id)
    draft = find_draft(case, current_user)
    papers = Papers(
        list_versions(case), list_remarks(case), list_moves(case), marks_of(case), draft
    )
    return page("moderation/desk.html", view=desk_view(case, papers, language()))


@blueprint.get("/<public_id>/as-published")
@needs(Right.MODERATE)
def as_published(public_id: str) -> Response:
    """Show what was sent last as readers would see it."""
    case = readable(public_id)
    version = get_latest_version(case)
    slug = case.slug or case.public_id
    story = story_of(version.content, version.language, slug, language())
    return page("moderation/as_published.html", case=case, story=story)


@blueprint.post("/<public_id>/claim")
@needs(Right.MODERATE)
def take(public_id: str) -> Response:
    """Take it for reading."""
    case = claim(readable(public_id, lock=True), current_user)
    return arrive(url_for(".desk", public_id=case.public_id))


@blueprint.post("/<public_id>/release")
@needs(Right.MODERATE)
def give_back(public_id: str) -> Response:
    """Give it back to the queue."""
    release(readable(public_id, lock=True), current_user)
    return arrive(url_for(".queue"))


@blueprint.post("/<public_id>/remarks")
@needs(Right.MODERATE)
def say(public_id: str) -> Response:
    """Remark on an answer."""
    case = readable(public_id, lock=True)
    question, once = request.form.get("question", ""), request.form.get("once")
    led_to = f"{url_for('.desk', public_id=public_id)}#a-{clean(question)[:40]}"
    if where_it_led(once):
        return arrive(led_to)
    remark(
        case,
        question,
        clean(request.form.get("text", "")),
        for_author=request.form.get("between_us") != "yes",
        by=current_user,
    )
    forget_sent(case, {f"remark-{question}": texts_named("text", "between_us")})
    note_done(once, led_to)
    return arrive(led_to)


@blueprint.post("/<public_id>/remarks/<remark_id>/settlement")
@needs(Right.MODERATE)
def call_settled(public_id: str, remark_id: str) -> Response:
    """Call a remark settled."""
    found = settle(readable(public_id, lock=True), clean(remark_id), current_user)
    return arrive(f"{url_for('.desk', public_id=public_id)}#a-{found.question}")


@blueprint.post("/<public_id>/checklist")
@needs(Right.MODERATE)
def tick(public_id: str) -> Response:
    """Answer points of the checklist."""
    case = readable(public_id, lock=True)
    points = range(1, 21)
    answers = {number: request.form.get(f"point-{number}", "") for number in points}
    notes = {number: clean(request.form.get(f"note-{number}", "")) for number in points}
    mark_points(case, answers, notes, current_user)
    sent = {
        f"point-{number}": texts_named(f"point-{number}", f"note-{number}") for number in points
    }
    forget_sent(case, sent)
    flash(_("The checklist is saved."), "ok")
    return arrive(f"{url_for('.desk', public_id=public_id)}#checklist")


@blueprint.post("/<public_id>/unpublication")
@needs(Right.MODERATE)
def unpublish_page(public_id: str) -> Response:
    """Take a page off the site at once."""
    case = readable(public_id, lock=True)
    unpublish(case, clean(request.form.get("message", ""))[:2000], current_user)
    flash(_("The page is off the site. Nobody sees it any more."), "ok")
    return arrive(url_for(".desk", public_id=public_id))

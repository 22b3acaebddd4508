"""The moderators' queue and desk: taking, remarking, checking."""

from datetime import datetime

from flask import Blueprint, flash, request, url_for
from flask_babel import format_timedelta
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.accounts.rights import Right
from app.case_studies.checklist import ANSWERS, BEFORE, POINTS, Mark, Ticked, mark_in, texts_of
from app.case_studies.deciding import (
    PointsRefused,
    SentAgain,
    claim,
    mark_points,
    release,
    remark,
    settle,
)
from app.case_studies.desk import Refused
from app.case_studies.desk_drafts import Texts
from app.case_studies.lengths import NOTE, Unfit
from app.case_studies.models import CaseStudy
from app.case_studies.publishing import unpublish
from app.case_studies.queries import TABS, count_tabs, get_latest_version, list_queue
from app.case_studies.routes.desk import desk_page, forget_sent, readable, refuse, texts_named
from app.case_studies.showing import story_of
from app.core.clock import now
from app.core.once import note_done, where_it_led
from app.keeping.posting import number_in
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
    return desk_page(readable(public_id))


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
    sent = {f"remark-{question}": texts_named("text", "between_us")}
    try:
        _remark(case, question)
    except Unfit as unfit:
        return refuse(case, unfit, f"t-{question}", sent)
    forget_sent(case, sent)
    note_done(once, led_to)
    return arrive(led_to)


def _remark(case: CaseStudy, question: str) -> None:
    text, only_for_us = (clean(request.form.get(name, "")) for name in ("text", "between_us"))
    remark(case, question, text, for_author=only_for_us != "yes", by=current_user)


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
    case, ticked = readable(public_id, lock=True), _ticked()
    try:
        mark_points(case, ticked, current_user)
    except PointsRefused as refused:
        again = Refused(_reasons(refused), _typed_again(ticked, refused), number_in("base"))
        return desk_page(case, again, status=refused.status)
    forget_sent(case, {f"point-{n}": texts_of(n, mark, Mark()) for n, mark in ticked.given.items()})
    flash(_("The checklist is saved."), "ok")
    return arrive(f"{url_for('.desk', public_id=public_id)}#checklist")


def _ticked() -> Ticked:
    """Read the checklist as it was sent."""
    texts, numbers = dict(request.form.lists()), [point.number for point in POINTS]
    return Ticked(
        given={number: mark_in(texts, number) for number in numbers},
        drawn={number: mark_in(texts, number, BEFORE) for number in numbers},
        round=number_in("round"),
    )


def _reasons(refused: PointsRefused) -> dict[str, list[str]]:
    """Say by control why points could not be kept, with what stands there now."""
    if isinstance(refused, SentAgain):
        words = _(
            "Its author sent this case study again while you were reading. Look at what changed,"
            " then save your answers: they are still in the form."
        )
        return {"checklist": [words]}
    reasons = {
        f"note-{number}": [
            _(
                "Point %(number)s was changed meanwhile, perhaps by another moderator. It now says"
                " “%(answer)s”, with the note “%(note)s”. Yours is still in the form: save again"
                " to put it in its place.",
                number=number,
                answer=_(ANSWERS.get(mark.answer, N_("(no answer)"))),
                note=mark.note or _("(empty)"),
            )
        ]
        for number, mark in refused.changed.items()
    }
    for number in refused.too_long:
        words = _(
            "Shorten your note on point %(number)s: %(limit)s characters at most.",
            number=number,
            limit=NOTE,
        )
        reasons.setdefault(f"note-{number}", []).append(words)
    return reasons


def _typed_again(ticked: Ticked, refused: PointsRefused) -> dict[str, Texts]:
    """Give what was sent, to be drawn again; of a changed point they have now seen what it says."""
    return {
        f"point-{n}": texts_of(n, mark, refused.changed.get(n, ticked.drawn[n]))
        for n, mark in ticked.touched().items()
    }


@blueprint.post("/<public_id>/unpublication")
@needs(Right.MODERATE)
def unpublish_page(public_id: str) -> Response:
    """Take a page off the site at once."""
    case = readable(public_id, lock=True)
    try:
        unpublish(case, clean(request.form.get("message", "")), current_user)
    except Unfit as unfit:
        return refuse(case, unfit, "why", {"why": texts_named("message")})
    flash(_("The page is off the site. Nobody sees it any more."), "ok")
    return arrive(url_for(".desk", public_id=public_id))

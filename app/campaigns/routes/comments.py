"""The comments of a step: read them, say something, settle, take back."""

from flask import Blueprint, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.campaigns import commenting
from app.campaigns.answering import around
from app.campaigns.forms import CommentForm
from app.campaigns.models import Comment
from app.campaigns.opened import OpenCampaign
from app.campaigns.queries import open_campaign
from app.campaigns.rights import Right
from app.campaigns.routes.steps import step_of
from app.campaigns.subjects import Said, find_subject, list_choices, value_of, words_about
from app.core.ids import new_id
from app.core.once import note_done, where_it_led
from app.web.guards import signed_in
from app.web.pages import arrive, page

blueprint = Blueprint(
    "comments", __name__, url_prefix="/<lang:lang>/campaigns/<id>/steps/<step>/comments"
)


@blueprint.get("")
@signed_in
def show(id: str, step: str) -> Response:
    """Show what was said about a step; `?question=…&row=…` chooses what to speak of."""
    step_of(step)
    opened = open_campaign(id, Right.SEE_CAMPAIGN, current_user)
    about = value_of(request.args.get("question", ""), request.args.get("row"))
    return _show(opened, step, CommentForm(about=about, once=new_id(20)))


@blueprint.post("")
@signed_in
def add(id: str, step: str) -> Response:
    """Comment; the same form sent twice does so once."""
    step_of(step)
    opened = open_campaign(id, Right.COMMENT, current_user)
    form = CommentForm()
    if led_to := where_it_led(form.once.data):
        return arrive(led_to)
    is_good, subject = form.validate(), find_subject(opened, step, form.about.data or "")
    if subject is None:
        form.about.errors = [_("Choose one of the answers offered.")]
    if not is_good or subject is None:
        return _show(opened, step, form, 422)
    comment = commenting.add_comment(opened, step, subject, form.text.data, by=current_user)
    address = _address(id, step, comment)
    note_done(form.once.data, address)
    return arrive(address)


@blueprint.post("/<comment>/settlement")
@signed_in
def settle(id: str, step: str, comment: str) -> Response:
    """Call a comment settled."""
    opened = open_campaign(id, Right.COMMENT, current_user)
    found = commenting.get_comment(opened, step, comment)
    commenting.settle_comment(opened, found, current_user)
    return arrive(_address(id, step))


@blueprint.post("/<comment>/reopening")
@signed_in
def open_again(id: str, step: str, comment: str) -> Response:
    """Take back that a comment is settled."""
    opened = open_campaign(id, Right.COMMENT, current_user)
    found = commenting.get_comment(opened, step, comment)
    commenting.open_comment_again(opened, found, current_user)
    return arrive(_address(id, step, found))


@blueprint.post("/<comment>/removal")
@signed_in
def delete(id: str, step: str, comment: str) -> Response:
    """Delete one's own comment; the second click finds it gone."""
    opened = open_campaign(id, Right.SEE_CAMPAIGN, current_user)
    found = commenting.find_comment(opened, step, comment)
    if found is not None:
        commenting.delete_comment(opened, found, current_user)
    return arrive(_address(id, step))


def _address(id: str, step: str, comment: Comment | None = None) -> str:
    anchor = f"c-{comment.public_id}" if comment else None
    return url_for(".show", id=id, step=step, _anchor=anchor)


def _show(opened: OpenCampaign, slug: str, form: CommentForm, status: int = 200) -> Response:
    nearby = around(opened)
    row = (form.about.data or "").rpartition(":")[0]
    said = [
        Said(each, name, words_about(opened, each, nearby), each.by_id == current_user.id)
        for each, name in commenting.list_comments(opened, slug)
    ]
    return page(
        "comments/index.html",
        status=status,
        opened=opened,
        stop=opened.journey.stop(slug),
        open_ones=[each for each in said if each.comment.settled_at is None],
        settled=[each for each in said if each.comment.settled_at],
        choices=list_choices(opened, slug, row, nearby),
        form=form,
    )

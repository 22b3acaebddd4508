"""A plan that leaves the screen: what each file is for, and the files."""

from flask import Blueprint, request
from flask_login import current_user
from werkzeug.wrappers import Response

from app.campaigns.exporting import paper, sheet
from app.campaigns.opened import OpenCampaign
from app.campaigns.queries import open_campaign
from app.campaigns.rights import Right
from app.core.errors import Missing
from app.exports.document import Document
from app.exports.pdf import to_pdf
from app.exports.sheets import Sheet
from app.exports.word import to_word
from app.plan.interchange import to_json
from app.web.downloads import as_file, asked_language
from app.web.guards import signed_in
from app.web.pages import page

blueprint = Blueprint("exports", __name__, url_prefix="/<lang:lang>/campaigns/<id>/exports")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@blueprint.get("/")
@signed_in
def show(id: str) -> Response:
    """Explain each file and offer it."""
    opened = _open(id)
    return page("campaigns/exports.html", opened=opened, sheets=Sheet, wanted=asked_language())


@blueprint.get("/pdf")
@signed_in
def pdf(id: str) -> Response:
    """Give the plan for printing and for screen readers."""
    opened = _open(id)
    return _file(opened, ".pdf", to_pdf(_paper(opened)), "application/pdf")


@blueprint.get("/docx")
@signed_in
def word(id: str) -> Response:
    """Give the plan for writing on in Word or LibreOffice."""
    opened = _open(id)
    return _file(opened, ".docx", to_word(_paper(opened)), WORD)


@blueprint.get("/csv")
@signed_in
def csv(id: str) -> Response:
    """Give one of the plan's tables for a spreadsheet."""
    opened = _open(id)
    if (asked := request.args.get("sheet", Sheet.CONTENT)) not in set(Sheet):
        raise Missing
    wanted = Sheet(asked)
    content = sheet(opened, asked_language(), wanted)
    return _file(opened, f"-{wanted}.csv", content, "text/csv; charset=utf-8")


@blueprint.get("/json")
@signed_in
def json(id: str) -> Response:
    """Give the plan as a file that can be imported again without loss."""
    opened = _open(id)
    return _file(opened, ".json", to_json(opened.plan).encode(), "application/json")


def _open(id: str) -> OpenCampaign:
    return open_campaign(id, Right.SEE_CAMPAIGN, current_user)


def _paper(opened: OpenCampaign) -> Document:
    return paper(opened, asked_language(), request.args)


def _file(opened: OpenCampaign, ending: str, content: bytes, kind: str) -> Response:
    return as_file(content, kind, opened.campaign.title, ending)

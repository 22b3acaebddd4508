"""A plan that leaves the screen: what each file is for, and the files."""

from flask import Blueprint, request
from flask_login import current_user
from werkzeug.wrappers import Response

from app.campaigns.exporting import paper, sheet
from app.campaigns.opened import OpenCampaign
from app.campaigns.queries import open_campaign
from app.campaigns.rights import Right
from app.core.errors import Missing
from app.core.ids import slugify
from app.core.settings import site_settings
from app.exports.document import Document
from app.exports.pdf import to_pdf
from app.exports.sheets import Sheet
from app.exports.word import to_word
from app.plan.interchange import to_json
from app.web.guards import signed_in
from app.web.locale import language
from app.web.pages import page

blueprint = Blueprint("exports", __name__, url_prefix="/<lang:lang>/campaigns/<id>/exports")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@blueprint.get("/")
@signed_in
def show(id: str) -> Response:
    """Explain each file and offer it."""
    opened = _open(id)
    return page("campaigns/exports.html", opened=opened, sheets=Sheet, wanted=_language())


@blueprint.get("/pdf")
@signed_in
def pdf(id: str) -> Response:
    """Give the plan for printing and for screen readers."""
    opened = _open(id)
    return _file(opened, "pdf", to_pdf(_paper(opened)), "application/pdf")


@blueprint.get("/docx")
@signed_in
def word(id: str) -> Response:
    """Give the plan for writing on in Word or LibreOffice."""
    opened = _open(id)
    return _file(opened, "docx", to_word(_paper(opened)), WORD)


@blueprint.get("/csv")
@signed_in
def csv(id: str) -> Response:
    """Give one of the plan's tables for a spreadsheet."""
    opened = _open(id)
    if (asked := request.args.get("sheet", Sheet.CONTENT)) not in set(Sheet):
        raise Missing
    wanted = Sheet(asked)
    content = sheet(opened, _language(), wanted)
    return _file(opened, f"{wanted}.csv", content, "text/csv; charset=utf-8")


@blueprint.get("/json")
@signed_in
def json(id: str) -> Response:
    """Give the plan as a file that can be imported again without loss."""
    opened = _open(id)
    return _file(opened, "json", to_json(opened.plan).encode(), "application/json")


def _open(id: str) -> OpenCampaign:
    return open_campaign(id, Right.SEE_CAMPAIGN, current_user)


def _language() -> str:
    """Give the language that was asked for, else that of the page."""
    asked = request.args.get("language", "")
    return asked if asked in site_settings().languages else language()


def _paper(opened: OpenCampaign) -> Document:
    return paper(opened, _language(), request.args)


def _file(opened: OpenCampaign, ending: str, content: bytes, kind: str) -> Response:
    response = Response(content, content_type=kind)
    join = "-" if "." in ending else "."
    name = f"{slugify(opened.campaign.title)}{join}{ending}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response

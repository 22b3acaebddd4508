"""What the organisation counts of itself, for its report: a page, a sheet, a file for programs."""

from json import dumps

from flask import Blueprint
from werkzeug.wrappers import Response

from app.accounts.rights import Right
from app.core.clock import now, today
from app.exports.csv_cells import csv_file
from app.site.counting import count_all
from app.site.counts import as_document, as_rows, tables_of
from app.web.guards import needs
from app.web.locale import language
from app.web.pages import page

blueprint = Blueprint("admin_counts", __name__, url_prefix="/<lang:lang>/admin/counts")


@blueprint.get("/")
@needs(Right.ADMINISTER)
def show() -> Response:
    """Show every count."""
    return page("admin/counts.html", tables=tables_of(count_all()), moment=now())


@blueprint.get("/csv")
@needs(Right.ADMINISTER)
def csv() -> Response:
    """Give the counts for a spreadsheet."""
    content = csv_file(as_rows(tables_of(count_all())), language())
    return _named(Response(content, content_type="text/csv; charset=utf-8"), "csv")


@blueprint.get("/json")
@needs(Right.ADMINISTER)
def json() -> Response:
    """Give the counts for programs."""
    content = dumps(as_document(tables_of(count_all())), indent=2) + "\n"
    return _named(Response(content, mimetype="application/json"), "json")


def _named(response: Response, ending: str) -> Response:
    name = f"portevoix-{today().isoformat()}.{ending}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response

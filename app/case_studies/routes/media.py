"""Pictures of case studies, as long as they may be seen."""

import re

from flask import Blueprint, make_response, request
from werkzeug.wrappers import Response

from app.accounts.sign_ins import viewer
from app.case_studies.queries import find_viewable_image
from app.core.errors import Missing
from app.core.media import WIDTHS, content_of
from app.web.caching import keep_private
from app.web.guards import public

blueprint = Blueprint("media", __name__, url_prefix="/media")
NAME = re.compile(r"[a-z0-9]{1,24}")
A_DAY = 86_400  # seconds; longer, and a picture would outlive its withdrawal


@blueprint.get("/<name>-<int:width>.webp")
@public
def show(name: str, width: int) -> Response:
    """Send a picture to whoever may see its case study."""
    if width not in WIDTHS or not NAME.fullmatch(name):
        raise Missing
    is_public = find_viewable_image(name, viewer())
    if is_public is None:
        raise Missing
    if not is_public:
        keep_private()
    etag = f"{name}-{width}"
    if is_public and request.if_none_match.contains_weak(etag):
        response: Response = make_response("", 304)
    else:
        content = content_of(name, width)
        if content is None:
            raise Missing
        response = Response(content, mimetype="image/webp")
    response.set_etag(etag)
    response.headers["Cache-Control"] = f"private, max-age={A_DAY}, immutable"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response

"""The public library: its list, and the page of a case study."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, current_app, make_response, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from app.accounts.sign_ins import viewer
from app.case_studies import shelves
from app.case_studies.reading_room import Opened, get_stamp, list_close, open_case
from app.case_studies.rights import Deed, may
from app.case_studies.search import Found, Place, Tally, find, tally
from app.case_studies.showing import Card, card_for, story_of, theme_phases
from app.questions.reading import clean
from app.reference.in_use import in_use
from app.web.caching import KeptPages, keep_private
from app.web.guards import public
from app.web.locale import language
from app.web.pages import asks_for, page

blueprint = Blueprint("library", __name__, url_prefix="/<lang:lang>/case-studies")
QUERY_LENGTH = 100
_kept = KeptPages()


@dataclass(frozen=True)
class Results:
    """What the list shows: the question asked, its cards, its filters, and the ways on."""

    query: str
    cards: list[Card]
    tally: Tally
    shelves: list[shelves.Shelf]
    chips: list[tuple[str, str]]  # label, address without this filter
    before: str
    after: str
    is_filtered: bool


@blueprint.get("/")
@public
def index() -> Response:
    """List published case studies, by words and by shelf."""
    if viewer():
        keep_private()
    key = (request.full_path, asks_for("results"), get_stamp(), in_use().stamp)
    return _kept.give(key, _list)


def _list() -> Response:
    return page("library/index.html", part="results", found=_results(MultiDict(request.args)))


def _results(given: MultiDict[str, str]) -> Results:
    query = clean(given.get("q", ""))[:QUERY_LENGTH]
    chosen = shelves.chosen_keys(given.to_dict(flat=False))
    found = find(
        query,
        chosen,
        language(),
        after=shelves.place_at(given.get("after")),
        before=shelves.place_at(given.get("before")),
    )
    counted = tally(query, chosen, language())
    return Results(
        query=query,
        cards=_cards(found),
        tally=counted,
        shelves=shelves.shelves(chosen, counted, language()),
        chips=list(_chips(query, chosen)),
        before=_address(query, chosen, before=found.before),
        after=_address(query, chosen, after=found.after),
        is_filtered=bool(query or chosen),
    )


def _cards(found: Found) -> list[Card]:
    return [card_for(card, language(), theme_phases()) for card in found.cards]


def _address(query: str, chosen: Any, **place: Place | None) -> str:
    """Give the address of another page of the same list; none where there is no such page."""
    cursors = {name: shelves.cursor_of(each) for name, each in place.items() if each}
    if place and not cursors:
        return ""
    pairs = [("q", query)] if query else []
    pairs += [(name, key) for name, keys in chosen.items() for key in keys]
    wanted = urlencode([*pairs, *cursors.items()])
    return url_for(".index") + (f"?{wanted}" if wanted else "")


def _chips(query: str, chosen: dict[str, list[str]]) -> Any:
    if query:
        yield f"“{query}”", _address("", chosen)
    for name, keys in chosen.items():
        for key in keys:
            rest = {**chosen, name: [each for each in keys if each != key]}
            yield shelves.name_on(name, key, language()), _address(query, rest)


@blueprint.get("/<slug>/")
@public
def show(slug: str) -> Response:
    """Show one published case study; a reader who has it already gets 304."""
    opened = open_case(slug, language())
    if (person := viewer()) is not None:
        keep_private()
        return _case_page(opened, may_unpublish=may(person, Deed.REVIEW, opened.case))
    etag = _etag(opened)
    if request.if_none_match.contains_weak(etag):
        return _for_everybody(make_response("", 304), etag)
    kept = _kept.give((slug, etag), lambda: _case_page(opened, may_unpublish=False))
    return _for_everybody(kept, etag)


def _for_everybody(response: Response, etag: str) -> Response:
    """Let browsers keep the page, but ask each time whether it still stands."""
    response.set_etag(etag, weak=True)  # it is compressed on its way
    response.headers["Cache-Control"] = "no-cache"
    response.vary.update(["Cookie", "HX-Request", "HX-Target", "HX-History-Restore-Request"])
    return response


def _etag(opened: Opened) -> str:
    """Name this very page: its version, the state of the library, and the looks of the site."""
    parts = (
        opened.version.id,
        opened.case.turn,
        opened.case.reviewed_at,
        opened.entry.card,
        opened.stamp,
        in_use().stamp,
        url_for(".index"),
        current_app.jinja_env.globals["static"](""),  # type: ignore[operator]
    )
    return sha256(repr(parts).encode()).hexdigest()[:20]


def _case_page(opened: Opened, *, may_unpublish: bool) -> Response:
    version = opened.version
    story = story_of(version.content, version.language, opened.entry.slug, language())
    return page(
        "library/case.html",
        case=opened.case,
        slug=opened.entry.slug,
        story=story,
        related=[card_for(card, language(), theme_phases()) for card in list_close(opened)],
        may_unpublish=may_unpublish,
        use_address=f"{url_for('campaigns.new')}?{urlencode({'from': opened.entry.slug})}",
        report_address=url_for("texts.show", slug="help"),
    )

"""From an empty form to the library, with the forms as they are drawn."""

from typing import Any

import pytest

from app.accounts.models import User
from app.case_studies.covers import MOTIFS, cover
from app.case_studies.form import PAGES
from app.case_studies.queries import get_own
from app.case_studies.states import Actor, State, may_move
from app.questions.fields import Field, Kind
from tests.case_studies.test_library import statements
from tests.visitor import Visitor, drawn_values

TYPED = {
    "title": "Rue pour tous",
    "country": "FR",
    "languages": "français",
    "organiser_contact": "example.org/rue",
    "start": "2026-05-03",
    "themes": ["polarisation"],
    "evidence_level": "0",
    "safety_concern": "none",
    "original_language": "français",
}


def typed_for(question: Field, page: Visitor) -> Any:
    """Answer a question as somebody would: what is typed above, else the first choice offered."""
    if question.key in TYPED:
        return TYPED[question.key]
    if question.kind is Kind.YES_NO:
        return "yes"
    first = page.page.css_first(f"main input[name={question.key}][value]")
    if first is not None and first.attributes.get("type") in ("radio", "checkbox"):
        return first.attributes["value"]
    return "Une réponse."


def test_an_author_fills_in_four_pages_and_a_moderator_publishes(
    signed_in: Any, author: User, moderator: User, anyone: Visitor
) -> None:
    aicha, karim = signed_in(author), signed_in(moderator)
    aicha.open("/en/submissions/")
    aicha.submit()
    public_id = aicha.response.request.path.split("/")[3]
    for sheet in PAGES:
        aicha.open(f"/en/submissions/{public_id}/{sheet.slug}")
        needed = [each for each in sheet.fields() if each.needed]
        typed = {each.key: typed_for(each, aicha) for each in needed}
        drawn = drawn_values(aicha.page.css_first("main form"))
        aicha.post(aicha.response.request.path, {**drawn, **typed, "deed": "stay"})
    for number in range(3):
        aicha.open(f"/en/submissions/{public_id}/happened")
        aicha.submit(do="add:lessons")
        aicha.submit(title=f"Leçon {number}", text="Parce que.")
    aicha.open(f"/en/submissions/{public_id}/status")
    aicha.submit("form[action$=submission]")
    karim.open("/en/moderation/")
    karim.submit("form[action$=claim]")
    karim.submit("form[action$=checklist]", **{f"point-{n}": "na" for n in range(1, 21)})
    karim.submit("form.decision", decision="publication")
    karim.submit(do="decide")
    anyone.open("/en/case-studies/")
    assert anyone.texts("#results h3") == ["Rue pour tous"]
    anyone.open("/en/case-studies/rue-pour-tous/")


def test_a_published_case_study_is_revised_while_the_old_version_stays(
    published: Any, signed_in: Any, author: User, anyone: Visitor
) -> None:
    case, aicha = published(), signed_in(author)
    aicha.open(f"/en/submissions/{case.public_id}/campaign")
    aicha.submit(title="La soupe, suite", do="stay")
    aicha.open(f"/en/submissions/{case.public_id}/status")
    aicha.submit("form[action$=submission]")
    assert get_own(case.public_id, author).state == "submitted"
    anyone.open(f"/fr/case-studies/{case.slug}/")
    assert anyone.text("h1") == "La soupe des voisins"


@pytest.mark.parametrize("address", ["/en/submissions/", "/en/moderation/"])
def test_lists_cost_the_same_with_one_row_and_with_three(
    address: str, signed_in: Any, sent: Any, author: User, moderator: User
) -> None:
    browser = signed_in(author if "submissions" in address else moderator)
    counts = []
    for more in (1, 2):
        for _case in range(more):
            sent()
        with statements() as asked:
            browser.open(address)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_only_whose_turn_it_is_may_move_it() -> None:
    assert may_move(State.DRAFT, State.SUBMITTED, Actor.AUTHOR)
    assert not may_move(State.DRAFT, State.SUBMITTED, Actor.MODERATOR)
    assert not may_move(State.DRAFT, State.PUBLISHED, Actor.MODERATOR)
    assert not may_move(State.IN_REVIEW, State.PUBLISHED, Actor.AUTHOR)


def test_the_same_address_always_has_the_same_cover() -> None:
    assert cover("turntolove") == cover("turntolove")
    assert {cover(f"case-{number}").motif for number in range(200)} == set(MOTIFS)
    assert cover("x", ("football",)).motif == "ball"


def test_an_address_that_runs_code_is_no_address(anyone: Visitor, published: Any) -> None:
    rows = [{"id": "s1", "title": "Piège", "link": "javascript:alert(1)"}]
    case = published(sources=rows, worked="<script>alert(1)</script>")
    page = anyone.open(f"/fr/case-studies/{case.slug}/")
    assert page.css("[href^=javascript]") == []
    assert "<script>alert" not in anyone.response.text
    assert anyone.texts("main ol.small li") == ["Piège"]

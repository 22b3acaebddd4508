"""A case study that came from a campaign declares no more evidence than the campaign shows."""

import pytest

from app.case_studies.form import EVIDENCE_CEILING, OVERSTATED, list_missing
from app.case_studies.models import CaseStudy
from app.case_studies.sending import NotReady, send_to_moderators
from app.case_studies.states import State
from app.case_studies.writing import Edit, change_answers
from app.core.db import db
from app.keeping.saving import Seen
from tests.case_studies.conftest import ANSWERS


def overstated(level, most=None):
    answers = {**ANSWERS, "original_language": "fr", "evidence_level": level}
    if most is not None:
        answers[EVIDENCE_CEILING] = most
    return [each.question.key for each in list_missing(answers)]


@pytest.mark.parametrize("most", range(5))
def test_a_level_above_what_the_campaign_shows_is_refused(most):
    for level in range(5):
        assert overstated(level, most) == (["evidence_level"] if level > most else [])


def test_a_case_without_campaign_declares_its_level_itself():
    assert overstated(4) == []
    assert overstated("unknown", 1) == []


def test_it_is_not_sent_before_the_level_is_lowered(draft, author):
    case = draft(evidence_level=3, **{EVIDENCE_CEILING: 1})
    with pytest.raises(NotReady) as caught:
        send_to_moderators(case, author)
    assert [each.why for each in caught.value.missing] == [OVERSTATED[1]]
    lower = Edit({"evidence_level": 1}, Seen(case.revision))
    change_answers(case, lower, author)
    assert case.answers[EVIDENCE_CEILING] == 1
    assert send_to_moderators(case, author).state == State.SUBMITTED


def test_the_author_cannot_lift_it_by_a_form(signed_in, draft, author):
    case = draft(evidence_level=1, **{EVIDENCE_CEILING: 1})
    db.session.commit()
    visitor = signed_in(author)
    there = f"/en/submissions/{case.public_id}/happened"
    visitor.open(there)
    drawn = visitor.page.css_first("[name=drawn]").attributes["value"]
    visitor.submit(
        **{EVIDENCE_CEILING: "4", "evidence_level": "4", "drawn": f"{drawn} {EVIDENCE_CEILING}"}
    )
    db.session.expire_all()
    kept = db.session.query(CaseStudy).one().answers
    assert (kept["evidence_level"], kept[EVIDENCE_CEILING]) == (4, 1)
    visitor.open(f"/en/submissions/{case.public_id}/status")
    assert "The figures of your campaign carry level 1 at most." in visitor.text("main")

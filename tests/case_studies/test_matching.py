"""Which published cases are close to what somebody plans, and the passage that answers them."""

from datetime import timedelta

import pytest

from app.case_studies.matching import BEST, CLOSEST, NEWEST, Sought, find_alike
from app.case_studies.models import CaseStudyVersion
from app.case_studies.passages import LONGEST, Words, cut, passage_of
from app.case_studies.publishing import put_on, unpublish
from app.case_studies.queries import get_own, get_sent
from app.case_studies.sending import withdraw
from app.core.clock import now
from app.core.db import db, one_commit
from tests.case_studies.test_search import multiply

LOCAL = Sought("audience", "local", 10)
YOUTH = Sought("theme", "youth", 5)
COHESION = Sought("theme", "polarisation", 5)
STREET = Sought("channel", "street", 2)
STRANGER = {"audience_kinds": ["fans"], "themes": ["football"], "channels": ["tv"]}


def titles(*sought, language="fr", **given):
    return [each.card["title"] for each in find_alike(sought, language, **given).alike]


def test_what_shares_more_of_worth_comes_first(published):
    published(title="Le canal seul", **{**STRANGER, "channels": ["street"]})
    published(title="Le public", **{**STRANGER, "audience_kinds": ["local"]})
    published(
        title="Le thème et le canal", **{**STRANGER, "themes": ["youth"], "channels": ["street"]}
    )
    published(title="Rien de commun", **STRANGER)
    assert titles(LOCAL, YOUTH, STREET) == ["Le public", "Le thème et le canal", "Le canal seul"]


def test_what_is_shared_is_named_in_the_order_in_which_it_was_sought(published):
    published()
    [found] = find_alike((LOCAL, YOUTH, COHESION, STREET), "fr").alike
    assert found.shared == [LOCAL, COHESION, STREET]


def test_among_equals_better_evidence_comes_first_then_the_newer(published):
    published(title="Ancien", evidence_level=1)
    published(title="Solide", evidence_level=3)
    published(title="Récent", evidence_level=1)
    published(title="Sans niveau", evidence_level="unknown")
    assert titles(LOCAL) == ["Solide", "Récent", "Ancien", "Sans niveau"]


def test_nothing_sought_or_nothing_there_asks_little_and_finds_nothing(published, statements):
    published()
    with statements() as seen:
        assert titles() == []
    assert seen == []
    assert titles(Sought("audience", "deciders", 10)) == []


def test_what_is_not_public_is_not_found_and_leaves_no_title(
    published, in_review, draft, author, moderator
):
    taken_off, taken_back = published(title="Retirée"), published(title="Reprise")
    assert titles(LOCAL) == ["Reprise", "Retirée"]  # there is something that could leak
    in_review(title="À relire")
    draft(title="Brouillon")
    with one_commit():
        unpublish(get_sent(taken_off.public_id), "Danger", moderator)
        withdraw(get_own(taken_back.public_id, author), author)
    assert titles(LOCAL) == []
    assert find_alike((), "fr", source=taken_off.public_id).source is None
    assert find_alike((LOCAL,), "fr", source=taken_back.public_id).source is None


def test_the_case_that_something_began_from_is_found_by_its_id(published):
    case = published(title="La source", **STRANGER)
    published()
    found = find_alike((LOCAL,), "fr", source=case.public_id)
    assert found.source["title"] == "La source"
    assert [each.card["title"] for each in found.alike] == ["La soupe des voisins"]


def test_a_plan_is_not_shown_the_case_study_that_was_made_of_it(published):
    with one_commit():
        published().campaign = "thisveryplan"
    assert titles(LOCAL, but_of="anotherplan") == ["La soupe des voisins"]
    assert titles(LOCAL, but_of="thisveryplan") == []


def test_readers_see_it_in_their_language_where_it_was_translated(published):
    case = published()
    with one_commit() as session:
        version = session.query(CaseStudyVersion).one()
        content = {**version.content, "title": "The neighbours’ soup"}
        translated = CaseStudyVersion(case_id=case.id, number=1, language="en", content=content)
        session.add(translated)
        session.flush()
        put_on(case, translated)
    assert titles(LOCAL, language="en") == ["The neighbours’ soup"]
    assert titles(LOCAL) == ["La soupe des voisins"]


@pytest.mark.parametrize("copies", [1, 150])
def test_it_is_one_statement_and_a_bounded_answer_however_many_there_are(
    published, statements, copies
):
    multiply(published(), copies)
    with statements() as seen:
        found = find_alike((LOCAL, COHESION, STREET), "fr").alike
    assert len(seen) == 1
    assert len(found) == min(copies, BEST)


def test_of_a_long_shelf_only_the_newest_are_looked_at(published):
    old = published(title="Le plus proche, mais ancien", themes=["youth"])
    with one_commit():
        old.published_at = now() - timedelta(days=900)
        put_on(old, db.session.query(CaseStudyVersion).one())
    newer = published(title="Plus récent")
    assert titles(LOCAL, YOUTH)[0] == "Le plus proche, mais ancien"
    multiply(newer, max(NEWEST, CLOSEST) + 1)
    assert "Le plus proche, mais ancien" not in titles(LOCAL)


CONTENT = {
    "goal": "Que les voisins se reparlent.",
    "objectives": "unknown",
    "story": "Une phrase. " * 40,
    "harm": "",
    "channels": ["instagram", "school"],
    "budget": "undisclosed",
    "team_size": "2_5",
    "evidence_level": 0,
    "results": [
        {"id": "r1", "indicator": "reach", "value": "unknown", "how": "Rien de publié"},
        {"id": "r2", "indicator": "attendance", "value": "340", "how": "Au carnet."},
    ],
    "lessons": [{"id": "l1", "title": "Un repas", "text": "On parle mieux à table."}],
}


def passage(*keys, reader="fr"):
    return passage_of(CONTENT, keys, "fr", reader)


@pytest.fixture
def in_french(app):
    with app.test_request_context("/fr/"):
        yield


@pytest.mark.parametrize("keys", [("objectives",), ("harm",), ("budget",), ("evidence_level",)])
def test_an_open_answer_answers_nothing(in_french, keys):
    assert passage(*keys) == []


def test_texts_keep_the_language_of_the_case_and_choices_speak_that_of_the_reader(app):
    with app.test_request_context("/en/"):
        assert passage("goal", reader="en") == [Words("Que les voisins se reparlent.", "fr")]
        assert passage("channels", reader="en") == [Words("Channels: Instagram, School", "en")]


def test_a_result_without_figure_is_left_out(in_french):
    [told] = passage("results")
    assert told.text.endswith("340. Au carnet.")


def test_a_lesson_is_told(in_french):
    assert passage("lessons") == [Words("On parle mieux à table.", "fr")]


def test_a_long_text_is_cut_where_a_sentence_ends(in_french):
    [words] = passage("story", "lessons")
    assert LONGEST - 20 < len(words.text) <= LONGEST
    assert words.text.endswith("phrase.")


@pytest.mark.parametrize(
    ("text", "longest", "left"),
    [
        ("Court.", 10, "Court."),
        ("Le club JUMA e.V. a choisi. Puis elle a agi.", 36, "Le club JUMA e.V. a choisi."),
        ("Pour\u202f? Pour « dire\u202f». Et après.", 26, "Pour\u202f? Pour « dire\u202f»."),
        ("Une seule phrase qui ne finit pas avant longtemps", 24, "Une seule phrase qui ne…"),
        ("Deux\nlignes\n\net plus", 40, "Deux lignes et plus"),
    ],
)  # fmt: skip
def test_it_is_cut_after_a_sentence_or_else_at_a_word(text, longest, left):
    assert cut(text, longest) == left

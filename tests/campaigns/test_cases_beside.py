"""Beside each step: real cases that resemble the plan and answered this very question."""

import json
import shutil

import pytest

from app.campaigns.beside import reasons_for
from app.campaigns.likeness import ANSWERS_TO, MOST, sought_of
from app.case_studies.demo import FOLDER, load_demonstration
from app.case_studies.form import find_question
from app.case_studies.lending import _published_slugs
from app.case_studies.matching import Sought
from app.case_studies.publishing import unpublish
from app.case_studies.queries import get_sent
from app.core.db import one_commit
from app.plan.plan import Plan
from app.plan.steps import BY_SLUG
from tests.campaigns.plans import plan_of, start
from tests.campaigns.test_drafts import Typist

LOCALS = {"segments": [{"id": "a1", "label": "L’immeuble", "rank": "main", "kind": "local"}]}
CASES = "#step .coach blockquote"


@pytest.fixture
def plan(author):
    """Give a campaign for the residents of a place."""
    return start(plan_of(basics={"title": "Nos voisins"}, audience=LOCALS), author)


@pytest.fixture
def at(plan):
    return lambda step, lang="fr": f"/{lang}/campaigns/{plan.public_id}/steps/{step}"


@pytest.fixture
def soup(published, person):
    return published(person("autre@example.org"))


def keys(plan):
    found = {}
    for each in sought_of(plan):
        found.setdefault(each.name, []).append(each.key)
    return found


def test_a_plan_that_says_nothing_looks_for_nothing():
    assert sought_of(Plan()) == []
    assert sought_of(plan_of(basics={"themes": "unknown"}, context={"approach": "unknown"})) == []


def test_a_plan_looks_for_its_main_audience_first_then_for_the_rest():
    segments = [
        {"id": "a1", "rank": "secondary", "kind": "parents"},
        {"id": "a2", "rank": "main", "kind": "fans"},
    ]
    sought = plan_of(
        basics={"themes": ["football"]},
        context={"approach": "dialogue"},
        audience={"segments": segments},
        messengers={"messengers": [{"id": "m1", "kind": "athlete"}]},
        channels={"channels": [{"id": "c1", "channel": "stadium"}]},
    )
    assert keys(sought) == {
        "audience": ["fans", "parents"], "theme": ["football"], "messenger": ["athlete"],
        "channel": ["stadium"], "approach": ["dialogue"],
    }  # fmt: skip
    worth = [each.worth for each in sought_of(sought)]
    assert worth == sorted(worth, reverse=True)


def test_until_there_are_messengers_and_channels_it_goes_by_those_of_the_audience():
    main = {"id": "a1", "rank": "main", "trusts": ["peer"], "where_online": ["tiktok"]}
    assert keys(plan_of(audience={"segments": [main]})) == {
        "messenger": ["peer"], "channel": ["tiktok"],
    }  # fmt: skip


def test_many_channels_do_not_drown_the_audience_and_odd_keys_are_none():
    rows = [{"id": f"c{n}", "channel": f"own_{n}"} for n in range(9)]
    rows[0]["channel"] = "l’affiche \x00"
    found = keys(Plan({"channels": {"channels": rows}}))
    assert found == {"channel": [f"own_{n}" for n in range(1, MOST + 1)]}


@pytest.mark.parametrize(("slug", "answers"), ANSWERS_TO.items())
def test_every_step_asks_for_answers_that_a_case_study_has(slug, answers):
    assert slug in BY_SLUG
    assert all(find_question(key) for key in answers)


def shared(*keys):
    return [Sought(*key.split(":"), 1) for key in keys]


@pytest.mark.parametrize(
    ("language", "found", "reasons"),
    [
        ("en", ["audience:young_adults", "channel:instagram"],
         ["Same audience: young adults (18–25)", "Also on Instagram"]),
        ("en", ["theme:racism", "theme:lgbtqi", "theme:youth"],
         ["Same themes: racism, LGBTQI+ inclusion"]),
        ("en", ["channel:school", "channel:tiktok"], ["Also on TikTok", "Same channel: school"]),
        ("en", ["messenger:peer", "approach:dialogue"],
         ["Same messenger: peer", "Same approach: dialogue and community"]),
        ("en", ["audience:fans", "theme:youth", "messenger:peer", "approach:mixed"],
         ["Same audience: sports fans", "Same theme: youth participation", "Same messenger: peer"]),
    ],
)  # fmt: skip
def test_reasons_are_sentences_what_counts_most_first(app, language, found, reasons):
    with app.test_request_context(f"/{language}/"):
        assert reasons_for(shared(*found)) == reasons


def test_reasons_name_things_in_the_language_of_the_reader(app):
    with app.test_request_context("/fr/"):
        [reason] = reasons_for(shared("audience:young_adults"))
    assert reason.endswith("jeunes adultes (18–25 ans)")


def test_a_step_shows_a_case_its_reason_and_what_it_answered_there(volunteer, soup, at):
    page = volunteer.open(at("message", "en"))
    link = page.css_first(f'.coach a[href="/en/case-studies/{soup.slug}/"]')
    assert (link.text(), link.attributes["lang"]) == ("La soupe des voisins", "fr")
    assert "Same audience: residents of a place" in volunteer.text(".coach .src")
    told = [(each.text(), each.attributes["lang"]) for each in page.css(f"{CASES} p")]
    assert told == [("Asseyez-vous avec nous.", "fr"), ("Venez manger une soupe.", "fr")]


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ("context", "Des affichettes visaient des familles du quartier."),
        ("audience", "Les habitants de deux immeubles, surtout les témoins silencieux."),
        ("objectives", "Que les voisins se reparlent. Cent personnes à table."),
        ("review", "Inviter les commerçants dès le premier dimanche. On parle mieux à table."),
    ],
)
def test_each_step_tells_the_passage_that_answers_it(volunteer, soup, at, step, words):
    volunteer.open(at(step))
    assert " ".join(volunteer.texts(f"{CASES} p")).startswith(words)


@pytest.mark.parametrize("step", ["risks", "calendar", "pretest"])
def test_a_case_without_an_answer_to_this_step_gives_way_to_the_guidance(volunteer, soup, at, step):
    volunteer.open(at(step))
    assert volunteer.texts(CASES) == []
    assert volunteer.texts(".coach h3")[-1] == "Un cas réel"


def test_there_are_two_at_most_and_the_guidance_s_case_fills_an_empty_place(
    volunteer, published, at
):
    for number in (1, 2, 3):
        published(title=f"Cas {number}")
        volunteer.open(at("audience"))
        assert len(volunteer.texts(CASES)) == min(number, 2)
        assert ("Un cas réel" in volunteer.texts(".coach h3")) is (number < 2)


@pytest.fixture
def guidance_case(app, tmp_path):
    """Publish the case that the guidance of the audiences tells of, and no other."""
    shutil.copy(FOLDER / "together_human.toml", tmp_path)
    with one_commit():
        load_demonstration(tmp_path)
    _published_slugs.cache_clear()
    yield
    _published_slugs.cache_clear()


@pytest.mark.parametrize(
    ("kind", "heading"),
    [("movable_middle", "A case that answered this question"), ("teachers", "A real case")],
)
def test_the_case_of_the_guidance_is_there_once_as_a_match_or_else_as_an_example(
    volunteer, author, guidance_case, kind, heading
):
    rows = [{"id": "a1", "rank": "main", "kind": kind}]
    campaign = start(plan_of(audience={"segments": rows}), author)
    volunteer.open(f"/en/campaigns/{campaign.public_id}/steps/audience")
    assert len(volunteer.page.css('.coach a[href*="/case-studies/"]')) == 1
    assert volunteer.texts(".coach h3")[-1] == heading


def test_the_case_that_was_made_of_the_campaign_is_not_beside_it(volunteer, plan, soup, at):
    assert volunteer.open(at("audience")).css_first(CASES) is not None
    with one_commit():
        get_sent(soup.public_id).campaign = plan.public_id
    assert volunteer.open(at("audience")).css_first(CASES) is None


def test_a_row_s_page_shows_them_too(volunteer, soup, at):
    volunteer.open(f"{at('audience')}/rows/segments/a1")
    assert len(volunteer.texts(CASES)) == 1


def test_a_case_that_was_taken_off_the_site_is_gone_from_every_step(volunteer, soup, moderator, at):
    volunteer.open(at("audience"))
    assert "La soupe des voisins" in volunteer.response.text
    with one_commit():
        unpublish(get_sent(soup.public_id), "Danger", moderator)
    for step in BY_SLUG:
        volunteer.open(at(step))
        assert "La soupe des voisins" not in volunteer.response.text
        assert soup.slug not in volunteer.response.text


@pytest.mark.parametrize("count", [1, 3])
def test_they_cost_one_statement_more_however_many_there_are(
    volunteer, published, statements, at, count
):
    for number in range(count):
        published(title=f"Cas {number}")
    address = at("audience")
    volunteer.open(address)
    with statements() as seen:
        volunteer.open(address)
    assert len(seen) == 3, seen


def test_typing_asks_for_no_case_and_leaves_them_where_they_are(volunteer, plan, soup, statements):
    typist = Typist(volunteer, plan, "audience")
    with statements() as seen:
        reply = typist.type("persona", "Sam, 17 ans")
    assert not [each for each in seen if "library" in each or "case_study" in each]
    assert "soupe" not in json.dumps(reply["parts"])


def test_a_part_equals_the_part_of_the_whole_page(volunteer, soup, at):
    whole = volunteer.open(at("audience")).css_first(".coach").html
    headers = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": "div#step"}
    assert volunteer.open(at("audience"), headers=headers).css_first(".coach").html == whole

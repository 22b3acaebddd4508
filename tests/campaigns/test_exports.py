"""The plan leaves the screen: who may take it along, in which language, and what if it fails."""

import csv
import io

import docx
import pytest

from app.exports import press
from tests.campaigns.plans import plan_of, start
from tests.campaigns.test_coach import WHY, WIDE
from tests.exports.papers import opened, words

FILES = ["pdf", "docx", "csv", "json"]


@pytest.fixture
def folder(campaign):
    return f"/fr/campaigns/{campaign.public_id}/exports/"


def taken(visitor, address):
    response = visitor._send("get", address)
    assert response.status_code == 200
    return response


@pytest.mark.parametrize("role", ["owner", "editor", "commenter", "reader"])
def test_everybody_on_the_team_may_take_it_along(as_role, folder, role):
    visitor = as_role(role)
    page = visitor.open(folder)
    assert page.css_first("h1").text() == "Emporter le plan"
    offered = {each.attributes["formaction"] for each in page.css("button[formaction]")}
    assert {folder + each for each in FILES} == offered


@pytest.mark.parametrize("file", ["", *FILES])
def test_nobody_else_finds_it(as_role, folder, file):
    as_role("stranger").open(folder + file, status=404)


@pytest.mark.parametrize("file", FILES)
def test_a_file_has_the_name_of_the_campaign(volunteer, folder, file):
    response = taken(volunteer, folder + file)
    ending = "-content.csv" if file == "csv" else f".{file}"
    wanted = f'attachment; filename="meme-tribune{ending}"'
    assert response.headers["Content-Disposition"] == wanted
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("asked", "phase"), [("fr", "Planifier"), ("en", "Plan"), ("xx", "Planifier")]
)
def test_the_person_chooses_the_language(volunteer, folder, asked, phase):
    content = taken(volunteer, f"{folder}pdf?language={asked}").data
    assert str(opened(content).Root.Lang) == ("en" if asked == "en" else "fr")
    assert f"{phase}\n" in words(content)


def test_the_coach_s_remarks_come_along_by_choice(volunteer, folder, campaign):
    volunteer.open(f"/fr/campaigns/{campaign.public_id}/steps/audience")
    title = "Ce que dit le coach"
    assert title not in words(taken(volunteer, f"{folder}pdf").data)
    assert title in words(taken(volunteer, f"{folder}pdf?annex=yes").data)


def test_what_was_set_aside_comes_with_its_reason(volunteer, author):
    wide = start(plan_of(audience=WIDE), author)
    place = f"/fr/campaigns/{wide.public_id}"
    fields = {"rule": "A1", "step": "audience", "row": "a1", "because": WHY}
    volunteer.post(f"{place}/coach/aside", fields)
    text = words(taken(volunteer, f"{place}/exports/pdf?annex=yes").data)
    assert WHY in text.replace("\n", " ")
    assert WHY not in words(taken(volunteer, f"{place}/exports/pdf").data)


@pytest.mark.parametrize("sheet", ["content", "budget", "indicators", "figures"])
def test_each_table_comes_with_french_heads(volunteer, folder, sheet):
    content = taken(volunteer, f"{folder}csv?sheet={sheet}").data.decode("utf-8-sig")
    head = next(csv.reader(io.StringIO(content), delimiter=";"))
    assert len(head) >= 6
    assert not set(head) & {"Who", "Due", "Amount", "Indicator", "Piece"}


def test_a_table_that_does_not_exist_is_not_found(volunteer, folder):
    volunteer.open(f"{folder}csv?sheet=secrets", status=404)


def test_a_press_that_fails_is_said_in_words(volunteer, folder, monkeypatch):
    monkeypatch.setattr(press, "PATIENCE", 0.001)
    volunteer.open(f"{folder}pdf", status=503)
    assert "Votre plan est resté tel quel" in volunteer.text()


SECRETS = {
    "resources": {"people": [{"id": "p1", "name": "Zoraida"}]},
    "risks": {"crisis_contact": "Zoraida au 0611", "risks": [{"id": "k1", "owner": "p1"}]},
    "messengers": {"messengers": [{"id": "m1", "label": "Zoraida", "lived_trauma": True,
                                   "consent_kept_at": "armoire Zoraida", "kind": "survivor"}]},
    "content": {"pieces": [{"id": "c1", "title": "Un film", "messenger": "m1", "owner": "p1"}]},
    "moderation": {"escalation": [{"id": "e1", "whom": "Zoraida", "when": "x", "contact": "y"}]},
}  # fmt: skip


@pytest.mark.parametrize("file", ["pdf", "docx"])
def test_a_paper_for_people_outside_holds_nobody_s_name_or_contact(volunteer, author, file):
    place = f"/fr/campaigns/{start(plan_of(**SECRETS), author).public_id}/exports/{file}"
    read = {"pdf": words, "docx": words_of_word}[file]
    assert read(taken(volunteer, place).data).count("Zoraida") >= 5
    outside = read(taken(volunteer, f"{place}?others=yes&annex=yes").data)
    assert "Un film" in outside
    assert "Zoraida" not in outside
    assert "pour l’équipe" not in outside


def words_of_word(content):
    word = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    footer = [each.text for each in word.sections[0].footer.paragraphs]
    return "\n".join([*(each.text for each in word.paragraphs), *cells, *footer])

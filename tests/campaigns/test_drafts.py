"""What is typed in a step is saved by itself: each answer, even one that cannot be read yet."""

import pytest

from app.campaigns.models import AnswerVersion, StepAnswer
from app.core.db import db
from app.keeping.models import Act
from tests.visitor import drawn_values
from tests.words import say


@pytest.fixture
def typist(volunteer, campaign):
    """Give a page that saves by itself."""
    return Typist(volunteer, campaign, "basics")


class Typist:
    """A page that sends what is typed, as autosave.js does."""

    def __init__(self, visitor, campaign, place, browser="one"):
        self.visitor, self.browser, self.number = visitor, browser, 0
        self.who = visitor.user.public_id
        self.address = f"/fr/campaigns/{campaign.public_id}/steps/{place}"
        visitor.open(self.address)
        base = visitor.page.css_first("[name=base]")
        self.base = base.attributes["value"] if base is not None else "1"

    def type(self, name, value, *, status=200, **given):
        self.number += 1
        fields = {
            "drawn": name,
            name: value,
            "base": self.base,
            "browser": self.browser,
            "number": self.number,
            "signed_in_as": self.who,
            **given,
        }
        json = {"Accept": "application/json"}
        self.visitor.post(f"{self.address}/draft", fields, status=status, headers=json)
        return self.visitor.response.json


def stored(campaign, step="basics"):
    place = (StepAnswer.campaign_id == campaign.id, StepAnswer.step == step)
    return db.session.query(StepAnswer).filter(*place).one()


def test_one_answer_is_saved_and_the_reply_says_so(typist, campaign):
    reply = typist.type("title", "Un nom")
    assert reply["words"].startswith("Enregistré à ")
    assert (reply["before"], reply["revision"]) == (1, 2)
    assert stored(campaign).answers["title"] == "Un nom"


def test_what_cannot_be_read_is_kept_as_it_was_typed(volunteer, campaign):
    typist = Typist(volunteer, campaign, "calendar")
    typist.type("start", "bientôt")
    page = volunteer.open(typist.address)
    assert page.css_first("[name=start]").attributes["value"] == "bientôt"
    assert page.css_first("#q-start-err") is not None
    volunteer.submit(start="22/03/2027", do="stay")
    assert stored(campaign, "calendar").answers["start"] == "2027-03-22"


def test_an_unread_answer_keeps_its_step_open_and_goes_along_in_the_file(volunteer, campaign):
    Typist(volunteer, campaign, "basics").type("hashtag", "un mot" * 200)
    tasks = volunteer.open(f"/fr/campaigns/{campaign.public_id}/")
    assert tasks.css("ul.tasks li")[0].css_first("p.why") is not None
    volunteer.open(f"/fr/campaigns/{campaign.public_id}/exports/json")
    document = volunteer.response.json
    assert "hashtag" not in document["steps"]["basics"]
    assert document["unread"]["basics"]["hashtag"] == {"unread": ["un mot" * 200]}


def test_what_arrives_twice_is_saved_once(typist, campaign):
    typist.type("title", "Un nom")
    typist.number = 0
    reply = typist.type("title", "Un nom")
    assert reply["revision"] == stored(campaign).revision == 2


def test_an_older_change_never_comes_back_over_a_newer_one(typist, campaign):
    typist.type("title", "Premier", number=7)
    typist.type("title", "Second", number=9)
    typist.type("title", "Premier", number=8)
    assert stored(campaign).answers["title"] == "Second"


def test_an_answer_that_arrives_late_after_another_question_is_kept(typist, campaign):
    typist.type("summary", "Résumé", number=9)
    typist.type("title", "Un nom", number=8)
    assert stored(campaign).answers == {"title": "Un nom", "summary": "Résumé"}


def test_a_lost_reply_is_no_clash_with_oneself(typist, campaign):
    typist.type("title", "Un")  # saved, but the page never heard of it
    typist.type("title", "Un nom")  # from the same base
    assert stored(campaign).answers["title"] == "Un nom"


def test_the_form_knows_what_its_page_has_saved_by_itself(typist, campaign):
    visitor = typist.visitor
    typist.type("title", "Un nom")
    visitor.submit(title="Un nom plus long", browser="one", do="stay")
    assert stored(campaign).answers["title"] == "Un nom plus long"


@pytest.mark.parametrize("title", ["Un nom plus long", "Même tribune"])
def test_what_was_typed_before_a_form_was_sent_and_comes_after_it_does_nothing(
    typist, campaign, title
):
    typist.visitor.submit(title=title, browser="one", number="5", do="stay")
    reply = typist.type("title", "Un", number=3)  # it was under way for long
    assert stored(campaign).answers["title"] == title
    assert reply["revision"] == stored(campaign).revision


def test_another_tab_that_changed_the_same_answer_is_told(volunteer, campaign, app, author):
    first, second = Typist(volunteer, campaign, "basics"), None
    second = Typist(volunteer, campaign, "basics", browser="two")
    first.type("title", "De l’un")
    reply = second.type("title", "De l’autre", status=409)
    assert reply["clash"] is True
    assert stored(campaign).answers["title"] == "De l’un"


@pytest.fixture
def two(volunteer, campaign, signed_in, person, join):
    """Give the pages of two people who have the same step open."""
    nadia = signed_in(join(campaign, person("nadia@example.org", name="Nadia"), "editor"))
    return Typist(volunteer, campaign, "basics"), Typist(nadia, campaign, "basics", "two")


def test_what_is_sent_again_does_not_claim_to_have_seen_what_came_between(two, campaign):
    mine, hers = two
    mine.type("title", "Un")  # saved, but the page never heard of it
    hers.base = str(stored(campaign).revision)
    hers.type("title", "De Nadia")
    mine.number = 0
    mine.base = str(mine.type("title", "Un")["revision"])  # sent again
    mine.type("title", "Un nom", status=409)
    assert stored(campaign).answers["title"] == "De Nadia"


def test_a_space_does_not_claim_to_have_seen_what_others_wrote(two, campaign):
    mine, hers = two
    hers.type("title", "De Nadia")
    reply = mine.type("title", "Même tribune ")
    assert "Nadia" in reply["also"]
    mine.base = str(reply["revision"])
    mine.type("title", "Même tribune et", status=409)
    assert stored(campaign).answers["title"] == "De Nadia"


def test_who_types_the_same_words_as_somebody_else_may_go_on(two, campaign):
    mine, hers = two
    hers.type("title", "Les mêmes mots")
    mine.base = str(mine.type("title", "Les mêmes mots")["revision"])
    mine.type("title", "Les mêmes mots, et d’autres")
    assert stored(campaign).answers["title"] == "Les mêmes mots, et d’autres"


def test_others_answers_are_named_and_kept(signed_in, person, campaign, volunteer, join):
    nadia = signed_in(join(campaign, person("nadia@example.org", name="Nadia"), "editor"))
    mine, hers = Typist(volunteer, campaign, "basics"), Typist(nadia, campaign, "basics", "two")
    hers.type("summary", "Son résumé")
    reply = mine.type("title", "Mon titre")
    assert "Nadia" in reply["also"]
    assert stored(campaign).answers == {"title": "Mon titre", "summary": "Son résumé"}
    clash = hers.type("title", "Son titre", status=409)
    assert "Aicha" in clash["words"]


def test_a_clash_names_who_wrote_the_other_words_not_who_saved_last(
    two, campaign, signed_in, person, join
):
    mine, hers = two
    karim = signed_in(join(campaign, person("karim@example.org", name="Karim"), "editor"))
    hers.type("title", "De Nadia")
    Typist(karim, campaign, "basics", "three").type("summary", "De Karim")
    assert "Nadia" in mine.type("title", "De moi", status=409)["words"]
    mine.visitor.submit(title="De moi", do="stay", status=409)
    assert "Nadia" in mine.visitor.text(".standfirst")


def test_a_clash_with_oneself_names_nobody(volunteer, campaign):
    first, second = (Typist(volunteer, campaign, "basics", name) for name in ("one", "two"))
    first.type("title", "D’un onglet")
    assert "Aicha" not in second.type("title", "De l’autre", status=409)["words"]


def test_who_has_no_name_is_not_shown_by_their_address(two, campaign, signed_in, person, join):
    marie = signed_in(join(campaign, person("marie.durand@example.org", name=""), "editor"))
    Typist(marie, campaign, "basics", "three").type("title", "Un autre nom")
    reply = two[0].type("title", "De moi", status=409)
    page = two[0].visitor.open(f"{two[0].address}/history")
    assert "marie" not in f"{reply} {page.html}".lower()


def test_a_row_is_made_while_it_is_typed(volunteer, campaign):
    typist = Typist(volunteer, campaign, "audience/rows/segments/new12345")
    typist.type("label", "Les voisins")
    typist.type("size", "beaucoup")
    row = stored(campaign, "audience").answers["segments"][-1]
    assert row["id"] == "new12345"
    assert row["label"] == "Les voisins"


def test_a_question_may_ask_who(volunteer, campaign):
    typist = Typist(volunteer, campaign, "moderation/rows/response_matrix/r1")
    typist.type("who", "Karim")
    [row] = [
        r for r in stored(campaign, "moderation").answers["response_matrix"] if r["id"] == "r1"
    ]
    assert row["who"] == "Karim"


def test_a_form_of_somebody_else_is_not_sent_under_another_name(
    volunteer, campaign, signed_in, person, join
):
    volunteer.open(f"/fr/campaigns/{campaign.public_id}/steps/basics")
    nadia = signed_in(join(campaign, person("nadia@example.org", name="Nadia"), "editor"))
    nadia.open(f"/fr/campaigns/{campaign.public_id}/steps/basics")
    form = {**drawn_values(volunteer.page.css_first("#step form")), "title": "D’Aïcha, rien d’elle"}
    form["csrf_token"] = nadia.token()  # of the browser, which they share
    nadia.post(f"/fr/campaigns/{campaign.public_id}/steps/basics", form, status=401)
    assert "D’Aïcha, rien d’elle" in nadia.texts("main form textarea")
    nadia.submit("main form[method=post]", status=401)  # nor by sending it again
    assert stored(campaign).answers["title"] == "Même tribune"


def test_the_step_s_state_comes_along_and_nothing_of_its_form(typist):
    reply = typist.type("title", "Un nom")
    assert sorted(reply["parts"]) == ["coach-basics", "stop-basics"]
    assert "<form" not in str(reply)
    assert "<input" not in str(reply)


def test_the_words_of_somebody_who_left_are_not_saved_under_another_name(typist, campaign):
    reply = typist.type("title", "D’une autre", status=401, signed_in_as="somebodyelse")
    assert reply["words"]
    assert stored(campaign).answers["title"] == "Même tribune"


@pytest.mark.parametrize("role", ["commenter", "reader"])
def test_who_may_not_edit_saves_nothing(signed_in, person, campaign, join, role):
    other = signed_in(join(campaign, person("autre@example.org"), role))
    Typist(other, campaign, "basics").type("title", "Autre", status=403)
    assert stored(campaign).answers["title"] == "Même tribune"


def test_typing_costs_four_statements_at_most(typist, statements):
    typist.type("summary", "Un")
    typist.base = "2"
    with statements() as seen:
        typist.type("summary", "Un résumé")
    assert len(seen) <= 4, "\n".join(each[:90] for each in seen)


@pytest.mark.parametrize("count", [1, 3])
def test_so_it_does_in_rows_however_many(volunteer, campaign, statements, count):
    for number in range(count):
        typist = Typist(volunteer, campaign, f"context/rows/evidence/row{number}")
        typist.type("source", "Un rapport")
    typist.base = str(stored(campaign, "context").revision)
    with statements() as seen:
        typist.type("source", "Un autre")
    assert len(seen) <= 4, "\n".join(each[:90] for each in seen)


def test_continuing_names_the_version_that_typing_has_made(typist, campaign):
    typist.type("title", "Un nom")
    typist.visitor.submit(title="Un nom", browser="one", do="next")
    acts = [each.act for each in db.session.query(AnswerVersion).order_by(AnswerVersion.saved_at)]
    assert acts[-1] == Act.CONTINUED


def test_a_page_shown_again_still_comes_from_where_it_came_from(
    signed_in, person, campaign, volunteer, join
):
    """A refused form must not pass for one that has seen what others saved meanwhile."""
    nadia = signed_in(join(campaign, person("nadia@example.org"), "editor"))
    volunteer.open(f"/fr/campaigns/{campaign.public_id}/steps/calendar")
    Typist(nadia, campaign, "calendar").type("end", "2027-05-01")
    volunteer.submit(start="bientôt", end="2027-06-01", do="stay", status=422)
    volunteer.submit(start="2027-04-01", do="stay", status=409)
    assert stored(campaign, "calendar").answers["end"] == "2027-05-01"
    assert say("fr", "Keep mine") in volunteer.text()


def test_what_was_typed_after_the_form_was_sent_is_no_clash_with_it(typist, campaign):
    typist.visitor.submit(title="Un", browser="one", do="stay")
    typist.type("title", "Un nom")  # typed before the answer came: from the page before
    assert stored(campaign).answers["title"] == "Un nom"

"""Comments on a step: said once, counted right, settled, taken back, never run."""

import pytest

from app.campaigns.commenting import add_comment
from app.campaigns.models import Campaign, Comment
from app.campaigns.queries import open_campaign
from app.campaigns.rights import Right
from app.core.db import db, one_commit
from app.core.events import Event
from app.plan.steps import BY_SLUG
from app.web.locale import moment
from tests.campaigns.test_team import DONE_BY_ALL, EVERYBODY, SEEN_BY_ALL
from tests.meanwhile import meanwhile
from tests.words import say

DONE_BY_COMMENTERS = {**DONE_BY_ALL, "reader": 403}
DONE_BY_ITS_AUTHOR = dict(zip(EVERYBODY, [401, 404, 403, 403, 403, 403], strict=True))


@pytest.fixture
def step(campaign):
    return f"/fr/campaigns/{campaign.public_id}/steps/audience"


@pytest.fixture
def talk(step):
    return f"{step}/comments"


@pytest.fixture
def nadia(person, campaign, join):
    return join(campaign, person("nadia@example.org", name="Nadia"), "commenter")


@pytest.fixture
def said(campaign, nadia):
    """Say something as Nadia; gives the comment."""

    def say_it(text="Et les parents ?", subject=("", None)):
        with one_commit():
            opened = open_campaign(campaign.public_id, Right.COMMENT, nadia)
            return add_comment(opened, "audience", subject, text, by=nadia)

    return say_it


def counted():
    db.session.expire_all()
    return db.session.query(Campaign).one().open_comments


MATRIX = [
    ("get", "", SEEN_BY_ALL),
    ("post", "", DONE_BY_COMMENTERS),
    ("post", "/{one}/settlement", DONE_BY_COMMENTERS),
    ("post", "/{one}/reopening", DONE_BY_COMMENTERS),
    ("post", "/{one}/removal", DONE_BY_ITS_AUTHOR),
]


@pytest.mark.parametrize("role", EVERYBODY)
@pytest.mark.parametrize(("method", "place", "wanted"), MATRIX, ids=lambda each: str(each)[:30])
def test_who_may_comment_comments(as_role, said, talk, method, place, wanted, role):
    address = talk + place.format(one=said().public_id)
    visitor = as_role(role)
    if method == "get":
        assert visitor.client.get(address).status_code == wanted[role]
    else:
        form = {"about": "", "text": "Bonne idée"}
        visitor.post(address, form, status=wanted[role], follow=False)
    is_said = (method, place) == ("post", "") and wanted[role] == 303
    assert db.session.query(Comment).count() == 1 + is_said


def test_a_step_that_is_none_has_no_comments(volunteer, talk):
    address = talk.replace("audience", "nowhere")
    volunteer.open(address, status=404)
    volunteer.post(address, {"text": "x"}, status=404)


def test_a_comment_says_who_when_and_about_what(volunteer, said, talk):
    comment = said("Trop large ?\n\nJe propose Lille.", ("label", "a1"))
    volunteer.open(talk)
    label = next(q.label for g, q in BY_SLUG["audience"].every_field() if g and q.key == "label")
    with volunteer.app.test_request_context("/fr/"):
        at = moment(comment.at)
    assert volunteer.text(".say header") == f"Nadia {at}"
    assert volunteer.text(".say .hint bdi") == f"Les jeunes · {say('fr', label)}"
    assert volunteer.texts(".say p.typed") == ["Trop large ?", "Je propose Lille."]


def test_a_question_and_a_row_can_be_chosen_in_the_address(volunteer, talk):
    volunteer.open(f"{talk}?question=persona")
    assert volunteer.page.css_first("option[selected]").attributes["value"] == "persona"
    volunteer.open(f"{talk}?question=label&row=a2")
    assert volunteer.page.css_first("option[selected]").attributes["value"] == "a2:label"
    assert volunteer.page.css_first("optgroup").attributes["label"] == "Les parents"
    volunteer.submit("form[action$=comments]", text="Les deux parents")
    comment = db.session.query(Comment).one()
    assert (comment.step, comment.question, comment.row) == ("audience", "label", "a2")


def test_a_row_as_a_whole_is_commented_from_its_page(volunteer, step):
    page = volunteer.open(f"{step}/rows/segments/a1")
    link = page.css_first('main a[href*="comments"]').attributes["href"]
    volunteer.open(link)
    volunteer.submit("form[action$=comments]", text="Qui sont-ils ?")
    assert volunteer.text(".say .hint bdi") == "Les jeunes"


@pytest.mark.parametrize("about", ["nothing", "a9:label", "a1:persona", "a1:", ":label", "a1:a1"])
def test_what_the_step_does_not_ask_cannot_be_commented(volunteer, talk, about):
    volunteer.open(talk)
    form = {"about": about, "text": "Mes mots"}
    volunteer.post(talk, form, status=422)
    assert volunteer.texts(".errsum li") == [say("fr", "Choose one of the answers offered.")]
    assert volunteer.page.css_first("#text").text().strip() == "Mes mots"
    assert db.session.query(Comment).count() == 0


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "Write what you would like to say."),
        (" \n\t", "Write what you would like to say."),
        ("x" * 2001, "Shorten your comment: 2,000 characters at most."),
    ],
)
def test_a_refused_text_comes_back_with_a_sentence(volunteer, talk, text, why):
    volunteer.open(f"{talk}?question=persona")
    volunteer.submit("form[action$=comments]", status=422, text=text)
    assert volunteer.texts(".errsum li") == [say("fr", why)]
    assert volunteer.page.css_first("#text").text().strip() == text.strip()
    assert volunteer.page.css_first("option[selected]").attributes["value"] == "persona"
    assert counted() == {}


def test_two_thousand_characters_on_several_lines_fit(volunteer, talk):
    volunteer.post(talk, {"about": "", "text": "x" * 999 + "\r\n" + "y" * 1000})
    assert db.session.query(Comment).one().text == "x" * 999 + "\n" + "y" * 1000


def test_the_same_form_twice_says_it_once(volunteer, talk):
    once = volunteer.open(talk).css_first("[name=once]").attributes["value"]
    for _ in range(2):
        volunteer.post(talk, {"about": "", "text": "Une fois", "once": once})
        assert volunteer.response.request.path == talk
    assert db.session.query(Comment).count() == 1
    assert counted() == {"audience": 1}


def test_what_was_typed_is_shown_and_never_run(volunteer, nadia, said, talk):
    nasty = "<script>alert(1)</script> **gras** <b>x</b>"
    with one_commit() as session:
        session.get(type(nadia), nadia.id).name = nasty
    said(nasty)
    volunteer.open(talk)
    assert volunteer.texts(".say p") == [nasty]
    assert volunteer.texts(".say header b") == [nasty]


def test_a_comment_is_settled_and_opened_again(volunteer, said, talk):
    said()
    volunteer.open(talk)
    volunteer.submit("form[action$=settlement]")
    assert (counted(), volunteer.texts("details .say p")) == ({}, ["Et les parents ?"])
    volunteer.submit("form[action$=reopening]")
    assert (counted(), volunteer.texts("details .say p")) == ({"audience": 1}, [])


def test_settling_twice_is_settling_once(volunteer, said, talk):
    address = f"{talk}/{said().public_id}"
    for deed, deed_name in (("settlement", "settled"), ("reopening", "opened_again")):
        for _ in range(2):
            volunteer.post(f"{address}/{deed}")
        assert db.session.query(Event).filter_by(deed=f"comment.{deed_name}").count() == 1


def test_one_s_own_comment_can_be_taken_back(signed_in, nadia, said, talk):
    said("Reste")
    address = f"{talk}/{said('Pars').public_id}/removal"
    theirs = signed_in(nadia)
    for _ in range(2):
        theirs.post(address)
    assert theirs.texts(".say p") == ["Reste"]
    assert counted() == {"audience": 1}


def test_nobody_is_offered_to_delete_the_words_of_others(volunteer, said, talk):
    said()
    assert volunteer.open(talk).css("form[action$=removal]") == []


def test_a_reader_is_offered_nothing_that_is_refused(as_role, said, talk):
    said()
    page = as_role("reader").open(talk)
    assert page.css("main form") == []


def test_a_comment_of_another_step_is_not_found_here(volunteer, said, talk):
    address = talk.replace("audience", "basics") + f"/{said().public_id}/settlement"
    volunteer.post(address, status=404)
    assert counted() == {"audience": 1}


def test_a_comment_on_a_removed_row_stays(volunteer, said, step, talk):
    said("Et eux ?", ("label", "a1"))
    volunteer.open(step)
    volunteer.submit("#step form", do="remove:segments:a1")
    volunteer.open(talk)
    gone = say("fr", "Something that is not in the list any more")
    assert volunteer.texts(".say p") == [f"{say('fr', 'About:')} {gone}", "Et eux ?"]


def test_the_step_and_the_task_list_say_how_many_are_open(volunteer, said, step, talk):
    said()
    said()
    page = volunteer.open(step)
    links = {n.attributes["href"]: n.text() for n in page.css('main a[href*="comments"]')}
    assert links == {
        talk: say("fr", "Comments (%(number)s)", number=2),
        f"{talk}#new": say("fr", "Comment on this step"),
    }
    volunteer.open(step.partition("steps")[0])
    assert [text for text in volunteer.texts("ul.tasks .why") if "2" in text] == [
        "2 commentaires ouverts."
    ]


def test_the_count_costs_the_step_nothing(volunteer, said, step, statements):
    costs = []
    volunteer.open(step)  # some lists are read once and kept
    for _ in range(2):
        with statements() as seen:
            volunteer.open(step)
        costs.append(len(seen))
        said()
    assert costs[0] == costs[1]


def test_two_comments_at_once_are_both_counted(app, author, nadia, campaign):
    def speak(user):
        opened = open_campaign(campaign.public_id, Right.COMMENT, user)
        add_comment(opened, "audience", ("", None), "Oui", by=user)

    with one_commit():
        speak(author)
        thread, failed = meanwhile(app, lambda: speak(nadia))
    thread.join()
    assert failed == []
    assert counted() == {"audience": 2}


def test_editors_forms_are_drawn_for_editors_only(as_role, step):
    for role in ("reader", "commenter"):
        page = as_role(role).open(step)
        assert page.css("#step form") == []
        assert page.css_first("#step fieldset[disabled]") is not None
        assert page.css("#step button:not(fieldset[disabled] button)") == []


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("reader", "You may read this campaign, but not change it."),
        ("commenter", "You may comment, but not change the answers."),
    ],
)
@pytest.mark.parametrize("place", ["", "/rows/segments/a1"])
def test_who_may_not_edit_is_told_what_they_may(as_role, step, role, words, place):
    visitor = as_role(role)
    page = visitor.open(step + place)
    assert visitor.text("#step p.note").startswith(say("fr", words))
    offers = [link.text() for link in page.css('main a[href$="#new"]')]
    assert bool(offers) == (role == "commenter")


def test_a_reader_opens_a_row_by_a_link(as_role, step):
    reader = as_role("reader")
    reader.open(step)
    reader.open(reader.page.css_first(".item .tools a").attributes["href"])
    assert reader.text("h1") == "Les jeunes"

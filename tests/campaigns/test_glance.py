"""What several steps make together, at a glance: in words, in a table, fresh after each save."""

import pytest
from flask import get_template_attribute
from hypothesis import HealthCheck, given, settings
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from app.campaigns.glances.places import PLACES, glances_at
from app.campaigns.models import Campaign, Depth, StepAnswer
from app.campaigns.month_views import view_month
from app.campaigns.opened import KeptSteps, OpenCampaign
from app.plan.interchange import from_document
from app.plan.plan import Plan
from app.plan.steps import BY_SLUG
from tests.campaigns.plans import plan_of, start
from tests.campaigns.test_drafts import Typist
from tests.coach.any_plan import DOCUMENTS
from tests.words import folded, say

LARGE = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
AUDIENCES = {"segments": [{"id": "a1", "label": "Ados"}, {"id": "a2", "label": "Parents"}]}
CHANNELS = {
    "channels": [
        {"id": "h1", "channel": "press", "segment": "a1", "owner": "p1", "hours_per_week": 9},
        {"id": "h2", "channel": "tiktok"},
    ]
}
TEAM = {"people": [{"id": "p1", "name": "Aïcha", "hours_per_week": 6}, {"id": "p2", "name": "Jo"}]}
MONEY = {
    "currency": "EUR",
    "costs": [{"id": "c1", "line": "content", "amount": 120000}, {"id": "c2", "line": "event"}],
    "income": [{"id": "i1", "source": "Ville", "amount": 80000, "state": "held"}],
}
SAM = {"id": "m1", "label": "Sam", "segment": "a1", "identifiable": True, "consent_state": "spoken"}
PIECES = {
    "pieces": [
        {"id": "q1", "title": "Film", "due": "2027-03-18", "people_shown": ["m1"]},
        {"id": "q2", "title": "Affiche"},
    ]
}


@pytest.fixture
def plan():
    """Give a plan in which every glance has something to say."""
    return plan_of(
        audience=AUDIENCES,
        channels=CHANNELS,
        resources={**TEAM, **MONEY},
        messengers={"messengers": [SAM]},
        content=PIECES,
        calendar={"start": "2027-03-01", "launch_date": "2027-03-22", "end": "2027-04-04"},
    )


@pytest.fixture
def look(volunteer, author, plan):
    """Open a page of the campaign in English and give what a glance says."""
    address = f"/en/campaigns/{start(plan, author).public_id}/steps"

    def said(place, key):
        volunteer.open(f"{address}/{place}")
        return volunteer.text(f"#glance-{key}-said")

    return said


def rows(volunteer, key):
    """Give the rows of the tables of a glance, each as the words of its cells."""
    return [
        [" ".join(cell.text().split()) for cell in row.css("th, td")]
        for row in volunteer.page.css(f"#glance-{key}-sum tbody tr")
    ]


@pytest.mark.parametrize("place", ["channels", "resources", "channels/rows/channels/h1"])
def test_hours_needed_stand_beside_hours_had(volunteer, look, place):
    words = "Your channels need 9 hours a week; your team has 6 hours. Too few: 3 hours."
    assert look(place, "hours") == words
    unknown = say("en", "Not counted, as their hours are not known yet: %(names)s.", names="")
    assert unknown.removesuffix(".") in volunteer.text("#glance-hours-sum p")
    assert volunteer.text("#glance-hours-sum p").endswith("TikTok and Jo.")
    assert rows(volunteer, "hours") == [
        ["PressAïcha", "9"],
        ["TikTok", "not known yet"],
        ["In all", "9"],
        ["Aïcha", "6", "9"],
        ["Jo", "not known yet", "0"],
        ["In all", "6", "9"],
    ]


@pytest.mark.parametrize(
    ("had", "end"), [(9, "That is exactly enough."), (10.5, "Left: 1.5 hours.")]
)
def test_enough_hours_are_called_enough(volunteer, author, had, end):
    team = {"people": [{"id": "p1", "name": "Aïcha", "hours_per_week": had}]}
    campaign = start(plan_of(channels=CHANNELS, resources=team), author)
    page = volunteer.open(f"/en/campaigns/{campaign.public_id}/steps/channels")
    assert volunteer.text("#glance-hours-said").endswith(end)
    assert page.css_first("#glance-hours-said .is-warn") is None


def test_hours_on_one_side_only_are_no_sum(volunteer, author):
    campaign = start(plan_of(channels=CHANNELS), author)
    volunteer.open(f"/en/campaigns/{campaign.public_id}/steps/channels")
    said = volunteer.text("#glance-hours-said")
    assert said == "Your channels need 9 hours a week; how many your team has is not known yet."


def test_costs_stand_beside_what_is_held_and_asked(volunteer, look):
    words = "Your costs are €1,200.00, and you hold €800.00. Missing: €400.00."
    assert look("resources", "money") == words
    assert rows(volunteer, "money") == [
        ["Making content", "€1,200.00"],
        ["Event", "not known yet"],
        ["In all", "€1,200.00"],
        ["Money that you have", "€800.00"],
        ["Money that you have asked for", "€0.00"],
        ["Costs that nobody pays yet", "€400.00"],
    ]


@pytest.mark.parametrize("place", ["audience", "channels", "messengers"])
def test_each_audience_shows_through_what_it_is_reached(volunteer, look, place):
    assert look(place, "coverage") == "Ados: still missing is a message and a piece."
    more = [" ".join(node.text().split()) for node in volunteer.page.css("#glance-coverage-sum p")]
    assert more[0].startswith("Parents: still missing is a channel")
    assert more[1] == "For no audience yet: one channel and 2 pieces."
    assert rows(volunteer, "coverage") == [
        ["Ados", "Press", "Sam", "none yet", "none yet"],
        ["Parents", "none yet", "none yet", "none yet", "none yet"],
    ]


@pytest.mark.parametrize("place", ["messengers", "content", "messengers/rows/messengers/m1"])
def test_consent_of_the_people_shown_is_told(volunteer, look, place):
    words = "One person can be recognised. Without written consent that holds: Sam."
    assert look(place, "consent") == words
    assert rows(volunteer, "consent") == [["Sam", "Spoken", "no end said", "not said", "Film"]]


@pytest.mark.parametrize(("until", "is_early"), [("2031-04-03", True), ("2031-04-04", False)])
def test_consent_that_ends_before_the_campaign_is_told_early(volunteer, author, until, is_early):
    sam = {**SAM, "consent_state": "written", "consent_until": until}
    steps = {"messengers": {"messengers": [sam]}, "calendar": {"end": "2031-04-04"}}
    campaign = start(plan_of(**steps), author)
    volunteer.open(f"/en/campaigns/{campaign.public_id}/steps/messengers")
    said = volunteer.text("#glance-consent-sum")
    assert ("Consent that ends before your campaign does: Sam." in said) is is_early


@pytest.mark.parametrize("place", ["content", "calendar"])
def test_pieces_are_laid_out_by_week(volunteer, look, place):
    words = (
        "5 weeks, in which one piece is due. In 4 weeks nothing is due. One piece has no date yet."
    )
    assert look(place, "weeks") == words
    assert rows(volunteer, "weeks") == [
        ["1 Mar to 14 Mar 2027", "none, for 2 weeks", "–"],
        ["15 Mar to 21 Mar 2027", "1", "not said: 1"],
        ["22 Mar to 28 Mar 2027week of the launch", "none, for one week", "–"],
        ["29 Mar to 4 Apr 2027", "none, for one week", "–"],
    ]


def test_a_table_says_what_its_columns_and_rows_are(volunteer, look):
    look("resources", "money")
    tables = volunteer.page.css(".glance table")
    assert len(tables) == 4
    for table in tables:
        assert table.css_first("caption").text().strip()
        columns = len(table.css("thead th[scope=col]"))
        for row in table.css("tbody tr"):
            assert len(row.css("th[scope=row]")) == 1
            assert len(row.css("th, td")) == columns


@pytest.mark.parametrize("step", PLACES)
def test_with_nothing_to_count_nothing_is_said(volunteer, author, step):
    campaign = start(plan_of(basics={"title": "Neuve"}), author)
    volunteer.open(f"/fr/campaigns/{campaign.public_id}/steps/{step}")
    kept = {
        each.attributes["id"]: each.text()
        for each in volunteer.page.css(".glance > summary > span")
    }
    kept.pop("glance-near-said", None)  # key dates are there for everybody
    assert set(kept.values()) == {""}


def test_a_save_brings_the_sums_along(volunteer, author, plan):
    campaign = start(plan, author)
    typist = Typist(volunteer, campaign, "channels/rows/channels/h1")
    parts = typist.type("hours_per_week", "5,5")["parts"]
    assert "5,5 heures" in parts["glance-hours-said"].replace("\xa0", " ")
    assert {"glance-hours-sum", "glance-coverage-sum"} <= parts.keys()
    page = volunteer.open(typist.address)
    for name in ("glance-hours-said", "glance-hours-sum", "glance-coverage-sum"):
        brought = HTMLParser(parts[name]).css_first(f"#{name}")
        assert folded(brought.html) == folded(page.css_first(f"#{name}").html)


def test_what_no_sum_reads_brings_none_along(volunteer, author, plan):
    typist = Typist(volunteer, start(plan, author), "audience")
    parts = typist.type("persona", "Sam, 15 ans")["parts"]
    assert "coach-audience" in parts
    assert not [name for name in parts if name.startswith("glance")]


@settings(max_examples=60, deadline=None, suppress_health_check=LARGE)
@given(document=DOCUMENTS, other=DOCUMENTS)
def test_a_sum_reads_of_its_step_what_its_place_says_and_no_more(the_site, document, other):
    plan, strange = from_document(document), from_document(other)
    with the_site.test_request_context("/fr/"):
        for slug, places in PLACES.items():
            for place in places:
                kept = {key: value for key, value in plan.kept(slug).items() if key in place.reads}
                others = strange.kept(slug).items()
                more = {key: value for key, value in others if key not in place.reads}
                mixed = Plan({**plan.steps, slug: {**more, **kept}}, plan.extras)
                assert place.make(mixed, "x") == place.make(plan, "x"), slug


def test_without_a_change_nothing_is_drawn_anew(volunteer, author, plan):
    typist = Typist(volunteer, start(plan, author), "channels/rows/channels/h1")
    typist.type("hours_per_week", "5")
    parts = typist.type("hours_per_week", "5")["parts"]
    assert not [name for name in parts if name.startswith("glance")]


def test_a_save_with_sums_asks_the_database_nothing_more(volunteer, author, plan, statements):
    counted = []
    for group, name in (("channels/h1", "posts_per_week"), ("press/x1", "outlet")):
        typist = Typist(volunteer, start(plan, author), f"channels/rows/{group}")
        with statements() as seen:
            parts = typist.type(name, "4")["parts"]
        counted.append((any("glance" in part for part in parts), len(seen)))
    assert counted == [(True, counted[0][1]), (False, counted[0][1])]


def near(volunteer):
    return [" ".join(node.text().split()) for node in volunteer.page.css("#glance-near-sum li")]


def test_days_near_the_launch_come_with_their_distance_and_what_they_ask(volunteer, author):
    own = [{"id": "d1", "date": "2027-03-20", "name": "Derby"}]
    plan = plan_of(calendar={"launch_date": "2027-03-22", "own_dates": own})
    campaign = start(plan, author)
    volunteer.open(f"/en/campaigns/{campaign.public_id}/steps/calendar")
    first, second, third, *rest = near(volunteer)
    assert "on the day of your launch" in first
    assert "Sensitive" in first
    assert "never an opportunity for a launch by itself" in first
    assert "one day before your launch" in second
    assert "Derby" in third
    assert "2 days before your launch" in third
    assert "Sensitive" not in third
    assert len(rest) == 3
    links = [each.attributes["href"] for each in volunteer.page.css("#glance-near-sum a")]
    assert links == [
        f"/en/campaigns/{campaign.public_id}/steps/calendar#q-date_sensitive",
        f"/en/campaigns/{campaign.public_id}/calendar/",
    ]


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"start": "2027-05-17"}, "on the day when work begins"),
        ({"start": "2027-05-27"}, "2 days before work begins"),
        ({"start": "2027-09-20"}, "one day after work begins"),
        ({"launch_date": "2027-06-11"}, "7 days after your launch"),
        ({"launch_date": "2027-02-05"}, "on the day of your launch"),
    ],
)
def test_without_a_launch_the_start_counts(volunteer, author, answers, said):
    campaign = start(plan_of(calendar=answers), author)
    volunteer.open(f"/en/campaigns/{campaign.public_id}/steps/calendar")
    assert volunteer.text("#glance-near-said").endswith(f": {said}.")


def test_a_sensitive_day_is_asked_about_in_express_too(volunteer, author):
    for launch, is_asked in (("2027-03-24", True), ("2027-05-17", False)):
        plan = plan_of(calendar={"launch_date": launch})
        campaign = start(plan, author, depth=Depth.EXPRESS)
        page = volunteer.open(f"/fr/campaigns/{campaign.public_id}/steps/calendar")
        assert (page.css_first("#q-date_sensitive") is not None) is is_asked


@settings(max_examples=60, deadline=None, suppress_health_check=LARGE)
@given(document=DOCUMENTS)
def test_whatever_stands_in_a_plan_its_pages_are_drawn(the_site, document):
    plan = from_document(document)
    kept = KeptSteps(1)
    for slug, answers in plan.steps.items():
        kept.found[slug] = StepAnswer(step=slug, answers=answers, revision=1)
    campaign = Campaign(public_id="x", title="", extras={}, dismissals=[])
    opened = OpenCampaign(campaign, "owner", kept)
    for language in ("fr", "en"):
        with the_site.test_request_context(f"/{language}/"):
            draw = get_template_attribute("campaigns/glance.html", "glances")
            for slug in BY_SLUG:
                draw(glances_at(plan, "x", slug))
            events = get_template_attribute("campaigns/month.html", "events")
            for day in view_month(opened, "").days:
                assert events(day)


def test_an_audience_without_a_name_is_called_by_its_kind(volunteer, author):
    segments = {"segments": [{"id": "a1", "kind": "fans"}, {"id": "a2", "kind": "parents"}]}
    channels = {"channels": [{"id": "h1", "channel": "press", "segment": "a1"}]}
    campaign = start(plan_of(audience=segments, channels=channels), author)
    volunteer.open(f"/en/campaigns/{campaign.public_id}/steps/audience")
    heads = [each[0] for each in rows(volunteer, "coverage")]
    assert heads == ["Sports fans", "Parents"]


def test_a_number_on_a_card_says_of_what_it_is_one(volunteer, author):
    campaign = start(plan_of(resources=TEAM), author)
    volunteer.open(f"/en/campaigns/{campaign.public_id}/steps/resources")
    assert "Hours a week: 6" in volunteer.text("main")


def test_the_calendar_step_leads_to_the_days_near_the_launch_below(volunteer, author, plan):
    page = volunteer.open(f"/en/campaigns/{start(plan, author).public_id}/steps/calendar")
    assert page.css_first('a[href="#glance-near"]')
    assert page.css_first("details#glance-near[open]")

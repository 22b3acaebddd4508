"""The lists that forms, the library and the coach share, as an administrator changes them."""

from datetime import date

import pytest

from app.campaigns.queries import get_campaign
from app.case_studies.demo import load_demonstration
from app.core.db import db, one_commit
from app.reference.edits import GROWING
from app.reference.in_use import in_use
from app.reference.reference import shipped
from app.reference.taxonomy import NAMES
from app.site.models import ReferenceEdit
from app.site.reference_shapes import LISTS, shape_of
from tests.campaigns.plans import plan_of, start
from tests.words import say

LIST = "/fr/admin/reference"
THEME = f"{LIST}/themes/racism"
OURS = {"fr": "Haine dans les stades", "en": "Hate in stadiums"}


@pytest.fixture
def boss(signed_in):
    return signed_in("boss@example.org", role="administrator")


@pytest.fixture
def volunteer(signed_in):
    return signed_in("aicha@example.org")


@pytest.fixture
def campaign(volunteer):
    basics = {"title": "Même tribune", "themes": ["racism"]}
    return start(plan_of(basics=basics), volunteer.user)


def themes_offered(volunteer, campaign):
    volunteer.open(f"/fr/campaigns/{campaign.public_id}/steps/basics")
    return volunteer.texts("#q-themes .choice label")


@pytest.mark.parametrize("role", ["member", "moderator"])
@pytest.mark.parametrize("address", ["/", "/themes/", "/themes/new", "/themes/racism"])
def test_only_administrators_see_the_lists(signed_in, role, address):
    signed_in(role=role).open(LIST + address, status=403)


@pytest.mark.parametrize(
    "deed", ["themes/new", *(f"themes/racism{d}" for d in ("", "/undo", "/restoration"))]
)
@pytest.mark.parametrize("more", ["", "/retirement", "/return"])
def test_only_administrators_change_them(anyone, signed_in, deed, more):
    if more and not deed.endswith("racism"):
        return
    signed_in(role="moderator").post(f"{LIST}/{deed}{more}", status=403)
    anyone.post(f"{LIST}/{deed}{more}", status=401)
    assert db.session.query(ReferenceEdit).count() == 0


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", LISTS)
def test_every_entry_of_every_list_opens_and_is_saved_unchanged(boss, lang, name):
    boss.open(f"/{lang}/admin/reference/{name}/")
    links = [each.attributes["href"] for each in boss.page.css("tbody a")]
    assert len(links) == len(shipped().lists[name])
    for link in links[:3] + links[-1:]:
        boss.open(link)
        boss.submit("main form")
    db.session.expire_all()
    assert [each.entry for each in db.session.query(ReferenceEdit)] == [{}] * len(
        dict.fromkeys(links[:3] + links[-1:])
    )


def test_what_is_shipped_has_the_values_that_its_form_asks_for():
    assert set(LISTS) == set(NAMES) == set(shipped().lists)
    for name in LISTS:
        for key, entry in shipped().lists[name].items():
            missing = [q.key for q in shape_of(name) if q.needed and not entry.get(q.key)]
            assert missing == [], (name, key)


def test_a_new_name_shows_wherever_the_entry_is_named(boss, volunteer, campaign, anyone):
    with one_commit():
        load_demonstration()
    boss.open(THEME)
    boss.submit("main form", fr="Racismes")
    assert say("fr", "Changed here") in boss.text("tr:has(a[href$='/racism'])")
    assert "Racismes" in themes_offered(volunteer, campaign)
    volunteer.open(f"/fr/campaigns/{campaign.public_id}/review")
    assert "Racismes" in volunteer.text()
    anyone.open("/fr/case-studies/")
    assert "Racismes" in anyone.text(".filters")
    anyone.open("/en/case-studies/")
    assert "Racism" in anyone.text(".filters")


def test_a_page_that_a_reader_has_already_is_drawn_anew(boss, anyone):
    with one_commit():
        load_demonstration()
    first = anyone.open("/fr/case-studies/?theme=racism")
    link = first.css_first(".card a").attributes["href"]
    anyone.open(link)
    etag = anyone.response.headers["ETag"]
    boss.open(THEME)
    boss.submit("main form", fr="Racismes")
    anyone.open(link, headers={"If-None-Match": etag})
    assert "Racismes" in anyone.text()


def test_only_what_differs_is_kept_so_that_other_words_come_with_an_upgrade(boss):
    boss.open(THEME)
    boss.submit("main form", fr="Racismes")
    assert db.session.get(ReferenceEdit, ("themes", "racism")).entry == {"fr": "Racismes"}
    assert in_use().lists["themes"]["racism"]["phase"] == "plan"


def test_a_change_is_undone_and_done_again_and_the_delivered_words_come_back(boss):
    for words in ("Racismes", "Racisme ordinaire"):
        boss.open(THEME)
        boss.submit("main form", fr=words)

    def name():
        db.session.expire_all()
        return in_use().label("themes", "racism", "fr")

    for wanted in ("Racismes", "Racisme ordinaire"):
        boss.open(THEME)
        boss.submit("form[action$='/undo']")
        assert name() == wanted
    boss.open(THEME)
    boss.submit("form[action$='/restoration']")
    assert name() == "Racisme"
    boss.open(THEME)
    boss.submit("form[action$='/undo']")
    assert name() == "Racisme ordinaire"


def test_an_entry_of_one_s_own_is_offered_and_goes_along_in_the_file(boss, volunteer, campaign):
    boss.open(f"{LIST}/themes/new")
    boss.submit("main form", **OURS)
    assert OURS["fr"] in themes_offered(volunteer, campaign)
    volunteer.submit("#step form", themes=["racism", "own_hate_in_stadiums"])
    plan = get_campaign(campaign.public_id).plan
    assert plan.answers("basics")["themes"] == ["racism", "own_hate_in_stadiums"]
    volunteer.open(f"/en/campaigns/{campaign.public_id}/review")
    assert OURS["en"] in volunteer.text()


def test_two_of_the_same_name_have_two_keys(boss):
    for _ in range(2):
        boss.open(f"{LIST}/themes/new")
        boss.submit("main form", **OURS)
    keys = [each.key for each in db.session.query(ReferenceEdit).order_by(ReferenceEdit.key)]
    assert keys == ["own_hate_in_stadiums", "own_hate_in_stadiums_2"]


def test_a_retired_entry_stays_where_it_was_chosen_and_is_offered_nowhere_else(
    boss, volunteer, campaign
):
    other = start(plan_of(basics={"title": "Autre"}), volunteer.user)
    boss.open(THEME)
    boss.submit("form[action$='/retirement']")
    assert "Racisme" in themes_offered(volunteer, campaign)
    assert "Racisme" not in themes_offered(volunteer, other)
    themes_offered(volunteer, campaign)
    volunteer.submit("#step form", title="Encore")
    assert get_campaign(campaign.public_id).plan.answers("basics")["themes"] == ["racism"]
    boss.open(THEME)
    boss.submit("form[action$='/return']")
    assert "Racisme" in themes_offered(volunteer, other)


def test_an_entry_that_only_another_site_knows_is_named_and_kept(volunteer):
    basics = {"title": "Venue d’ailleurs", "themes": ["own_radio_libre"]}
    campaign = start(plan_of(basics=basics), volunteer.user)
    assert "radio libre" in themes_offered(volunteer, campaign)
    volunteer.submit("#step form", title="Ici")
    assert get_campaign(campaign.public_id).plan.answers("basics")["themes"] == ["own_radio_libre"]


def test_the_coach_goes_by_it(boss, volunteer):
    launch = {"launch_date": "2027-06-30"}
    campaign = start(plan_of(calendar=launch), volunteer.user)

    def keys():
        db.session.expire_all()
        return {each.rule.key for each in get_campaign(campaign.public_id).coaching.open}

    assert "K1" in keys()
    boss.open(f"{LIST}/key_dates/new")
    day = {"fr": "Fête du club", "en": "Club day", "rule": "2027-06-30", "kind": "other"}
    boss.submit("main form", **day, sensitive="yes")
    assert not keys() & {"K1"}
    assert "K2" in keys()
    boss.open(f"{LIST}/key_dates/own_club_day")
    boss.submit("form[action$='/retirement']")
    assert "K1" in keys()


def test_a_date_that_moves_has_its_day_in_the_years_that_are_known():
    days = {"own_x": {"rule": "2027-03-14 2028-03-12", "en": "X"}}
    reference = type(shipped())({**shipped().lists, "key_dates": days})
    found = [reference.key_days(year) for year in (2026, 2027, 2028)]
    assert [[each.first for each in year] for year in found] == [
        [],
        [date(2027, 3, 14)],
        [date(2028, 3, 12)],
    ]


@pytest.mark.parametrize("rule", ["demain", "13-45", "02-30", "2027-02-29", "03-21/", "21/03"])
def test_days_that_no_calendar_has_are_not_taken(boss, rule):
    boss.open(f"{LIST}/key_dates/holocaust_remembrance")
    boss.submit("main form", rule=rule, status=422)
    assert say(
        "fr", "Write the days like this: 03-21, or 03-21/03-27, or 2027-03-14."
    ) in boss.text(".errsum")
    assert boss.page.css_first("[name=rule]").attributes["value"] == rule
    assert db.session.query(ReferenceEdit).count() == 0


def test_a_name_is_needed_and_what_was_typed_stays(boss):
    boss.open(f"{LIST}/channels/new")
    boss.submit("main form", fr="Radio du quartier", status=422)
    assert boss.page.css_first("[name=fr]").attributes["value"] == "Radio du quartier"
    assert len(boss.page.css(".errsum li")) == 1


def test_the_second_of_two_administrators_is_asked_to_look_again(boss, signed_in):
    other = signed_in("autre@example.org", role="administrator")
    boss.open(THEME)
    other.open(THEME)
    other.submit("main form", fr="Le racisme")
    boss.submit("main form", fr="Racismes", status=409)
    assert boss.page.css_first("[name=fr]").attributes["value"] == "Racismes"
    boss.submit("main form", status=409)  # sent again without looking: still not written over
    assert db.session.get(ReferenceEdit, ("themes", "racism")).entry == {"fr": "Le racisme"}


@pytest.mark.parametrize("name", sorted(set(NAMES) - set(GROWING)))
def test_lists_that_rules_speak_of_neither_grow_nor_shrink(boss, name):
    key = next(iter(shipped().lists[name]))
    boss.open(f"{LIST}/{name}/new", status=404)
    boss.post(f"{LIST}/{name}/new", status=404)
    boss.post(f"{LIST}/{name}/{key}/retirement", status=404)


@pytest.mark.parametrize("address", ["nothing/", "themes/nothing", "nothing/x"])
def test_what_does_not_exist_is_not_found(boss, address):
    boss.open(f"{LIST}/{address}", status=404)


def test_words_are_one_a_line_and_change_what_is_vague(boss):
    boss.open(f"{LIST}/words/vague")
    typed = boss.page.css_first("[name=fr]").text()
    boss.submit("main form", fr=f"{typed}\n  faire du bruit \n\n")
    kept = db.session.get(ReferenceEdit, ("words", "vague")).entry
    assert kept["fr"] == [*shipped().lists["words"]["vague"]["fr"], "faire du bruit"]
    assert "faire du bruit" in in_use().vague_words


def test_the_advice_with_a_date_is_worded_anew(boss, volunteer):
    boss.open(f"{LIST}/advice/eu_political_ads")
    boss.submit("main form", fr="Depuis mars 2027, tout a changé.", countries="fr, BE")
    row = {"id": "c1", "channel": "facebook", "paid": True}
    plan = plan_of(basics={"country": "FR"}, channels={"channels": [row]})
    campaign = start(plan, volunteer.user)
    volunteer.open(f"/fr/campaigns/{campaign.public_id}/coach/")
    assert "Depuis mars 2027, tout a changé." in volunteer.text()
    assert in_use().eu_countries == {"FR", "BE"}


def test_marks_that_are_typed_are_live_nowhere(boss, volunteer, campaign):
    boss.open(f"{LIST}/themes/new")
    boss.submit("main form", fr="<script>alert(1)</script>", en="<b>x</b>")
    boss.open(f"{LIST}/themes/")
    assert "<script>alert(1)</script>" in boss.text()
    assert "<script>alert(1)</script>" in themes_offered(volunteer, campaign)


def test_looking_for_changes_costs_one_statement_now_and_then(
    boss, volunteer, campaign, statements
):
    step = f"/fr/campaigns/{campaign.public_id}/steps/basics"
    volunteer.open(step)
    with statements() as seen:
        volunteer.open(step)
    assert not [each for each in seen if "event" in each]

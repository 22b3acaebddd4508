"""An author with a campaign, somebody's browser, and case studies to start from."""

import pytest

from app.campaigns.models import MemberRole
from tests.accounts.conftest import cheap_hashes, configure
from tests.campaigns.plans import plan_of, start
from tests.case_studies.conftest import draft, in_review, moderator, published, sent

__all__ = ["cheap_hashes", "configure", "draft", "in_review", "moderator", "published", "sent"]
SEGMENTS = {"segments": [{"id": "a1", "label": "Les jeunes"}, {"id": "a2", "label": "Les parents"}]}


@pytest.fixture
def author(person):
    """Give whose campaign it is."""
    return person("aicha@example.org")


@pytest.fixture
def campaign(author):
    """Give a campaign that has a name and two audiences."""
    return start(plan_of(basics={"title": "Même tribune"}, audience=SEGMENTS), author)


@pytest.fixture
def volunteer(signed_in, author):
    """Give the author's browser."""
    return signed_in(author)


@pytest.fixture
def as_role(anyone, signed_in, person, campaign, join, volunteer):
    """Give a browser of somebody by their place in the campaign, or without one."""

    def browse(role):
        if role == "anonymous":
            return anyone
        if role == "stranger":
            return signed_in(person("etranger@example.org", name="Étranger"))
        if role == MemberRole.OWNER:
            return volunteer
        user = person(f"{role}@example.org", name=str(role).capitalize())
        return signed_in(join(campaign, user, role))

    return browse

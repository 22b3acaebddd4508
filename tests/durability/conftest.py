"""A site of its own for each test, ended whatever happens."""

from collections.abc import Iterator

import pytest

from tests.durability.site import AS_INSTALLED, Site


@pytest.fixture
def site(request: pytest.FixtureRequest, tmp_path) -> Iterator[Site]:
    """Give a site that is not started yet; the parameter is a faulty server's command."""
    given = Site(tmp_path / "instance", getattr(request, "param", AS_INSTALLED))
    yield given
    given.kill()

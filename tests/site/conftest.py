"""Published case studies, as the tests of the library make them."""

from tests.case_studies.conftest import author, draft, in_review, moderator, published, sent

__all__ = ["author", "draft", "in_review", "moderator", "published", "sent"]

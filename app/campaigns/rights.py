"""Who may do what in a campaign: predicates over a person's place in it."""

from enum import StrEnum

from app.campaigns.models import MemberRole


class Right(StrEnum):
    """What a place in a campaign allows."""

    SEE_CAMPAIGN = "see_campaign"
    COMMENT = "comment"
    EDIT_CAMPAIGN = "edit_campaign"
    SHARE_CAMPAIGN = "share_campaign"
    MANAGE_TEAM = "manage_team"
    PUBLISH_CAMPAIGN = "publish_campaign"
    DELETE_CAMPAIGN = "delete_campaign"


def is_member(_role: MemberRole) -> bool:
    """Everybody on the team."""
    return True


def is_commenter(role: MemberRole) -> bool:
    """Everybody but readers."""
    return role is not MemberRole.READER


def is_editor(role: MemberRole) -> bool:
    """Owners and editors."""
    return role in (MemberRole.OWNER, MemberRole.EDITOR)


def is_owner(role: MemberRole) -> bool:
    """Owners."""
    return role is MemberRole.OWNER


RULES = {
    Right.SEE_CAMPAIGN: is_member,
    Right.COMMENT: is_commenter,
    Right.EDIT_CAMPAIGN: is_editor,
    Right.SHARE_CAMPAIGN: is_editor,
    Right.MANAGE_TEAM: is_owner,
    Right.PUBLISH_CAMPAIGN: is_owner,
    Right.DELETE_CAMPAIGN: is_owner,
}


def may(role: str, right: Right) -> bool:
    """Whether this place in the team allows it."""
    return RULES[right](MemberRole(role))

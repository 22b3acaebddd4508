"""Keep the addresses of calendars, and the links with which a plan is shared"""

import sqlalchemy as sa
from alembic import op

import app.core.db

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "calendar_address",
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("with_names", sa.Boolean(), nullable=False),
        sa.Column("made_at", app.core.db.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id", "user_id"],
            ["member.campaign_id", "member.user_id"],
            name=op.f("fk_calendar_address_campaign_id_member"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("campaign_id", "user_id", name=op.f("pk_calendar_address")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_calendar_address_token_hash")),
    )
    op.create_table(
        "plan_share",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("with_names", sa.Boolean(), nullable=False),
        sa.Column("with_safety", sa.Boolean(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("made_at", app.core.db.UtcDateTime(), nullable=False),
        sa.Column("expires_at", app.core.db.UtcDateTime(), nullable=False),
        sa.Column("ended_at", app.core.db.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaign.id"],
            name=op.f("fk_plan_share_campaign_id_campaign"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["user.id"],
            name=op.f("fk_plan_share_made_by_id_user"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_share")),
        sa.UniqueConstraint("public_id", name=op.f("uq_plan_share_public_id")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_plan_share_token_hash")),
    )
    op.create_index(op.f("ix_plan_share_campaign_id"), "plan_share", ["campaign_id"])
    op.create_index(op.f("ix_plan_share_expires_at"), "plan_share", ["expires_at"])


def downgrade() -> None:
    op.drop_table("plan_share")
    op.drop_table("calendar_address")

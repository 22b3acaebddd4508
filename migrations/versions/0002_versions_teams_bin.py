"""Keep every version, teams, comments and the bin"""

import sqlalchemy as sa
from alembic import op

import app.core.db

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "binned_row",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("page", sa.String(length=40), nullable=False),
        sa.Column("group", sa.String(length=40), nullable=False),
        sa.Column("row", sa.JSON(), nullable=False),
        sa.Column("removed_at", app.core.db.UtcDateTime(), nullable=False),
        sa.Column("removed_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaign.id"],
            name=op.f("fk_binned_row_campaign_id_campaign"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["case_study.id"],
            name=op.f("fk_binned_row_case_id_case_study"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["removed_by_id"],
            ["user.id"],
            name=op.f("fk_binned_row_removed_by_id_user"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_binned_row")),
        sa.UniqueConstraint("public_id", name=op.f("uq_binned_row_public_id")),
    )
    with op.batch_alter_table("binned_row", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_binned_row_campaign_id"), ["campaign_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_binned_row_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_binned_row_removed_at"), ["removed_at"], unique=False)

    op.create_table(
        "campaign_comment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=20), nullable=False),
        sa.Column("question", sa.String(length=40), nullable=False),
        sa.Column("row", sa.String(length=40), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", app.core.db.UtcDateTime(), nullable=False),
        sa.Column("settled_at", app.core.db.UtcDateTime(), nullable=True),
        sa.Column("settled_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["by_id"], ["user.id"], name=op.f("fk_campaign_comment_by_id_user"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaign.id"],
            name=op.f("fk_campaign_comment_campaign_id_campaign"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["settled_by_id"],
            ["user.id"],
            name=op.f("fk_campaign_comment_settled_by_id_user"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign_comment")),
        sa.UniqueConstraint("public_id", name=op.f("uq_campaign_comment_public_id")),
    )
    with op.batch_alter_table("campaign_comment", schema=None) as batch_op:
        batch_op.create_index("ix_campaign_comment_place", ["campaign_id", "step"], unique=False)

    op.create_table(
        "campaign_invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("for_one", sa.Boolean(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("made_at", app.core.db.UtcDateTime(), nullable=False),
        sa.Column("expires_at", app.core.db.UtcDateTime(), nullable=False),
        sa.Column("ended_at", app.core.db.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaign.id"],
            name=op.f("fk_campaign_invitation_campaign_id_campaign"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["user.id"],
            name=op.f("fk_campaign_invitation_made_by_id_user"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign_invitation")),
        sa.UniqueConstraint("public_id", name=op.f("uq_campaign_invitation_public_id")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_campaign_invitation_token_hash")),
    )
    with op.batch_alter_table("campaign_invitation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_campaign_invitation_campaign_id"), ["campaign_id"], unique=False
        )

    op.create_table(
        "case_draft_version",
        sa.Column("kept_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("act", sa.String(length=10), nullable=False),
        sa.Column("saved_at", app.core.db.UtcDateTime(), nullable=False),
        sa.Column("saved_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["kept_id"],
            ["case_study.id"],
            name=op.f("fk_case_draft_version_kept_id_case_study"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["saved_by_id"],
            ["user.id"],
            name=op.f("fk_case_draft_version_saved_by_id_user"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("kept_id", "revision", name=op.f("pk_case_draft_version")),
    )
    with op.batch_alter_table("case_draft_version", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_case_draft_version_saved_at"), ["saved_at"], unique=False
        )

    op.create_table(
        "desk_draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("heard", sa.JSON(), nullable=False),
        sa.Column("saved_at", app.core.db.UtcDateTime(), nullable=False),
        sa.Column("saved_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["case_study.id"],
            name=op.f("fk_desk_draft_case_id_case_study"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["saved_by_id"],
            ["user.id"],
            name=op.f("fk_desk_draft_saved_by_id_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_desk_draft_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk_draft")),
    )
    with op.batch_alter_table("desk_draft", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_desk_draft_user_id"), ["user_id"], unique=False)
        batch_op.create_index("uq_desk_draft_place", ["case_id", "user_id"], unique=True)

    op.create_table(
        "desk_draft_version",
        sa.Column("kept_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("act", sa.String(length=10), nullable=False),
        sa.Column("saved_at", app.core.db.UtcDateTime(), nullable=False),
        sa.Column("saved_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["kept_id"],
            ["desk_draft.id"],
            name=op.f("fk_desk_draft_version_kept_id_desk_draft"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["saved_by_id"],
            ["user.id"],
            name=op.f("fk_desk_draft_version_saved_by_id_user"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("kept_id", "revision", name=op.f("pk_desk_draft_version")),
    )
    op.create_index("ix_desk_draft_version_saved_at", "desk_draft_version", ["saved_at"])

    # Plain ALTERs, no rebuilt tables: SQLite would empty the tables that refer to them.
    op.add_column(
        "answer_version", sa.Column("act", sa.String(10), nullable=False, server_default="saved")
    )
    op.execute("ALTER TABLE answer_version RENAME COLUMN step_answer_id TO kept_id")
    op.create_index("ix_answer_version_saved_at", "answer_version", ["saved_at"])
    op.add_column("step_answer", sa.Column("heard", sa.JSON(), nullable=False, server_default="{}"))

    op.add_column(
        "campaign", sa.Column("open_comments", sa.JSON(), nullable=False, server_default="{}")
    )
    op.add_column("campaign", sa.Column("deleted_at", app.core.db.UtcDateTime(), nullable=True))
    add_person("campaign", "deleted_by_id")
    op.create_index("ix_campaign_deleted_at", "campaign", ["deleted_at"])

    op.add_column("case_study", sa.Column("deleted_at", app.core.db.UtcDateTime(), nullable=True))
    op.add_column("case_study", sa.Column("heard", sa.JSON(), nullable=False, server_default="{}"))
    add_person("case_study", "saved_by_id")
    op.execute("ALTER TABLE case_study RENAME COLUMN changed_at TO saved_at")
    op.create_index("ix_case_study_deleted_at", "case_study", ["deleted_at"])
    op.execute(
        "INSERT INTO case_draft_version (kept_id, revision, answers, act, saved_at) "
        "SELECT id, revision, answers, 'saved', saved_at FROM case_study"
    )

    long_ago = sa.text("'2026-01-01 00:00:00.000000'")
    moment = app.core.db.UtcDateTime()
    op.add_column("member", sa.Column("joined_at", moment, nullable=False, server_default=long_ago))
    op.add_column("member", sa.Column("seen_at", moment, nullable=False, server_default=long_ago))
    op.add_column("member", sa.Column("at_step", sa.String(20), nullable=True))
    op.add_column("member", sa.Column("visit_before", moment, nullable=True))
    op.add_column(
        "sign_in", sa.Column("is_shared", sa.Boolean(), nullable=False, server_default=sa.false())
    )


def add_person(table: str, name: str) -> None:
    op.execute(
        f"ALTER TABLE {table} ADD COLUMN {name} INTEGER CONSTRAINT fk_{table}_{name}_user "
        'REFERENCES "user" (id) ON DELETE SET NULL'
    )


def downgrade() -> None:
    for name in (
        "case_draft_version",
        "desk_draft_version",
        "desk_draft",
        "campaign_invitation",
        "campaign_comment",
        "binned_row",
    ):
        op.drop_table(name)
    op.drop_index("ix_answer_version_saved_at", "answer_version")
    op.drop_index("ix_campaign_deleted_at", "campaign")
    op.drop_index("ix_case_study_deleted_at", "case_study")
    op.execute("ALTER TABLE answer_version RENAME COLUMN kept_id TO step_answer_id")
    op.execute("ALTER TABLE case_study RENAME COLUMN saved_at TO changed_at")
    for table, names in ADDED.items():
        for name in names:
            op.drop_column(table, name)


ADDED = {
    "answer_version": ("act",),
    "step_answer": ("heard",),
    "campaign": ("open_comments", "deleted_at", "deleted_by_id"),
    "case_study": ("deleted_at", "heard", "saved_by_id"),
    "member": ("joined_at", "seen_at", "at_step", "visit_before"),
    "sign_in": ("is_shared",),
}

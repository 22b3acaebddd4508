"""First tables"""

import sqlalchemy as sa
from alembic import op

import app.core.db
from app.case_studies.search_tables import create_search

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "campaign",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=80), nullable=False),
        sa.Column("depth", sa.String(length=10), nullable=False),
        sa.Column("extras", sa.JSON(), nullable=False),
        sa.Column("progress", sa.JSON(), nullable=False),
        sa.Column("created_at", app.core.db.UtcDateTime(), nullable=False),
        sa.Column("changed_at", app.core.db.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign")),
        sa.UniqueConstraint("public_id", name=op.f("uq_campaign_public_id")),
    )
    op.create_table(
        "done",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("led_to", sa.String(length=200), nullable=False),
        sa.Column("at", app.core.db.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_done")),
    )
    with op.batch_alter_table("done", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_done_at"), ["at"], unique=False)

    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", app.core.db.UtcDateTime(), nullable=False),
        sa.Column("who", sa.String(length=40), nullable=True),
        sa.Column("deed", sa.String(length=60), nullable=False),
        sa.Column("what", sa.String(length=40), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_at"), ["at"], unique=False)
        batch_op.create_index("ix_event_deed", ["deed", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_what"), ["what"], unique=False)

    op.create_table(
        "library_facet_count",
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", "key", name=op.f("pk_library_facet_count")),
    )
    op.create_table(
        "mail",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("to", sa.String(length=254), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("parameters", sa.JSON(), nullable=False),
        sa.Column("written_at", app.core.db.UtcDateTime(), nullable=False),
        sa.Column("send_after", app.core.db.UtcDateTime(), nullable=False),
        sa.Column("sent_at", app.core.db.UtcDateTime(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail")),
    )
    with op.batch_alter_table("mail", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mail_send_after"), ["send_after"], unique=False)
        batch_op.create_index(batch_op.f("ix_mail_sent_at"), ["sent_at"], unique=False)

    op.create_table(
        "media",
        sa.Column("name", sa.String(length=24), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("mime", sa.String(length=20), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("stored_at", app.core.db.UtcDateTime(), nullable=False),
        sa.Column("large", sa.LargeBinary(), nullable=True),
        sa.Column("small", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_media")),
        sa.UniqueConstraint("content_hash", name=op.f("uq_media_content_hash")),
    )
    op.create_table(
        "tally",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("ends_at", app.core.db.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_tally")),
    )
    with op.batch_alter_table("tally", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tally_ends_at"), ["ends_at"], unique=False)

    op.create_table(
        "user",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=True),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("created_at", app.core.db.UtcDateTime(), nullable=False),
        sa.Column("confirmed_at", app.core.db.UtcDateTime(), nullable=True),
        sa.Column("suspended_at", app.core.db.UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user")),
        sa.UniqueConstraint("email", name=op.f("uq_user_email")),
        sa.UniqueConstraint("public_id", name=op.f("uq_user_public_id")),
    )
    op.create_table(
        "case_study",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("campaign", sa.String(length=20), nullable=True),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("is_live", sa.Boolean(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("compiled", sa.Boolean(), nullable=False),
        sa.Column("claimed_by_id", sa.Integer(), nullable=True),
        sa.Column("claimed_at", app.core.db.UtcDateTime(), nullable=True),
        sa.Column("created_at", app.core.db.UtcDateTime(), nullable=False),
        sa.Column("changed_at", app.core.db.UtcDateTime(), nullable=False),
        sa.Column("submitted_at", app.core.db.UtcDateTime(), nullable=True),
        sa.Column("state_since", app.core.db.UtcDateTime(), nullable=False),
        sa.Column("published_at", app.core.db.UtcDateTime(), nullable=True),
        sa.Column("reviewed_at", app.core.db.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["user.id"],
            name=op.f("fk_case_study_author_id_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["claimed_by_id"],
            ["user.id"],
            name=op.f("fk_case_study_claimed_by_id_user"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_study")),
        sa.UniqueConstraint("public_id", name=op.f("uq_case_study_public_id")),
        sa.UniqueConstraint("slug", name=op.f("uq_case_study_slug")),
    )
    with op.batch_alter_table("case_study", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_study_author_id"), ["author_id"], unique=False)
        batch_op.create_index(
            "ix_case_study_state_submitted_at", ["state", "submitted_at"], unique=False
        )

    op.create_table(
        "member",
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaign.id"],
            name=op.f("fk_member_campaign_id_campaign"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_member_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("campaign_id", "user_id", name=op.f("pk_member")),
    )
    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_member_user_id"), ["user_id"], unique=False)

    op.create_table(
        "sign_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("browser", sa.String(length=60), nullable=False),
        sa.Column("started_at", app.core.db.UtcDateTime(), nullable=False),
        sa.Column("seen_at", app.core.db.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_sign_in_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in")),
        sa.UniqueConstraint("public_id", name=op.f("uq_sign_in_public_id")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sign_in_token_hash")),
    )
    with op.batch_alter_table("sign_in", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_in_user_id"), ["user_id"], unique=False)

    op.create_table(
        "step_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=20), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("gone_through", sa.Boolean(), nullable=False),
        sa.Column("saved_at", app.core.db.UtcDateTime(), nullable=False),
        sa.Column("saved_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaign.id"],
            name=op.f("fk_step_answer_campaign_id_campaign"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["saved_by_id"],
            ["user.id"],
            name=op.f("fk_step_answer_saved_by_id_user"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step_answer")),
    )
    with op.batch_alter_table("step_answer", schema=None) as batch_op:
        batch_op.create_index("uq_step_answer_place", ["campaign_id", "step"], unique=True)

    op.create_table(
        "token",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("bound_to", sa.String(length=64), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("expires_at", app.core.db.UtcDateTime(), nullable=False),
        sa.Column("used_at", app.core.db.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_token_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_token")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_token_token_hash")),
    )
    with op.batch_alter_table("token", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_token_expires_at"), ["expires_at"], unique=False)

    op.create_table(
        "answer_version",
        sa.Column("step_answer_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("saved_at", app.core.db.UtcDateTime(), nullable=False),
        sa.Column("saved_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["saved_by_id"],
            ["user.id"],
            name=op.f("fk_answer_version_saved_by_id_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["step_answer_id"],
            ["step_answer.id"],
            name=op.f("fk_answer_version_step_answer_id_step_answer"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("step_answer_id", "revision", name=op.f("pk_answer_version")),
    )
    op.create_table(
        "case_study_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("point", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(length=3), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["by_id"], ["user.id"], name=op.f("fk_case_study_check_by_id_user"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["case_study.id"],
            name=op.f("fk_case_study_check_case_id_case_study"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_study_check")),
        sa.UniqueConstraint("case_id", "number", "point", name=op.f("uq_case_study_check_case_id")),
    )
    op.create_table(
        "case_study_image",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=24), nullable=False),
        sa.Column("is_live", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["case_study.id"],
            name=op.f("fk_case_study_image_case_id_case_study"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["name"],
            ["media.name"],
            name=op.f("fk_case_study_image_name_media"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("case_id", "name", name=op.f("pk_case_study_image")),
    )
    with op.batch_alter_table("case_study_image", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_study_image_name"), ["name"], unique=False)

    op.create_table(
        "case_study_move",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.String(length=20), nullable=False),
        sa.Column("after", sa.String(length=20), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", app.core.db.UtcDateTime(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["user.id"], name=op.f("fk_case_study_move_by_id_user"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["case_study.id"],
            name=op.f("fk_case_study_move_case_id_case_study"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_study_move")),
    )
    with op.batch_alter_table("case_study_move", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_study_move_case_id"), ["case_id"], unique=False)

    op.create_table(
        "case_study_remark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=20), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=40), nullable=False),
        sa.Column("row", sa.String(length=40), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", app.core.db.UtcDateTime(), nullable=False),
        sa.Column("for_author", sa.Boolean(), nullable=False),
        sa.Column("settled_at", app.core.db.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["by_id"],
            ["user.id"],
            name=op.f("fk_case_study_remark_by_id_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["case_study.id"],
            name=op.f("fk_case_study_remark_case_id_case_study"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_study_remark")),
        sa.UniqueConstraint("public_id", name=op.f("uq_case_study_remark_public_id")),
    )
    with op.batch_alter_table("case_study_remark", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_study_remark_case_id"), ["case_id"], unique=False)

    op.create_table(
        "case_study_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("created_at", app.core.db.UtcDateTime(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("is_live", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"],
            ["user.id"],
            name=op.f("fk_case_study_version_by_id_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["case_study.id"],
            name=op.f("fk_case_study_version_case_id_case_study"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_study_version")),
        sa.UniqueConstraint(
            "case_id", "number", "language", name=op.f("uq_case_study_version_case_id")
        ),
    )
    op.create_table(
        "library_facet",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("published_at", app.core.db.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["case_study.id"],
            name=op.f("fk_library_facet_case_id_case_study"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("case_id", "name", "key", name=op.f("pk_library_facet")),
    )
    with op.batch_alter_table("library_facet", schema=None) as batch_op:
        batch_op.create_index(
            "ix_library_facet_shelf", ["name", "key", "published_at", "case_id"], unique=False
        )

    op.create_table(
        "library_entry",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("published_at", app.core.db.UtcDateTime(), nullable=False),
        sa.Column("card", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["case_study.id"],
            name=op.f("fk_library_entry_case_id_case_study"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["case_study_version.id"],
            name=op.f("fk_library_entry_version_id_case_study_version"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("case_id", "language", name=op.f("pk_library_entry")),
    )
    with op.batch_alter_table("library_entry", schema=None) as batch_op:
        batch_op.create_index(
            "ix_library_entry_page", ["language", "published_at", "case_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_library_entry_slug"), ["slug"], unique=False)
    create_search(op.get_bind())


def downgrade() -> None:
    op.execute("DROP TABLE IF EXISTS library_search")
    with op.batch_alter_table("library_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_library_entry_slug"))
        batch_op.drop_index("ix_library_entry_page")

    op.drop_table("library_entry")
    with op.batch_alter_table("library_facet", schema=None) as batch_op:
        batch_op.drop_index("ix_library_facet_shelf")

    op.drop_table("library_facet")
    op.drop_table("case_study_version")
    with op.batch_alter_table("case_study_remark", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_case_study_remark_case_id"))

    op.drop_table("case_study_remark")
    with op.batch_alter_table("case_study_move", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_case_study_move_case_id"))

    op.drop_table("case_study_move")
    with op.batch_alter_table("case_study_image", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_case_study_image_name"))

    op.drop_table("case_study_image")
    op.drop_table("case_study_check")
    op.drop_table("answer_version")
    with op.batch_alter_table("token", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_token_expires_at"))

    op.drop_table("token")
    with op.batch_alter_table("step_answer", schema=None) as batch_op:
        batch_op.drop_index("uq_step_answer_place")

    op.drop_table("step_answer")
    with op.batch_alter_table("sign_in", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_user_id"))

    op.drop_table("sign_in")
    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_member_user_id"))

    op.drop_table("member")
    with op.batch_alter_table("case_study", schema=None) as batch_op:
        batch_op.drop_index("ix_case_study_state_submitted_at")
        batch_op.drop_index(batch_op.f("ix_case_study_author_id"))

    op.drop_table("case_study")
    op.drop_table("user")
    with op.batch_alter_table("tally", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tally_ends_at"))

    op.drop_table("tally")
    op.drop_table("media")
    with op.batch_alter_table("mail", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mail_sent_at"))
        batch_op.drop_index(batch_op.f("ix_mail_send_after"))

    op.drop_table("mail")
    op.drop_table("library_facet_count")
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_event_what"))
        batch_op.drop_index("ix_event_deed")
        batch_op.drop_index(batch_op.f("ix_event_at"))

    op.drop_table("event")
    with op.batch_alter_table("done", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_done_at"))

    op.drop_table("done")
    op.drop_table("campaign")

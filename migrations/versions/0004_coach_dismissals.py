"""Keep which remarks of the coach a team set aside, and why"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Added as it is: rebuilding the table would forget what its keys do on a deletion.
    op.add_column(
        "campaign", sa.Column("dismissals", sa.JSON(), nullable=False, server_default="[]")
    )


def downgrade() -> None:
    op.drop_column("campaign", "dismissals")

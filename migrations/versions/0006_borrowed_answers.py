"""Keep from which case study a campaign began, and what it has borrowed of it"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Added as it is: rebuilding the table would forget what its keys do on a deletion.
    op.add_column("campaign", sa.Column("borrowed", sa.JSON(), nullable=False, server_default="{}"))


def downgrade() -> None:
    op.drop_column("campaign", "borrowed")

"""Say where a row in the bin stood that stood inside another row"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("binned_row", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("inside", sa.String(length=90), nullable=False, server_default="")
        )
        batch_op.alter_column("inside", server_default=None)


def downgrade() -> None:
    op.execute("DELETE FROM binned_row WHERE inside != ''")
    with op.batch_alter_table("binned_row", schema=None) as batch_op:
        batch_op.drop_column("inside")

"""Epochs: since when a board is in its epoch, and how small a segment could be.

Revision: 0004, after 0003.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("boards", sa.Column("epoch_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("segments", sa.Column("visible", sa.BigInteger(), nullable=True))

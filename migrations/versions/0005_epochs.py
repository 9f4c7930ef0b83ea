"""Epochs: since when a board is in its epoch, and how small a segment could be.

Revision: 0005, after 0004.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("boards", sa.Column("epoch_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("segments", sa.Column("visible", sa.BigInteger(), nullable=True))

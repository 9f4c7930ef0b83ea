"""Segments: the state of a board up to a sequence, in place of its updates. Where quarantined updates stood.

Revision: 0003, after 0002.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ID = sa.String(21)
DIGEST = sa.LargeBinary(32)
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "segments",
        sa.Column("board_id", ID, nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("copy", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("state", sa.LargeBinary(), nullable=False),
        sa.Column("digest", DIGEST, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("verified_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["board_id"], ["boards.id"], name="fk_segments_board_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("board_id", "epoch", "sequence", "copy", name="pk_segments"),
    )
    op.add_column("quarantined_updates", sa.Column("epoch", sa.Integer(), nullable=True))
    op.add_column("quarantined_updates", sa.Column("sequence", sa.BigInteger(), nullable=True))
    op.add_column("quarantined_updates", sa.Column("digest", DIGEST, nullable=True))

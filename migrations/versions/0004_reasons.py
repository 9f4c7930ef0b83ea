"""Why a card was blocked, with the touch that says so.

Revision: 0004, after 0003. Touches from before have no reason.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("touches", sa.Column("detail", sa.String(500), nullable=True))

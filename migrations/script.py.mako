"""${message}.

Revision: ${up_revision}, after ${down_revision}. Migrations only go forward: going back means restoring a backup.
"""

import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}

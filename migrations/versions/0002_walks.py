"""Walks: meetings along a board, their stops, attendance, decisions and actions; who touched which record when.

Revision: 0002, after 0001. The role of members and invitations gets room for "facilitator".
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ID = sa.String(21)
RECORD = sa.String(200)
WORD = sa.String(16)
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    widen_roles()
    create_touches()
    create_walks()
    create_agreements()


def widen_roles() -> None:
    for table in ("members", "invitations"):
        with op.batch_alter_table(table) as batch:
            batch.alter_column("role", existing_type=sa.String(8), type_=WORD, existing_nullable=False)


def create_touches() -> None:
    op.create_table(
        "touches",
        sa.Column("board_id", ID, nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("root", WORD, nullable=False),
        sa.Column("record_id", RECORD, nullable=False),
        sa.Column("aspect", WORD, nullable=False),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["board_id"], ["boards.id"], name="fk_touches_board_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("board_id", "sequence", "root", "record_id", "aspect", name="pk_touches"),
    )
    op.create_index("ix_touches_board_id_record_id", "touches", ["board_id", "record_id"])


def create_walks() -> None:
    op.create_table(
        "walks",
        sa.Column("id", ID, nullable=False),
        sa.Column("board_id", ID, nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("language", WORD, nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("facilitator_id", ID, nullable=True),
        sa.Column("stop_id", ID, nullable=True),
        sa.Column("stop_started_at", MOMENT, nullable=True),
        sa.Column("card_id", RECORD, nullable=True),
        sa.Column("since_id", ID, nullable=True),
        sa.Column("snapshot_id", ID, nullable=True),
        sa.Column("started_by", ID, nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("minutes", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["board_id"], ["boards.id"], name="fk_walks_board_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["facilitator_id"], ["people.id"], name="fk_walks_facilitator_id"),
        sa.ForeignKeyConstraint(["since_id"], ["snapshots.id"], name="fk_walks_since_id"),
        sa.ForeignKeyConstraint(["snapshot_id"], ["snapshots.id"], name="fk_walks_snapshot_id"),
        sa.ForeignKeyConstraint(["started_by"], ["people.id"], name="fk_walks_started_by"),
        sa.PrimaryKeyConstraint("id", name="pk_walks"),
    )
    op.create_index("ix_walks_board_id_started_at", "walks", ["board_id", "started_at"])
    running = sa.text("state = 'running'")
    op.create_index(
        "ux_walks_running", "walks", ["board_id"], unique=True, sqlite_where=running, postgresql_where=running
    )
    op.create_table(
        "walk_stops",
        sa.Column("id", ID, nullable=False),
        sa.Column("walk_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("title", sa.String(200), nullable=True),
        sa.Column("map_id", RECORD, nullable=True),
        sa.Column("column_id", RECORD, nullable=True),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("spent", sa.Integer(), nullable=False),
        sa.Column("cards", sa.JSON(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["walk_id"], ["walks.id"], name="fk_walk_stops_walk_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_walk_stops"),
    )
    op.create_index("ix_walk_stops_walk_id_position", "walk_stops", ["walk_id", "position"])
    op.create_table(
        "walk_attendance",
        sa.Column("walk_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("discipline", sa.String(40), nullable=False),
        sa.Column("joined_at", MOMENT, nullable=False),
        sa.Column("hand_raised_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["walk_id"], ["walks.id"], name="fk_walk_attendance_walk_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_walk_attendance_person_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("walk_id", "person_id", name="pk_walk_attendance"),
    )


def create_agreements() -> None:
    op.create_table(
        "agreements",
        sa.Column("board_id", ID, nullable=False),
        sa.Column("id", ID, nullable=False),
        sa.Column("walk_id", ID, nullable=True),
        sa.Column("stop_id", ID, nullable=True),
        sa.Column("card_id", RECORD, nullable=True),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("owner_id", ID, nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("state", WORD, nullable=False),
        sa.Column("digest", sa.LargeBinary(32), nullable=False),
        sa.Column("created_by", ID, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("closed_by", ID, nullable=True),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("closed_walk_id", ID, nullable=True),
        sa.ForeignKeyConstraint(["board_id"], ["boards.id"], name="fk_agreements_board_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["walk_id"], ["walks.id"], name="fk_agreements_walk_id"),
        sa.ForeignKeyConstraint(["owner_id"], ["people.id"], name="fk_agreements_owner_id"),
        sa.ForeignKeyConstraint(["created_by"], ["people.id"], name="fk_agreements_created_by"),
        sa.ForeignKeyConstraint(["closed_by"], ["people.id"], name="fk_agreements_closed_by"),
        sa.ForeignKeyConstraint(["closed_walk_id"], ["walks.id"], name="fk_agreements_closed_walk_id"),
        sa.PrimaryKeyConstraint("board_id", "id", name="pk_agreements"),
    )
    op.create_index("ix_agreements_board_id_state", "agreements", ["board_id", "state"])
    op.create_index("ix_agreements_walk_id", "agreements", ["walk_id"])

"""Every route of the REST interface: how to ask for it, and who may."""

from dataclasses import dataclass

from tests.images.drawn import drawn

NOBODY, STRANGER, VIEWER, EDITOR = "nobody", "stranger", "viewer", "editor"
FACILITATOR, OWNER, HOST = "facilitator", "owner", "host"
EVERYBODY = frozenset({NOBODY, STRANGER, VIEWER, EDITOR, FACILITATOR, OWNER, HOST})
SIGNED_IN = EVERYBODY - {NOBODY}
MEMBERS = SIGNED_IN - {STRANGER}
EDITORS = MEMBERS - {VIEWER}
LEADERS = EDITORS - {EDITOR}  # of a walk that somebody else leads
OWNERS = LEADERS - {FACILITATOR}
HOSTS = frozenset({HOST})


@dataclass(frozen=True)
class Route:
    """`path` as OpenAPI names it; `may` are those who are not refused."""

    method: str
    path: str
    may: frozenset[str]
    body: object = None
    # What an id that is not there is answered with; the last id of the path is the one that is replaced. None: anything
    # may be the last id.
    unknown: str | None = "board-unknown"
    # Whether the walk in the path is one that has ended.
    after_the_walk: bool = False
    # As OpenAPI names it, where other parts of the path than ids are filled in.
    described: str = ""

    @property
    def ids(self) -> list[str]:
        """The names of the ids in the path."""
        return [part[1:-1] for part in self.path.split("/") if part.startswith("{")]

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


_BOARD = "/api/boards/{board_id}"
_STREAM = "/api/streams/{stream_id}"
_BOX, _FUNDING = f"{_STREAM}/box-score/{{week}}/{{state}}", f"{_STREAM}/funding/{{quarter}}"
_MAP = f"{_BOARD}/maps/{{map_id}}"
_WALK = f"{_BOARD}/walks/{{walk_id}}"
_AGREEMENT = f"{_BOARD}/agreements/{{agreement_id}}"
# What the agreement on the ground says: sent again it is the same.
AGREEMENT = {"kind": "action", "text": "Call the supplier"}
_STEP = {"from": "{stop_id}", "to": "{next_stop_id}"}

ROUTES = (
    Route("GET", "/healthz", EVERYBODY),
    Route("GET", "/readyz", EVERYBODY),
    Route("GET", "/metrics", EVERYBODY),
    Route("GET", "/api/about", EVERYBODY),
    Route("POST", "/api/sign-in", EVERYBODY, {"token": "{secret}"}),
    Route("POST", "/api/sign-out", EVERYBODY),
    Route("GET", "/api/me", SIGNED_IN),
    Route("PATCH", "/api/me", SIGNED_IN, {}),
    Route("POST", "/api/me/return-link", SIGNED_IN),
    Route("GET", "/api/streams", SIGNED_IN),
    Route("POST", "/api/streams", HOSTS, {"name": "New"}),
    Route("PATCH", "/api/streams/{stream_id}", HOSTS, {"name": "Renamed"}, "stream-unknown"),
    Route("DELETE", "/api/streams/{stream_id}", HOSTS, None, "stream-unknown"),
    Route("GET", f"{_STREAM}/overview", MEMBERS, None, "stream-unknown"),
    Route("GET", f"{_STREAM}/money", LEADERS, None, "stream-unknown"),
    Route("PATCH", f"{_STREAM}/money", OWNERS, {"currency": "CHF"}, "stream-unknown"),
    Route("GET", f"{_STREAM}/box-score", LEADERS, None, "stream-unknown"),
    Route("PATCH", f"{_STREAM}/box-score/2026-11-23/goal", LEADERS, {"revenue": 1}, "stream-unknown", described=_BOX),
    Route("GET", f"{_STREAM}/funding/2026-Q4", LEADERS, None, "stream-unknown", described=_FUNDING),
    Route("PATCH", f"{_STREAM}/funding/2026-Q4", LEADERS, {"non_labour": 1}, "stream-unknown", described=_FUNDING),
    Route("GET", "/api/templates", SIGNED_IN),
    Route("GET", "/api/boards", SIGNED_IN),
    Route("POST", "/api/boards", SIGNED_IN, {"title": "New"}),
    Route("GET", _BOARD, MEMBERS),
    Route("PATCH", _BOARD, EDITORS, {"title": "Renamed"}),
    Route("DELETE", _BOARD, OWNERS),
    Route("POST", f"{_BOARD}/restore", OWNERS),
    Route("POST", f"{_BOARD}/duplicate", MEMBERS, {}),
    Route("GET", f"{_BOARD}/outline", MEMBERS),
    Route("GET", f"{_BOARD}/picture", MEMBERS),
    Route("POST", f"{_BOARD}/ticket", MEMBERS),
    Route("GET", f"{_BOARD}/cards", MEMBERS),
    Route("POST", "/api/cards/summaries", SIGNED_IN, {"cards": []}),
    Route("GET", f"{_BOARD}/members", MEMBERS),
    Route("GET", f"{_BOARD}/people", MEMBERS),
    Route("PATCH", f"{_BOARD}/members/{{person_id}}", OWNERS, {"role": "editor"}, "member-unknown"),
    Route("DELETE", f"{_BOARD}/members/{{person_id}}", OWNERS, None, "member-unknown"),
    Route("POST", f"{_BOARD}/members/{{person_id}}/link", OWNERS, None, "member-unknown"),
    Route("GET", f"{_BOARD}/invitations", OWNERS),
    Route("POST", f"{_BOARD}/invitations", OWNERS, {"role": "viewer"}),
    Route("DELETE", f"{_BOARD}/invitations/{{invitation_id}}", OWNERS, None, "invitation-unknown"),
    Route("GET", "/api/invitations/{token}", EVERYBODY, None, "invitation-unknown"),
    Route("POST", "/api/invitations/{token}/accept", EVERYBODY, {"name": "New"}, "invitation-unknown"),
    Route("GET", f"{_BOARD}/snapshots", MEMBERS),
    Route("POST", f"{_BOARD}/snapshots", EDITORS, {"label": "Now"}),
    Route("GET", f"{_BOARD}/snapshots/{{snapshot_id}}", MEMBERS, None, "snapshot-unknown"),
    Route("GET", f"{_BOARD}/snapshots/{{snapshot_id}}/state", MEMBERS, None, "snapshot-unknown"),
    Route("POST", f"{_BOARD}/images", EDITORS, drawn()),
    Route("POST", f"{_BOARD}/images/copies", EDITORS, {"from": "{board_id}", "images": []}),
    Route("GET", f"{_BOARD}/images/{{image_id}}", MEMBERS, None, "image-unknown"),
    Route("GET", f"{_BOARD}/changes", MEMBERS),
    Route("GET", f"{_BOARD}/transitions", MEMBERS),
    Route("GET", f"{_MAP}/flow", MEMBERS, None, "map-unknown"),
    Route(
        "GET", f"{_MAP}/flow/band?stage=0&day=2026-01-01", MEMBERS, None, "map-unknown", described=f"{_MAP}/flow/band"
    ),
    Route("GET", f"{_MAP}/flow.csv", MEMBERS, None, "map-unknown"),
    Route("GET", f"{_MAP}/cards/{{card_id}}/journey", MEMBERS, None, "card-unknown"),
    Route("GET", f"{_MAP}/stays", MEMBERS, None, "map-unknown"),
    Route("GET", f"{_MAP}/ages", MEMBERS, None, "map-unknown"),
    Route("GET", f"{_BOARD}/fields/{{field}}/changes", MEMBERS, None, None),
    Route("GET", f"{_BOARD}/walks", MEMBERS),
    Route("POST", f"{_BOARD}/walks", EDITORS, {}),
    Route("GET", f"{_BOARD}/walks/current", MEMBERS),
    Route("GET", _WALK, MEMBERS, None, "walk-unknown"),
    Route("POST", f"{_WALK}/step", LEADERS, _STEP, "walk-unknown"),
    Route("PUT", f"{_WALK}/spotlight", LEADERS, {"stop_id": "{stop_id}", "card_id": None}, "walk-unknown"),
    Route("POST", f"{_WALK}/stops", LEADERS, {"title": "One more"}, "walk-unknown"),
    Route("PATCH", f"{_WALK}/stops/{{stop_id}}", LEADERS, {"seconds": 60}, "stop-unknown"),
    Route("PUT", f"{_WALK}/lead", EDITORS, {}, "walk-unknown"),
    Route("PUT", f"{_WALK}/hand", MEMBERS, {"raised": True}, "walk-unknown"),
    Route("POST", f"{_WALK}/end", LEADERS, None, "walk-unknown"),
    Route("GET", f"{_WALK}/minutes", MEMBERS, None, "walk-unknown", after_the_walk=True),
    Route("GET", f"{_WALK}/minutes.md", MEMBERS, None, "walk-unknown", after_the_walk=True),
    Route("GET", f"{_BOARD}/agreements", MEMBERS),
    Route("PUT", _AGREEMENT, EDITORS, AGREEMENT, None),
    Route("PATCH", _AGREEMENT, EDITORS, {"text": "Write to the supplier"}, "agreement-unknown"),
    Route("GET", "/api/tokens", HOSTS),
    Route("POST", "/api/tokens", HOSTS, {"name": "New"}),
    Route("DELETE", "/api/tokens/{token_id}", HOSTS, None, "token-unknown"),
)

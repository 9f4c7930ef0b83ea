"""Every refusal Walkboard knows, in one tree, a file for each branch. Pure: no framework, no I/O.

Each class carries a stable `slug` (the name clients rely on), the HTTP `status` of its problem document (RFC 9457),
the WebSocket `close_code` and a `title`. The `detail` says in plain words what happened and what to do; a class has one
that fits most cases. Names say what happened, as they are read in `raise NotPermitted`.

    WalkboardError
    ├── InputRefused, BodyTooLarge, PageUnknown, MethodRefused, HostRefused, OriginRefused      the request itself
    ├── NotSignedIn, NotPermitted, SignInUnknown, SignInExpired                                 who is asking
    ├── …Unknown, BoardDeleted, InvitationExpired, StreamNotEmpty, LastOwner, NoFlow            what is asked for
    ├── WalkEnded, WalkRunning, NotLeading, TooManyStops, AgreementTaken                        walks
    ├── Image…, ImagesFull, SvgRefused, HeicRefused                                            images
    ├── MalformedFrame, OtherEpoch (EarlierHistory), TooLarge, UpdateRefused                    what came over the wire
    └── BoardDamaged, Restarting, TryAgainLater, Unforeseen                      our side
"""

from walkboard.errors.asked_for import (
    BoardDeleted,
    BoardUnknown,
    CardUnknown,
    InvitationExpired,
    InvitationUnknown,
    LastOwner,
    MapUnknown,
    MemberUnknown,
    NoFlow,
    SnapshotUnknown,
    StreamNotEmpty,
    StreamUnknown,
    TemplateUnknown,
)
from walkboard.errors.asking import (
    NotPermitted,
    NotSignedIn,
    PersonUnknown,
    SignInExpired,
    SignInUnknown,
    TokenUnknown,
)
from walkboard.errors.base import (
    Unforeseen,
    WalkboardError,
)
from walkboard.errors.documents import (
    DocumentBroken,
    DocumentDiscarded,
    NotTheFirst,
    WorkerLost,
)
from walkboard.errors.frames import (
    EarlierHistory,
    MalformedFrame,
    OtherEpoch,
    TooLarge,
    UpdateRefused,
)
from walkboard.errors.images import (
    HeicRefused,
    ImageDamaged,
    ImageKindRefused,
    ImagesFull,
    ImageTooLarge,
    ImageTooManyPixels,
    ImageUnknown,
    ImageUnreadable,
    SvgRefused,
)
from walkboard.errors.ours import (
    BoardDamaged,
    Restarting,
    TryAgainLater,
)
from walkboard.errors.request import (
    BodyTooLarge,
    HostRefused,
    InputRefused,
    MethodRefused,
    OriginRefused,
    PageUnknown,
)
from walkboard.errors.walks import (
    AgreementTaken,
    AgreementUnknown,
    NotLeading,
    StopUnknown,
    TooManyStops,
    WalkEnded,
    WalkRunning,
    WalkUnknown,
)

__all__ = [
    "AgreementTaken",
    "AgreementUnknown",
    "BoardDamaged",
    "BoardDeleted",
    "BoardUnknown",
    "BodyTooLarge",
    "CardUnknown",
    "DocumentBroken",
    "DocumentDiscarded",
    "EarlierHistory",
    "HeicRefused",
    "HostRefused",
    "ImageDamaged",
    "ImageKindRefused",
    "ImageTooLarge",
    "ImageTooManyPixels",
    "ImageUnknown",
    "ImageUnreadable",
    "ImagesFull",
    "InputRefused",
    "InvitationExpired",
    "InvitationUnknown",
    "LastOwner",
    "MalformedFrame",
    "MapUnknown",
    "MemberUnknown",
    "MethodRefused",
    "NoFlow",
    "NotLeading",
    "NotPermitted",
    "NotSignedIn",
    "NotTheFirst",
    "OriginRefused",
    "OtherEpoch",
    "PageUnknown",
    "PersonUnknown",
    "Restarting",
    "SignInExpired",
    "SignInUnknown",
    "SnapshotUnknown",
    "StopUnknown",
    "StreamNotEmpty",
    "StreamUnknown",
    "SvgRefused",
    "TemplateUnknown",
    "TokenUnknown",
    "TooLarge",
    "TooManyStops",
    "TryAgainLater",
    "Unforeseen",
    "UpdateRefused",
    "WalkEnded",
    "WalkRunning",
    "WalkUnknown",
    "WalkboardError",
    "WorkerLost",
]

/** The texts about changes that were refused and copies that are kept of them, in English. */
export const copiesEn = {
  "copies.one": "Changes that were not taken are kept on this device",
  "copies.text":
    "The server did not accept them, so they are not on the board. Take them along as a file or as a board of their own, or discard them.",
  "copies.facts":
    "Kept {when}. {count, plural, =0 {A copy of the whole board} one {1 change, with the whole board} other {# changes, with the whole board}}",
  "copies.someBoard": "A board opened here before",
  "copies.downloadOf": "Download a copy of “{title}”",
  "copies.newBoardOf": "Open as a new board: “{title}”",
  "copies.discard": "Discard",
  "copies.discardOf": "Discard “{title}”",
  "copies.discardSure": "Discard for good",
  "copies.discardSureOf": "Discard for good: “{title}”",
  "copies.keep": "Keep it",
  "copies.notTaken": "The server could not take this copy either. It stays on this device: download it as a file.",
  "refusal.title": "The server takes no more changes from here",
  "refusal.notSignedIn":
    "You are signed out. Open your personal return link, then this board again: what is here will be sent then.",
  "refusal.notPermitted":
    "Its owner has changed what you may do here: you may no longer write on this board, or no longer open it.",
  "refusal.boardDeleted": "This board was deleted while you were on it. Its owner can put it back from the bin.",
  "refusal.otherEpoch": "This board began anew while you were away, perhaps from a backup.",
  "refusal.tooLarge": "One change was larger than the server takes.",
  "refusal.other": "The server could not accept one of the changes.",
  "refusal.kept":
    "{count, plural, =0 {All your changes were saved before.} one {1 change was not sent. It is not lost: take it along as a copy of the board.} other {# changes were not sent. They are not lost: take them along as a copy of the board.}}",
  "refusal.download": "Download a copy",
  "refusal.newBoard": "Open as a new board",
  "refusal.copyName": "{title} (my copy)",
} as const satisfies Readonly<Record<string, string>>;

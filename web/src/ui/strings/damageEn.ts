/** The texts about what got lost or was mended on a board, in English; `en.ts` puts them with the others. */
export const damageEn = {
  "damage.happened":
    "Part of what was saved on this board was damaged on the server’s disk and has been left out. Everything else is here, and you can go on working.",
  "damage.line": "Something saved on this board is missing.",
  "damage.lookAtSnapshot": "Look into the snapshots: what was there on the last walk is still to be read there.",
  "damage.openElsewhere":
    "Open this board once on every device and in every browser where it was open before. What is still kept there comes back by itself.",
  "damage.reopened": "What was shown here was not what is saved. The board was loaded again.",
  "damage.tellKeeper":
    "If something stays away, tell whoever runs this Walkboard. The command “walkboard doctor” shows them what it was.",
  "damage.title": "Something saved is missing",
  "damage.understood": "Understood",
  "damage.what": "What to do",
} as const;

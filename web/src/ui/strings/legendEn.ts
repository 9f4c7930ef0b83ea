/** The texts of the legend, and of what is told of others, in English. */
export const legendEn = {
  "legend.change": "Change what the colours mean",
  "legend.open": "Legend: what the colours mean",
  "legend.hint": "Leave a colour empty where it means nothing. Everybody on this board sees the same legend.",
  "legend.title": "What the colours mean",
  "look.telling": "Read aloud what others change",
  "look.tellingOff": "Nothing",
  "look.tellingMine": "What is mine",
  "look.tellingAll": "Everything",
  "others.changed": "{count, plural, one {Somebody else changed a card} other {Others changed # cards}}",
  "others.changedThings": "{count, plural, one {Somebody else changed one thing} other {Others changed # things}}",
  "others.changedOne": "Somebody else changed “{title}”",
} as const satisfies Readonly<Record<string, string>>;

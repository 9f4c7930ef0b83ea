/** The texts of arranging, pasting, tags, finding and the trash in English; `en.ts` puts them with the others. */
export const editingEn = {
  "arrange.across": "Same distance across",
  "arrange.bottom": "Align bottom edges",
  "arrange.centre": "Align centres",
  "arrange.done": "{what}: {count, plural, one {one card} other {# cards}}",
  "arrange.down": "Same distance down",
  "arrange.label": "Arrange",
  "arrange.left": "Align left edges",
  "arrange.middle": "Align middles",
  "arrange.right": "Align right edges",
  "arrange.tidy": "Tidy up",
  "arrange.top": "Align top edges",
  "group.arrange": "Arrange",
  "pile.back": "To the back",
  "pile.backward": "One backward",
  "pile.forward": "One forward",
  "pile.front": "To the front",
} as const satisfies Readonly<Record<string, string>>;

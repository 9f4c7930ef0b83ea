/** The texts about what got lost or was mended on a board, in English; `en.ts` puts them with the others. */
export const damageEn = {
  "damage.reopened": "What was shown here was not what is saved. The board was loaded again.",
} as const;

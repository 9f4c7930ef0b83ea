/** The texts of fields, links and of what maps tell, in English. */
export const mapsEn = {
  "fields.title": "Details",
  "fields.none": "Not set",
  "fields.differ": "Several",
  "fields.somebody": "Somebody else",
  "fields.labelUnit": "{label} ({unit})",
  "fields.durationExample": "such as 2 h 30 min",
  "fields.noNumber": "Write a number, such as 3 or 2.5.",
  "fields.noDuration": "Write a time, such as 45 min, 2 h 30 min or 3 d.",
  "fields.noDay": "Write a day that is in the calendar.",
  "fields.notWhole": "Write a whole number.",
  "fields.between": "Write a number from {min} to {max}.",
  "fields.atLeast": "Write a number from {min} on.",
  "fields.atMost": "Write a number up to {max}.",
} as const;

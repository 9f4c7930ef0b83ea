/** The texts of funnels in English. */
export const funnelEn = {
  "funnel.before": "{period}: {share}, {count} of {of}.",
  "funnel.grows": "More than in the stage before: look at how they are counted, or at the order of the stages.",
  "funnel.growsRightly": "More than in the stage before can be right here: people come back or are brought along.",
  "funnel.inPeriod": "{segment}, {period}",
  "funnel.missing": "It shows once both counts are there.",
  "funnel.overall": "From first to last",
  "funnel.periodBefore": "The period before",
  "funnel.roll": "Begin a new period",
  "funnel.rolled": "What was counted is now the period before",
  "funnel.share": "{count} of {of}.",
  "funnel.steepest": "Here the greatest share leaves.",
  "funnel.step": "{from} → {to}",
  "funnel.takes": "Usually takes {time}.",
  "funnel.together": "All {count} segments together",
  "funnel.unknown": "unknown",
  "funnel.way": "On the way",
  "funnel.wayWhy":
    "The sum of all steps.{missing, plural, =0 {} one { It shows once one more step says how long it takes.} other { It shows once # more steps say how long they take.}}",
} as const satisfies Readonly<Record<string, string>>;

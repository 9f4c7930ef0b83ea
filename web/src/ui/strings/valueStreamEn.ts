/** The texts of value stream maps in English. */
export const valueStreamEn = {
  "valueStream.after": "After the others",
  "valueStream.handoffs": "Handoffs",
  "valueStream.handoffsWhy":
    "From a step to one that others do.{unknown, plural, =0 {} one { Of one more it is not said who does both.} other { Of # more it is not said who does both.}}",
  "valueStream.lead": "Lead time",
  "valueStream.leadWhy":
    "The sum of {count, plural, one {one step} other {# steps}}; of what runs at the same time the longest branch counts. A day has {hours} hours.{missing, plural, =0 {} one { One step lacks a time.} other { # steps lack a time.}}",
  "valueStream.loop": "From “{from}” back to “{to}”: {share}.",
  "valueStream.loopUnsaid": "From “{from}” back to “{to}”: nobody said how often.",
  "valueStream.process": "Process time",
  "valueStream.processWhy":
    "Work on one item in {count, plural, one {the same step} other {the same # steps}}.{missing, plural, =0 {} one { One step lacks a time.} other { # steps lack a time.}}",
  "valueStream.ratio": "Activity ratio",
  "valueStream.ratioWhy":
    "Process time divided by lead time.{missing, plural, =0 { The rest is waiting.} one { It shows once the step without both times has them.} other { It shows once the # steps without both times have them.}}",
  "valueStream.rework": "Ways back",
  "valueStream.withRework": "Lead time with what comes back",
  "valueStream.withReworkWhy":
    "On average, as often as the arrows say. Process time is then {process}. The times above are those of one pass.",
  "valueStream.reworkNone": "Draw an arrow to an earlier step where work comes back.",
  "valueStream.rolled": "Right all the way",
  "valueStream.rolledWhy":
    "What is complete and right, multiplied over all steps.{missing, plural, =0 {} one { It shows once the step without it has it.} other { It shows once the # steps without it have it.}}",
  "valueStream.says": "What this value stream says",
  "valueStream.steps": "Steps",
  "valueStream.stepsWhy":
    "{adds} add value, {necessary} are necessary and add none, {unnecessary} are not necessary, of {unsaid} nobody said.",
  "valueStream.systems": "Systems",
  "valueStream.systemsWhy": "Different names in the row of systems.",
  "valueStream.together": "At the same time as the next step",
  "valueStream.unknown": "unknown",
  "valueStream.valueRatio": "Adds value",
  "valueStream.valueRatioWhy":
    "Process time of steps that add value, divided by lead time.{missing, plural, =0 {} one { It shows once one more step says its times and what it is for.} other { It shows once # more steps say their times and what they are for.}}",
  "valueStream.work": "Work in all branches",
  "valueStream.workWhy": "Process time of every step, also of those that run alongside a longer branch.",
} as const satisfies Readonly<Record<string, string>>;

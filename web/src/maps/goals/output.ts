/** Words that name what is done instead of what is different afterwards: "launch X" is an output, no value. A hint only. */

const ENGLISH =
  "launch release build deliver ship implement introduce rollout migrate create publish finish complete develop install " +
  "deploy write start run hold produce design redesign replace add";
const GERMAN =
  "einführen veröffentlichen bauen aufbauen liefern ausliefern umsetzen implementieren ausrollen entwickeln fertigstellen " +
  "starten launchen migrieren erstellen installieren durchführen abschließen bereitstellen ablösen schreiben ersetzen";

const FIRST = new Set(`${ENGLISH} ${GERMAN}`.split(" "));
/** In German the verb stands last: "Neues Portal einführen". */
const LAST = new Set(GERMAN.split(" "));
/** Words in front of the verb that change nothing: "we launch", "to launch". */
const LEADING = new Set(["we", "to", "will", "wir"]);

/** Whether a title reads like an output: it begins with such a verb, or ends with one. One word alone says too little. */
export function namesOutput(title: string): boolean {
  const words = (title.toLowerCase().match(/\p{L}+/gu) ?? [])
    .join(" ")
    .replace(/\broll out\b/u, "rollout")
    .split(" ");
  if (words.length < 2) return false;
  const first = words.find((word) => !LEADING.has(word)) ?? "";
  return FIRST.has(first) || LAST.has(words[words.length - 1] ?? "");
}

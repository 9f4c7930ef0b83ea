import "@/maps/declaredFields";
import sentences from "@walks/sentences.json";
import type { Change, PlaceName } from "@/api/dto";
import { fields } from "@/maps/fields";
import { spelledWords } from "@/maps/fieldWords";
import { columnRole, kinds, laneRole } from "@/maps/kinds";
import type { Language } from "@/ui/strings/language";
import { textIn } from "@/ui/strings/translate";

type Names = Readonly<Record<string, PlaceName>>;
type Spot = NonNullable<Change["origin"]>;

const TEXTS: Readonly<Record<Language, Readonly<Record<string, string>>>> = sentences;

/** What a map, lane or column is called: its title, else its role's or kind's words. */
export function placeName(names: Names, id: string | null | undefined, lang: Language): string {
  const name = id ? names[id] : undefined;
  if (!name) return "";
  if (name.title.trim() !== "") return name.title;
  const kind = kinds.get(name.kind);
  if (!kind) return "";
  const role = name.role ? (columnRole(kind, name.role) ?? laneRole(kind, name.role)) : undefined;
  return (role ?? kind).label[lang];
}

/** One end of a change in words: its lane and column; only the map for its tray. An arrow always says its step. */
function spotWords(change: Change, end: "origin" | "target", names: Names, lang: Language): string {
  const spot: Spot | null | undefined = change[end];
  const other = change[end === "origin" ? "target" : "origin"];
  if (!spot) return "";
  const column = placeName(names, spot.column, lang);
  const lane = placeName(names, spot.lane, lang);
  if (column === "" || lane === "") return column || lane || placeName(names, spot.map, lang);
  // Where only the column differs, the lane goes without saying.
  if (other && other.map === spot.map && other.lane === spot.lane) return column;
  const arrow = change.kind.startsWith("arrow.");
  if (other && other.map === spot.map && other.column === spot.column && !arrow) return lane;
  return `${lane}, ${column}`;
}

/** Letters that are written from right to left. */
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** A text that keeps its own direction to itself, whatever stands around it. */
function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}

/** Fills the names in braces of a sentence. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => isolated(values[name] ?? whole));
}

/** Links and arrows by their kind; what is marked, and who or what is meant, in words of their own. */
function particularOf({ kind, field, after }: Change): string | null {
  if (/^(link|arrow)\.(new|removed)$/.test(kind)) return field ?? null;
  const type = fields.get(field ?? "")?.type;
  if (type === "flag") return after === "true" ? "on" : "off";
  return type === "person" || type === "stream" ? type : null;
}

/** A value as people say it; other texts, and values of unknown fields, stand for themselves. */
function valueWords({ kind, field }: Change, spelled: string | null | undefined, lang: Language): string {
  if (kind === "card.path" && spelled === "") return TEXTS[lang]["path.wordless"] ?? "";
  const known = kind.endsWith(".field") ? fields.get(field ?? "") : undefined;
  return known && spelled != null ? spelledWords(known, spelled, lang) : (spelled ?? "");
}

/** Which variant of a sentence says it, the most particular first. */
function variants(change: Change): readonly string[] {
  const { kind, before, after, origin, target, map } = change;
  const particular = particularOf(change);
  if (particular !== null) return [`change.${kind}.${particular}`, `change.${kind}`];
  const suffixes = [
    ...(change.area != null ? ["area"] : []),
    ...(before != null && after != null ? ["changed"] : []),
    ...(kind === "card.new" && !target && !map ? ["free"] : []),
    ...(before == null && after != null ? ["unset", "first"] : []),
    ...(before != null && after == null ? ["cleared", "none"] : []),
    ...(kind === "card.moved" && change.field === "commitment" && origin?.column ? ["committed"] : []),
    ...(origin && !origin.column ? ["untray"] : []),
    ...(target && !target.column ? ["tray"] : []),
  ];
  return [...suffixes.map((suffix) => `change.${kind}.${suffix}`), `change.${kind}`];
}

/** What a thing is called, or several of them; what a later version knows is a thing. */
function noun({ field, after }: Change, form: string, lang: Language): string {
  const words = TEXTS[lang][`change.noun.${field}${form}`] ?? TEXTS[lang][`change.noun.thing${form}`] ?? "";
  return fill(words, { count: after ?? "" });
}

function pathless({ kind }: Change, texts: Readonly<Record<string, string>>): string {
  return kind.startsWith("path.") ? (texts["path.wordless"] ?? "") : "";
}

/** A change as a plain sentence. */
export function changeSentence(change: Change, names: Names, lang: Language): string {
  const texts = TEXTS[lang];
  const key = variants(change).find((one) => texts[one] !== undefined);
  const wordless = /^(card|link)\./.test(change.kind) ? textIn(lang, "canvas.emptyCard") : pathless(change, texts);
  const title = change.title.trim() || placeName(names, change.id, lang) || wordless;
  return fill(texts[key ?? ""] ?? title, {
    card: title,
    title,
    map: placeName(names, change.target?.map ?? change.map, lang),
    from: spotWords(change, "origin", names, lang),
    to: spotWords(change, "target", names, lang),
    field: fields.get(change.field ?? "")?.label[lang] ?? change.field ?? "",
    before: valueWords(change, change.before, lang),
    after: valueWords(change, change.after, lang),
    area: change.area ?? "",
    thing: noun(change, "", lang),
    things: noun(change, change.after === "1" ? ".one" : ".many", lang),
  });
}

/** A warning in words: what is the case and what to do about it, in the reader's language. */
import { IntlMessageFormat } from "intl-messageformat";
import type { BoardState, MapRecord } from "@/document/records";
import type { KindDefinition, Language } from "@/maps/definition";
import { disciplineLabel, disciplines } from "@/maps/disciplines";
import { mapStructure } from "@/maps/structure";
import { columnTitle, laneTitles } from "@/maps/titles";
import type { Warning } from "@/maps/warnings";

/** The sentences a person reads. */
export interface Explanation {
  readonly message: string;
  readonly advice: string;
  /** The message where others of its rule stand beside it: only the place, unless it has numbers of its own. */
  readonly brief: string;
}

/** Stands for a card without words. */
const UNNAMED = "…";
/** Numbers that differ from place to place. */
const OWN_NUMBERS = /\{(count|limit|least)\b/;

/**
 * Puts warnings of a map into words; a warning of a rule the definition does not have is left out. `nameOf` knows what people
 * are called.
 */
export function explain(
  kind: KindDefinition,
  map: MapRecord,
  state: BoardState,
  found: readonly Warning[],
  language: Language,
  nameOf: (who: string) => string = () => "",
): Explanation[] {
  const { lanes, columns } = mapStructure(kind, map.id, state);
  const laneNames = laneTitles(lanes, language);
  return found.flatMap((warning) => {
    const rule = kind.rules.find(({ key }) => key === warning.rule);
    if (!rule) return [];
    const node = columns.find(({ column }) => column.id === warning.column);
    const names = {
      column: node ? columnTitle(node.column, node.role, state, language).text : "",
      lane: laneNames[lanes.findIndex(({ lane }) => lane.id === warning.lane)]?.text ?? "",
      card: (warning.card && state.cards.get(warning.card)?.title.trim()) || UNNAMED,
      who: warning.who === undefined ? "" : (disciplineWords(warning.who, language) ?? nameOf(warning.who)),
    };
    const message = new IntlMessageFormat(rule.message[language], language).format({ ...names, ...warning.values });
    const place = names.who || (warning.card ? names.card : [names.lane, names.column].filter(Boolean).join(", "));
    const brief = OWN_NUMBERS.test(rule.message[language]) ? String(message) : place || String(message);
    return [{ message: String(message), advice: rule.advice[language], brief }];
  });
}

/** What so many findings of one rule are in a single sentence; undefined where the rule has none for that. */
export function explainSeveral(
  kind: KindDefinition,
  rule: string,
  count: number,
  language: Language,
): string | undefined {
  const words = kind.rules.find(({ key }) => key === rule)?.several;
  return words && String(new IntlMessageFormat(words[language], language).format({ count }));
}

function disciplineWords(key: string, language: Language): string | undefined {
  return disciplines.some((one) => one.key === key) ? disciplineLabel(key, language) : undefined;
}

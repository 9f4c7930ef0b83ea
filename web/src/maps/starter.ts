/** What a new map of a kind begins with, in one language, ready for the `createMap` command. */
import type { MapStarter, StarterColumn } from "@/document/starter";
import { type FieldValues, NO_VALUES } from "@/document/values";
import type {
  StarterColumn as ColumnDefinition,
  KindDefinition,
  Language,
  LocalText,
  StarterValues,
} from "@/maps/definition";
import { columnRole, laneRole } from "@/maps/kinds";

/**
 * The starter of a kind. Titles that a definition leaves out stay empty, so that everybody reads the role's own words in
 * their language until somebody writes something better.
 */
export function starterOf(kind: KindDefinition, language: Language): MapStarter {
  const { columns, lanes, fields } = kind.starter;
  return {
    ...begun(fields, language),
    lanes: lanes.map(({ key, role, title, limit, fields }) => ({
      key,
      role,
      title: title?.[language] ?? "",
      ...(limit === undefined ? {} : { limit }),
      ...begun(fields, language),
    })),
    columns: columns.filter(({ parent }) => parent === undefined).map((top) => columnOf(kind, top, language)),
  };
}

function begun(fields: StarterValues | undefined, language: Language): { readonly fields?: FieldValues } {
  if (!fields) return {};
  const inLanguage = (value: StarterValues[string]) => (typeof value === "object" ? value[language] : value);
  return { fields: new Map(Object.entries(fields).map(([key, value]) => [key, inLanguage(value)])) };
}

function columnOf(kind: KindDefinition, column: ColumnDefinition, language: Language): StarterColumn {
  const { key, role, title, limit, fields } = column;
  const children = kind.starter.columns.filter(({ parent }) => parent === key);
  return {
    key,
    role,
    title: title?.[language] ?? "",
    card: columnRole(kind, role)?.header === "card",
    ...(limit === undefined ? {} : { limit }),
    ...begun(fields, language),
    ...(children.length === 0 ? {} : { children: children.map((child) => columnOf(kind, child, language)) }),
  };
}

/** Whether there is something to look at: an example of its own, or what the template of the kind brings along. */
export function hasExample({ example, starter }: KindDefinition): boolean {
  return example !== undefined || starter.examples.length > 0;
}

/** The example of a kind as a starter: its columns and lanes with titles of their own, and cards. Null for a kind without one. */
export function exampleOf(kind: KindDefinition, language: Language): MapStarter | null {
  const { example, starter } = kind;
  if (!example) return hasExample(kind) ? templateOf(kind, language) : null;
  const titled = <T extends { readonly key: string }>(strips: readonly T[], titles: Titles = {}): T[] =>
    strips.map((strip) => ({ ...strip, ...(titles[strip.key] ? { title: titles[strip.key] } : {}) }));
  const columns = titled(starter.columns, example.columns);
  const lanes = titled(starter.lanes, example.lanes);
  const fields = { ...starter.fields, ...example.fields, example: true };
  const papers = new Map(lanes.map(({ key, role }) => [key, laneRole(kind, role)?.paper]));
  return {
    ...starterOf({ ...kind, starter: { ...starter, columns, lanes, fields } }, language),
    cards: example.cards.map(({ key, serves, lane, column, title, paper = papers.get(lane), fields: values }) => ({
      ...(key ? { key } : {}),
      ...(serves ? { serves } : {}),
      lane,
      column,
      title: title[language],
      ...(paper ? { color: paper } : {}),
      ...begun(values, language),
    })),
  };
}

type Titles = Readonly<Record<string, LocalText>>;

/** The starter with what the template of the kind shows: cards, what headers say, and values of cells. */
function templateOf(kind: KindDefinition, language: Language): MapStarter {
  const { starter } = kind;
  const { examples } = starter;
  const headers = new Map(examples.filter(({ lane }) => lane === undefined).map((one) => [one.column, one]));
  const columns = starter.columns.map((column) => {
    const { title, fields } = headers.get(column.key) ?? {};
    return { ...column, ...(title ? { title } : {}), fields: { ...column.fields, ...fields } };
  });
  const papers = new Map(starter.lanes.map(({ key, role }) => [key, laneRole(kind, role)?.paper]));
  const inCells = examples.flatMap(({ lane, ...one }) => (lane === undefined ? [] : [{ ...one, lane }]));
  return {
    ...starterOf({ ...kind, starter: { ...starter, columns, fields: { ...starter.fields, example: true } } }, language),
    cards: inCells.flatMap(({ lane, column, title, fields }) => {
      const color = papers.get(lane);
      return title
        ? [{ lane, column, title: title[language], ...(color ? { color } : {}), ...begun(fields, language) }]
        : [];
    }),
    cells: inCells.flatMap(({ lane, column, title, fields }) =>
      title ? [] : [{ lane, column, fields: begun(fields, language).fields ?? NO_VALUES }],
    ),
  };
}

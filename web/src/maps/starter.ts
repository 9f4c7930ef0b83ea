/** What a new map of a kind begins with, in one language, ready for the `createMap` command. */
import type { MapStarter, StarterColumn } from "@/document/starter";
import type { FieldValues } from "@/document/values";
import type { StarterColumn as ColumnDefinition, KindDefinition, Language, StarterValues } from "@/maps/definition";
import { columnRole } from "@/maps/kinds";

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

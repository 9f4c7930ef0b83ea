import { type Discipline, disciplines } from "@/maps/disciplines";

/** The discipline of a key, or undefined when this client does not know it. */
export function disciplineOf(key: string | null): Discipline | undefined {
  return disciplines.find((discipline) => discipline.key === key);
}

/** The CSS colour of a discipline. */
export function disciplineColor(key: string | null): string {
  return disciplineOf(key) ? `var(--discipline-${key})` : "var(--discipline-other)";
}

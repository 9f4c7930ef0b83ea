import type { Person } from "@/api/dto";
import type { Translate } from "@/ui/strings/translate";

/** Who is there, as a sentence. */
export function presentWords(t: Translate, present: readonly Person[]): string {
  const [first, second] = present;
  if (!first) return t("present.nobody");
  if (!second) return t("present.one", { name: first.name });
  if (present.length === 2) return t("present.two", { first: first.name, second: second.name });
  return t("present.more", { first: first.name, second: second.name, count: present.length - 2 });
}

import type { Path } from "@/document/links";
import type { Translate } from "@/ui/strings/translate";

/** What a path is called: its condition, or else what sort of path it is. */
export function pathName(t: Translate, { title, role, state }: Path): string {
  return title.trim() || t("path.unnamed", { role: t(`path.role.${role}`), state: t(`path.state.${state}`) });
}

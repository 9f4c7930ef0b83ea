import type { Link } from "@/document/links";
import { type CellNames, endName } from "@/ui/blueprint/cells";
import type { Translate } from "@/ui/strings/translate";

/** What an arrow says, as a sentence. */
export function arrowWords(t: Translate, nameOf: CellNames, { from, to, kind, mutual }: Link): string {
  const ends = { from: endName(nameOf, from), to: endName(nameOf, to) };
  if (kind === "enables") return t("arrow.makes", ends);
  return t(mutual ? "arrow.agree" : "arrow.leads", ends);
}

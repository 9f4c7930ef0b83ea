import type { FlowStage } from "@/api/dto";
import { kinds, local } from "@/maps/kinds";
import { language } from "@/ui/strings/language";

/** What a stage is called: by people, else by its role in the reader's language. */
export function stageName(stage: FlowStage, kind: string): string {
  if (stage.title !== "") return stage.title;
  const role = kinds.get(kind)?.columns.find((each) => each.key === stage.role);
  return role ? local(role.label, language.peek()) : stage.role;
}

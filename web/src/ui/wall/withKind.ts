import type { KindDefinition } from "@/maps/definition";
import { fetchKind, kinds } from "@/maps/kinds";
import { tellProblem } from "@/ui/tellProblem";

/** Does something with a kind of map: at once if it is here, or when it has come. */
export function withKind(key: string, run: (kind: KindDefinition) => void): void {
  const kind = kinds.get(key);
  if (kind) run(kind);
  else
    void tellProblem(async () => {
      const come = await fetchKind(key);
      if (come) run(come);
    });
}

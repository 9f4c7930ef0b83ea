import { Archive, X } from "lucide-react";
import { useEffect, useState } from "react";
import { useLocation } from "wouter";
import { IconButton } from "@/ui/controls/IconButton";
import { CopyRow } from "@/ui/copies/CopyRow";
import { keptHere, lookForCopies } from "@/ui/copies/keptHere";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import "@/ui/styles/share.css";
import "@/ui/styles/copies.css";

interface KeptCopiesProps {
  readonly personId: string;
  /** Only copies of this board, above whose wall it can be closed for now; else of all, those that are gone included. */
  readonly boardId?: string;
  /** Looked for again whenever this changes: the copy a refusal has just made. */
  readonly latest?: string | null;
}

/** Says calmly that changes the server did not take are still here, and offers ways to take them along. Not there while there are none. */
export function KeptCopies({ personId, boardId, latest = null }: KeptCopiesProps) {
  const t = useText();
  const [, go] = useLocation();
  const [closed, setClosed] = useState(false);
  const kept = useSignal(keptHere);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new copy is a reason to look again
  useEffect(() => void lookForCopies(personId), [personId, latest]);
  const copies = kept.filter((copy) => copy.personId === personId && (!boardId || copy.boardId === boardId));
  if (copies.length === 0 || closed) return null;
  return (
    <section className="kept-copies" aria-label={t("copies.one")}>
      <header>
        <Archive size={18} aria-hidden="true" />
        <div>
          <h2>{t("copies.one")}</h2>
          <p>{t("copies.text")}</p>
        </div>
        {boardId ? (
          <IconButton label={t("action.close")} side="top" onPress={() => setClosed(true)}>
            <X size={16} aria-hidden="true" />
          </IconButton>
        ) : null}
      </header>
      <ul className="rows">
        {copies.map((copy) => (
          <CopyRow key={copy.id} copy={copy} go={go} />
        ))}
      </ul>
    </section>
  );
}

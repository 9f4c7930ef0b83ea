import { Tag as TagIcon, X } from "lucide-react";
import { Button } from "react-aria-components";
import { setTag } from "@/document/commands/tags";
import type { Card } from "@/document/records";
import { actionOf } from "@/ui/actions/registry";
import { PressButton } from "@/ui/controls/PressButton";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import "@/ui/styles/editing.css";
import { useRoom } from "@/ui/wall/RoomContext";

/** The tags that any of the cards carry, to take off, and the way to put more on. */
export function TagChips({ cards }: { readonly cards: readonly Card[] }) {
  const t = useText();
  const room = useRoom();
  const mayWrite = useSignal(room.mayWrite);
  const ids = [...new Set(cards.flatMap((card) => card.tags))];
  const tags = ids.flatMap((id) => {
    const tag = room.board.state.tags.get(id);
    return tag && !tag.deleted ? [tag] : [];
  });
  if (tags.length === 0 && !mayWrite) return null;
  const carrying = cards.map(({ id }) => id);
  return (
    <section className="tag-chips" aria-label={t("tag.label")}>
      <h3 className="panel-label">{t("tag.label")}</h3>
      {tags.map((tag) => (
        <span key={tag.id} className="tag-chip" style={{ background: `var(--card-${tag.color})` }}>
          <span dir="auto">{tag.title}</span>
          {mayWrite ? (
            <Button
              className="tag-off"
              aria-label={t("tag.off", { title: tag.title })}
              onPress={() => setTag(room.board, carrying, tag.id, false)}
            >
              <X size={12} aria-hidden="true" />
            </Button>
          ) : null}
        </span>
      ))}
      {mayWrite ? (
        <PressButton
          weight="quiet"
          icon={<TagIcon size={14} aria-hidden="true" />}
          onPress={() => actionOf("tag.open").run(room)}
        >
          {t("tag.add")}
        </PressButton>
      ) : null}
    </section>
  );
}

import { Problem } from "@/api/problem";
import { PressButton } from "@/ui/controls/PressButton";
import { shortWords } from "@/ui/pages/problemWords";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import type { WalkParts } from "@/ui/walk/walkParts";
import { useRoom } from "@/ui/wall/RoomContext";
import "@/ui/styles/stage.css";
import "@/ui/styles/walk.css";

/** What was written down and the server refused for good: its text is shown, so that nothing typed is lost. */
export function UnsentNote() {
  const { walk } = useRoom();
  return walk ? <Notes parts={walk} /> : null;
}

function Notes({ parts }: { readonly parts: WalkParts }) {
  const t = useText();
  const room = useRoom();
  const refused = useSignal(parts.agreements.unsent).filter((one) => one.refused !== null);
  if (refused.length === 0) return null;
  const { outbox } = parts.agreements;
  return (
    <section className="unsent-note" aria-label={t("unsent.title")}>
      <h2>{t("unsent.title")}</h2>
      <ul>
        {refused.map(({ id, body, refused: why }) => (
          <li key={id}>
            <p className="unsent-text">{body.text}</p>
            <p className="soft">
              {t("unsent.why", { why: why ? why.detail || t(shortWords(new Problem(why.slug, why.status, ""))) : "" })}
            </p>
            <div className="dialog-foot">
              <PressButton weight="lost" onPress={() => outbox.discard(id)}>
                {t("copies.discard")}
              </PressButton>
              <PressButton
                onPress={() => {
                  parts.draft.value = { kind: body.kind, edited: null, again: { id, body } };
                  room.dialog.value = "capture";
                }}
              >
                {t("agreement.edit")}
              </PressButton>
              <PressButton onPress={() => outbox.again(id)}>{t("action.retry")}</PressButton>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

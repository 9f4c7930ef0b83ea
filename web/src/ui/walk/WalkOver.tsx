import { X } from "lucide-react";
import { useEffect } from "react";
import { announce } from "@/ui/announce";
import { IconButton } from "@/ui/controls/IconButton";
import { PressButton } from "@/ui/controls/PressButton";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import type { WalkParts } from "@/ui/walk/walkParts";
import { useRoom } from "@/ui/wall/RoomContext";
import "@/ui/styles/stage.css";
import "@/ui/styles/walk.css";

/** Tells that the walk has ended, until somebody reads the minutes or puts it away. */
export function WalkOver() {
  const { walk } = useRoom();
  return walk ? <Note parts={walk} /> : null;
}

function Note({ parts }: { readonly parts: WalkParts }) {
  const t = useText();
  const room = useRoom();
  const over = useSignal(parts.store.over);
  const name = over?.name;
  useEffect(() => {
    if (name) announce(t("over.text", { name }));
  }, [name, t]);
  if (!over) return null;
  return (
    <div className="stage-note is-alone">
      <span>{t("over.text", { name: over.name })}</span>
      <PressButton
        weight="primary"
        onPress={() => {
          parts.store.dismissOver();
          room.go(`/b/${room.id}/walks/${over.id}`);
        }}
      >
        {t("over.read")}
      </PressButton>
      <IconButton side="top" label={t("action.dismiss")} onPress={() => parts.store.dismissOver()}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </div>
  );
}

import { Footprints } from "lucide-react";
import { PressButton } from "@/ui/controls/PressButton";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import { mayLead } from "@/ui/walk/steering";
import type { WalkParts } from "@/ui/walk/walkParts";
import { useRoom } from "@/ui/wall/RoomContext";

/** Starts a walk; while one is under way and this person looks elsewhere, takes them there. */
export function WalkButton() {
  const { walk } = useRoom();
  return walk ? <Live parts={walk} /> : null;
}

function Live({ parts }: { readonly parts: WalkParts }) {
  const t = useText();
  const room = useRoom();
  const role = useSignal(room.role);
  const walk = useSignal(parts.store.walk);
  const asked = useSignal(parts.store.asked);
  const following = useSignal(parts.following.following);
  const start = () => {
    room.dialog.value = "walk.start";
  };
  if (walk ? following : !asked || !mayLead(role)) return null;
  return (
    <span className={walk ? "walk-button is-on" : "walk-button"}>
      <PressButton
        icon={<Footprints size={16} aria-hidden="true" />}
        onPress={() => (walk ? parts.following.back() : start())}
      >
        {t(walk ? "walk.on" : "walk.button")}
      </PressButton>
    </span>
  );
}

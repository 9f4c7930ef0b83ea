import { ArrowUpRight } from "lucide-react";
import { Button } from "react-aria-components";
import type { CardAddress } from "@/api/cards";
import type { FoundCard } from "@/api/dto";
import { farFacts, farPlace, farTitle } from "@/ui/across/farWords";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";
import "@/ui/styles/links.css";

interface FarCardProps {
  readonly at: CardAddress;
  /** What is known of it; undefined while it is asked for. */
  readonly told: FoundCard | undefined;
  /** What the card has to do with it. */
  readonly relation?: string;
}

/** A card of another board in short, and the way there. */
export function FarCard({ at, told, relation }: FarCardProps) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const isThere = told?.standing === "there";
  const facts = told ? farFacts(t, told) : [];
  const go = () => room.go(`/b/${encodeURIComponent(at.board)}?card=${encodeURIComponent(at.card)}`);
  return (
    <Button className="link-to" isDisabled={!isThere} onPress={go}>
      <ArrowUpRight size={14} aria-hidden="true" />
      <span>
        {relation ? <span className="soft">{relation}</span> : null}
        {isThere ? <strong dir="auto">{farTitle(t, told)}</strong> : <span className="soft">{farTitle(t, told)}</span>}
        {isThere ? <span className="soft">{farPlace(told, lang)}</span> : null}
        {facts.length > 0 ? (
          <span className="far-facts" data-blocked={told?.blocked != null || undefined}>
            {facts.join(" · ")}
          </span>
        ) : null}
      </span>
    </Button>
  );
}

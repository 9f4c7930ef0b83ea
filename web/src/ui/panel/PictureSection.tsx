import type { Card } from "@/document/records";
import { fields } from "@/maps/fields";
import { FieldEditor } from "@/ui/fields/FieldEditor";
import { ActionButtons } from "@/ui/panel/ActionButtons";

/** What is to be seen on the picture of a card, for those who do not see it, and a way to take the picture off. */
export function PictureSection({ cards }: { readonly cards: readonly Card[] }) {
  const alt = fields.get("alt");
  const [only] = cards;
  return (
    <>
      {alt && only && cards.length === 1 ? <FieldEditor root="cards" records={[only]} offered={[alt]} /> : null}
      <ActionButtons ids={["card.picture.remove"]} />
    </>
  );
}

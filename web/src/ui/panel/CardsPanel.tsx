import type { CardId } from "@/document/records";
import { impliedOfCard } from "@/maps/impliedFields";
import { fieldsOfCards } from "@/maps/offeredFields";
import { OriginSection } from "@/ui/across/OriginSection";
import { actionOf } from "@/ui/actions/registry";
import { CardAgreements } from "@/ui/agreements/CardAgreements";
import { CellArrows } from "@/ui/blueprint/CellArrows";
import { FieldEditor } from "@/ui/fields/FieldEditor";
import { CardAges } from "@/ui/kanban/CardAges";
import { LinksList } from "@/ui/links/LinksList";
import { NotesSection } from "@/ui/notes/NotesSection";
import { ActionButtons } from "@/ui/panel/ActionButtons";
import { ArrangeRow } from "@/ui/panel/ArrangeRow";
import { BLOCKER_FIELDS, BlockedNote } from "@/ui/panel/BlockedNote";
import { DisciplineChips } from "@/ui/panel/DisciplineChips";
import { LockedNote } from "@/ui/panel/LockedNote";
import { PaperChoice } from "@/ui/panel/PaperChoice";
import { PictureSection } from "@/ui/panel/PictureSection";
import { PlacesList } from "@/ui/panel/PlacesList";
import { shared } from "@/ui/panel/shared";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import { TagChips } from "@/ui/tags/TagChips";
import { useRoom } from "@/ui/wall/RoomContext";

/** What one can see and do about the selected cards. */
export function CardsPanel({ cards }: { readonly cards: readonly CardId[] }) {
  const t = useText();
  const room = useRoom();
  const mayWrite = useSignal(room.mayWrite);
  const records = cards.flatMap((id) => room.board.state.cards.get(id) ?? []);
  const [only] = records;
  const blocked = records.filter((card) => card.blocked).length;
  return (
    <div className="panel-body">
      {only && records.length === 1 && only.title.trim() !== "" ? <p className="panel-title">{only.title}</p> : null}
      {only && records.length === 1 ? <NotesSection card={only} /> : null}
      {only?.origin && records.length === 1 ? <OriginSection card={only.id} origin={only.origin} /> : null}
      {only?.blocked && records.length === 1 ? <BlockedNote card={only} blocked={only.blocked} /> : null}
      {blocked > 0 && records.length > 1 ? (
        <p className="blocked-note">{t("blocked.some", { count: blocked })}</p>
      ) : null}
      <LockedNote items={cards} />
      {only && records.length === 1 ? <CardAges card={only.id} /> : null}
      {only && records.length === 1 ? <CardAgreements card={only.id} /> : null}
      {mayWrite ? (
        <>
          <PaperChoice
            value={shared(records.map((card) => card.color))}
            onPick={(paper) => actionOf(`card.color.${paper}`).run(room)}
          />
          <DisciplineChips
            value={shared(records.map((card) => card.discipline ?? "none"))}
            onPick={(key) => actionOf(`card.discipline.${key}`).run(room)}
          />
        </>
      ) : null}
      {records.some(({ picture }) => picture) ? <PictureSection cards={records} /> : null}
      <FieldEditor
        root="cards"
        records={records}
        offered={fieldsOfCards(room.board.state, records).filter(({ key }) => !BLOCKER_FIELDS.includes(key))}
        {...(only && records.length === 1 ? { implied: impliedOfCard(room.board.state, only.id) } : {})}
      />
      <TagChips cards={records} />
      <ArrangeRow />
      {only && records.length === 1 ? <CellArrows card={only.id} /> : null}
      {only && records.length === 1 ? <PlacesList card={only.id} /> : null}
      {only && records.length === 1 ? <LinksList card={only.id} /> : null}
      <ActionButtons ids={["arrow.to", "path.give", "card.block", "card.unblock", "card.place", "card.duplicate"]} />
      <ActionButtons ids={["card.delete"]} weight="lost" />
    </div>
  );
}

/** What one does with things, as the interface around the wall asks for it. */
import { createConnector } from "@/document/commands/connectors";
import { createThing } from "@/document/commands/things";
import { turnIntoCards, turnIntoTexts } from "@/document/commands/turning";
import type { CardId } from "@/document/records";
import type { ConnectorEnd, ThingId } from "@/document/things";
import { safeUrl } from "@/document/urls";
import { centre, type Point } from "@/geometry/box";
import type { Editor } from "@/tools/editor";
import { fitText } from "@/tools/fitText";
import { makeInView } from "@/tools/making";
import { labelOfItem } from "@/tools/paintedItems";
import { selectItems } from "@/tools/selecting";
import { LINK_SIZE } from "@/tools/thingSizes";
import type { WallThings } from "@/tools/wallContract";
import { announce, clearView, type WallParts } from "@/tools/wallParts";

/** Things on one wall. */
export function wallThings(parts: WallParts, editor: Editor): WallThings {
  const { board, brush } = parts;
  return {
    brush,
    make(kind) {
      const thing = makeInView(parts, kind);
      if (thing) editor.start({ kind: "thing", thing }, true);
      return thing;
    },
    makeLink(url, title, at = centre(clearView(parts))) {
      if (board.readOnly || safeUrl(url) === null) return null;
      const { w, h } = LINK_SIZE;
      const box = { x: Math.round(at.x - w / 2), y: Math.round(at.y - h / 2), w, h };
      const thing = createThing(board, { type: "link", url, text: title, box });
      selectItems(parts, [thing]);
      announce(parts, labelOfItem(parts, thing));
      return thing;
    },
    connect(from, to) {
      if (board.readOnly || from === to) return null;
      const { path, color } = brush.value;
      const made = createConnector(board, { from: boundEnd(parts, from), to: boundEnd(parts, to), path, color });
      selectItems(parts, [made]);
      announce(parts, labelOfItem(parts, made));
      return made;
    },
    toCards(things) {
      const made = turnIntoCards(board, things);
      if (made.length > 0) selectItems(parts, made);
      return made;
    },
    toTexts(cards) {
      const boxes = [...cards].flatMap((card) => {
        const box = parts.scene.itemBox(card);
        return box ? [{ card, box }] : [];
      });
      const made = parts.undo.group(() => {
        const texts = turnIntoTexts(board, boxes);
        for (const text of texts) fitText(parts, text, false);
        return texts;
      });
      if (made.length > 0) selectItems(parts, made);
      return made;
    },
    labelOf: (item) => labelOfItem(parts, item),
  };
}

function boundEnd({ scene }: WallParts, item: CardId | ThingId): ConnectorEnd {
  const box = scene.itemBox(item);
  const at: Point | null = box && { x: Math.round(box.x + box.w / 2), y: Math.round(box.y + box.h / 2) };
  return { item, side: null, at };
}

import { acrossDe } from "@/ui/strings/acrossDe";
import { acrossEn } from "@/ui/strings/acrossEn";
import { blueprintDe } from "@/ui/strings/blueprintDe";
import { blueprintEn } from "@/ui/strings/blueprintEn";
import { canvasesDe } from "@/ui/strings/canvasesDe";
import { canvasesEn } from "@/ui/strings/canvasesEn";
import { copiesDe } from "@/ui/strings/copiesDe";
import { copiesEn } from "@/ui/strings/copiesEn";
import { de } from "@/ui/strings/de";
import { editingDe } from "@/ui/strings/editingDe";
import { editingEn } from "@/ui/strings/editingEn";
import { en } from "@/ui/strings/en";
import { flowDe } from "@/ui/strings/flowDe";
import { flowEn } from "@/ui/strings/flowEn";
import { funnelDe } from "@/ui/strings/funnelDe";
import { funnelEn } from "@/ui/strings/funnelEn";
import { goalsDe } from "@/ui/strings/goalsDe";
import { goalsEn } from "@/ui/strings/goalsEn";
import { imagesDe } from "@/ui/strings/imagesDe";
import { imagesEn } from "@/ui/strings/imagesEn";
import { kanbanDe } from "@/ui/strings/kanbanDe";
import { kanbanEn } from "@/ui/strings/kanbanEn";
import { legendDe } from "@/ui/strings/legendDe";
import { legendEn } from "@/ui/strings/legendEn";
import { lookDe } from "@/ui/strings/lookDe";
import { lookEn } from "@/ui/strings/lookEn";
import { mapsDe } from "@/ui/strings/mapsDe";
import { mapsEn } from "@/ui/strings/mapsEn";
import { notesDe } from "@/ui/strings/notesDe";
import { notesEn } from "@/ui/strings/notesEn";
import { outlineDe } from "@/ui/strings/outlineDe";
import { outlineEn } from "@/ui/strings/outlineEn";
import { shareDe } from "@/ui/strings/shareDe";
import { shareEn } from "@/ui/strings/shareEn";
import { squadsDe } from "@/ui/strings/squadsDe";
import { squadsEn } from "@/ui/strings/squadsEn";
import { storiesDe } from "@/ui/strings/storiesDe";
import { storiesEn } from "@/ui/strings/storiesEn";
import { streamsDe } from "@/ui/strings/streamsDe";
import { streamsEn } from "@/ui/strings/streamsEn";
import { thingsDe } from "@/ui/strings/thingsDe";
import { thingsEn } from "@/ui/strings/thingsEn";
import { valueStreamDe } from "@/ui/strings/valueStreamDe";
import { valueStreamEn } from "@/ui/strings/valueStreamEn";
import { walkDe } from "@/ui/strings/walkDe";
import { walkEn } from "@/ui/strings/walkEn";

// Only for tests: the client itself fetches catalogues one by one, see `words.ts`.

/** Every text in English. */
export const everyEn = {
  ...en,
  ...acrossEn,
  ...blueprintEn,
  ...canvasesEn,
  ...copiesEn,
  ...editingEn,
  ...flowEn,
  ...goalsEn,
  ...imagesEn,
  ...kanbanEn,
  ...legendEn,
  ...notesEn,
  ...lookEn,
  ...mapsEn,
  ...outlineEn,
  ...shareEn,
  ...storiesEn,
  ...streamsEn,
  ...thingsEn,
  ...funnelEn,
  ...squadsEn,
  ...valueStreamEn,
  ...walkEn,
};

/** Every text in German. */
export const everyDe = {
  ...de,
  ...acrossDe,
  ...blueprintDe,
  ...canvasesDe,
  ...copiesDe,
  ...editingDe,
  ...flowDe,
  ...goalsDe,
  ...imagesDe,
  ...kanbanDe,
  ...legendDe,
  ...notesDe,
  ...lookDe,
  ...mapsDe,
  ...outlineDe,
  ...shareDe,
  ...storiesDe,
  ...streamsDe,
  ...thingsDe,
  ...funnelDe,
  ...squadsDe,
  ...valueStreamDe,
  ...walkDe,
};

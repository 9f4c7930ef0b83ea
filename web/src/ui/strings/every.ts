import { copiesDe } from "@/ui/strings/copiesDe";
import { copiesEn } from "@/ui/strings/copiesEn";
import { de } from "@/ui/strings/de";
import { editingDe } from "@/ui/strings/editingDe";
import { editingEn } from "@/ui/strings/editingEn";
import { en } from "@/ui/strings/en";
import { flowDe } from "@/ui/strings/flowDe";
import { flowEn } from "@/ui/strings/flowEn";
import { imagesDe } from "@/ui/strings/imagesDe";
import { imagesEn } from "@/ui/strings/imagesEn";
import { legendDe } from "@/ui/strings/legendDe";
import { legendEn } from "@/ui/strings/legendEn";
import { shareDe } from "@/ui/strings/shareDe";
import { shareEn } from "@/ui/strings/shareEn";
import { thingsDe } from "@/ui/strings/thingsDe";
import { thingsEn } from "@/ui/strings/thingsEn";
import { walkDe } from "@/ui/strings/walkDe";
import { walkEn } from "@/ui/strings/walkEn";

// Only for tests: the client itself fetches catalogues one by one, see `words.ts`.

/** Every text in English. */
export const everyEn = {
  ...en,
  ...copiesEn,
  ...editingEn,
  ...flowEn,
  ...imagesEn,
  ...legendEn,
  ...shareEn,
  ...thingsEn,
  ...walkEn,
};

/** Every text in German. */
export const everyDe = {
  ...de,
  ...copiesDe,
  ...editingDe,
  ...flowDe,
  ...imagesDe,
  ...legendDe,
  ...shareDe,
  ...thingsDe,
  ...walkDe,
};

import { Plus } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { createStream } from "@/api/streams";
import { PressButton } from "@/ui/controls/PressButton";
import { late, useSettled } from "@/ui/late";
import { Bin } from "@/ui/shelf/Bin";
import { bandsOf } from "@/ui/shelf/bands";
import { FirstSteps } from "@/ui/shelf/FirstSteps";
import { settleFocus } from "@/ui/shelf/nextFocus";
import type { ShelfContents } from "@/ui/shelf/ShelfPage";
import { ShelfTop } from "@/ui/shelf/ShelfTop";
import { StreamBand } from "@/ui/shelf/StreamBand";
import { useText } from "@/ui/strings/translate";
import { tellProblem } from "@/ui/tellProblem";

const KeptCopies = late(() => import("@/ui/copies/KeptCopies").then((m) => m.KeptCopies), "copies");
const NameDialog = lazy(() => import("@/ui/shelf/NameDialog").then((m) => ({ default: m.NameDialog })));
const NewBoardDialog = lazy(() => import("@/ui/shelf/NewBoardDialog").then((m) => ({ default: m.NewBoardDialog })));

interface ShelfProps {
  readonly contents: ShelfContents;
  readonly again: () => void;
}

type Open = { readonly dialog: "board"; readonly stream: string | null } | { readonly dialog: "stream" } | null;

/** Value streams as bands that flow from left to right, each with its boards. */
export function Shelf({ contents, again }: ShelfProps) {
  const t = useText();
  const [open, setOpen] = useState<Open>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after every answer of the server
  useEffect(settleFocus, [contents]);
  const settled = useSettled();
  const bands = bandsOf(contents.streams, contents.boards);
  const close = () => setOpen(null);

  async function addStream(name: string): Promise<void> {
    close();
    await tellProblem(() => createStream(name));
    again();
  }

  return (
    <div className="shelf">
      <ShelfTop me={contents.me} again={again} />
      <main className="shelf-main">
        <header className="shelf-head">
          <h1 id="shelf-title" tabIndex={-1}>
            {t("shelf.title")}
          </h1>
          <PressButton
            weight="primary"
            icon={<Plus size={18} aria-hidden="true" />}
            onPress={() => setOpen({ dialog: "board", stream: bands[0]?.stream?.id ?? null })}
          >
            {t("shelf.newBoard")}
          </PressButton>
        </header>
        <Suspense>{settled ? <KeptCopies personId={contents.me.id} /> : null}</Suspense>
        <FirstSteps boards={bands.flatMap((band) => band.boards)} owner={contents.me.owner} />
        {bands.map((band) => (
          <StreamBand
            key={band.stream?.id ?? "none"}
            band={band}
            contents={contents}
            again={again}
            onNew={() => setOpen({ dialog: "board", stream: band.stream?.id ?? null })}
          />
        ))}
        {contents.me.owner ? (
          <div className="shelf-more">
            <PressButton
              weight="quiet"
              icon={<Plus size={16} aria-hidden="true" />}
              onPress={() => setOpen({ dialog: "stream" })}
            >
              {t("shelf.newStream")}
            </PressButton>
          </div>
        ) : null}
        <Bin boards={contents.bin} again={again} />
      </main>
      <Suspense>
        {open?.dialog === "board" ? (
          <NewBoardDialog streams={contents.streams} stream={open.stream} onClose={close} />
        ) : null}
        {open?.dialog === "stream" ? (
          <NameDialog
            title={t("shelf.newStream")}
            label={t("shelf.streamName")}
            hint={t("shelf.streamHint")}
            initial=""
            confirm={t("shelf.makeStream")}
            onClose={close}
            onDone={(name) => void addStream(name)}
          />
        ) : null}
      </Suspense>
    </div>
  );
}

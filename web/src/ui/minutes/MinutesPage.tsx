import { ArrowLeft, Copy, Download, Printer } from "lucide-react";
import { useEffect } from "react";
import { Link } from "wouter";
import type { Minutes } from "@/api/dto";
import { minutes, minutesText, type WalkAddress } from "@/api/walks";
import { useAsk } from "@/ui/ask";
import { copyText } from "@/ui/clipboard";
import { PressButton } from "@/ui/controls/PressButton";
import { download, plainName } from "@/ui/download";
import { MinutesSheet } from "@/ui/minutes/MinutesSheet";
import { ProblemPage } from "@/ui/pages/ProblemPage";
import { Waiting } from "@/ui/pages/Waiting";
import { useText } from "@/ui/strings/translate";
import { tellProblem } from "@/ui/tellProblem";
import { showToast } from "@/ui/toasts/toasts";
import "@/ui/styles/changes.css";
import "@/ui/styles/minutes.css";
import "@/ui/styles/panel.css";
import "@/ui/styles/share.css";
import "@/ui/styles/stage.css";
import "@/ui/styles/walk.css";
import "@/ui/styles/top.css";

interface MinutesPageProps {
  readonly board: string;
  readonly id: string;
}

/** The minutes of a walk: `/b/{id}/walks/{walk}`. */
export function MinutesPage({ board, id }: MinutesPageProps) {
  const [asked, again] = useAsk(`${board} ${id}`, (signal) => minutes({ board, walk: id }, signal));
  if (asked.state === "waiting") return <Waiting />;
  if (asked.state === "problem") return <ProblemPage problem={asked.problem} onRetry={again} />;
  return <Page minutes={asked.value} address={{ board, walk: id }} />;
}

function Page({ minutes: kept, address }: { readonly minutes: Minutes; readonly address: WalkAddress }) {
  const t = useText();
  const { walk, board_title } = kept;
  useEffect(() => {
    document.title = t("page.title", { title: `${walk.name} – ${board_title}` });
    return () => {
      document.title = t("brand");
    };
  }, [walk.name, board_title, t]);

  async function copy(): Promise<void> {
    await tellProblem(async () => {
      const copied = await copyText(await minutesText(address));
      showToast(t(copied ? "minutes.copied" : "minutes.notCopied"));
    });
  }

  return (
    <main className="minutes-page">
      <nav className="minutes-tools" aria-label={t("minutes.tools")}>
        <Link className="button button-quiet" href={`/b/${address.board}`}>
          <ArrowLeft size={16} aria-hidden="true" />
          <span>{t("minutes.toBoard")}</span>
        </Link>
        <span className="top-space" />
        <PressButton icon={<Copy size={16} aria-hidden="true" />} onPress={() => void copy()}>
          {t("minutes.copy")}
        </PressButton>
        <PressButton
          icon={<Download size={16} aria-hidden="true" />}
          onPress={() =>
            void tellProblem(async () =>
              download(`${plainName(walk.name, "minutes")}.md`, await minutesText(address), "text/markdown"),
            )
          }
        >
          {t("minutes.download")}
        </PressButton>
        <PressButton icon={<Printer size={16} aria-hidden="true" />} onPress={() => window.print()}>
          {t("minutes.print")}
        </PressButton>
      </nav>
      <MinutesSheet minutes={kept} board={address.board} />
    </main>
  );
}

import type { FundingSheet } from "@/api/dto";
import { FundingFigures } from "@/ui/streams/FundingFigures";
import { FundingTeams } from "@/ui/streams/FundingTeams";
import { RankingTable } from "@/ui/streams/RankingTable";
import { useText } from "@/ui/strings/translate";

interface FundingSheetViewProps {
  readonly stream: string;
  readonly sheet: FundingSheet;
  readonly again: () => void;
}

/** What a quarter is funded with, and what the boards say of it. */
export function FundingSheetView({ stream, sheet, again }: FundingSheetViewProps) {
  const t = useText();
  return (
    <>
      {sheet.entered ? null : (
        <p className="soft">{t(sheet.teams.length > 0 ? "money.asBefore" : "money.notFunded")}</p>
      )}
      <FundingTeams stream={stream} sheet={sheet} again={again} />
      <FundingFigures sheet={sheet} />
      <RankingTable sheet={sheet} />
      {sheet.boards_read < sheet.boards ? (
        <p className="soft">{t("stream.unread", { count: sheet.boards - sheet.boards_read })}</p>
      ) : null}
    </>
  );
}

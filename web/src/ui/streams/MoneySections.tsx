import { useState } from "react";
import { boxScore, funding } from "@/api/streams";
import { useAsk } from "@/ui/ask";
import { dayAfter, localDay } from "@/ui/flow/scale";
import { shortWords } from "@/ui/pages/problemWords";
import { useSignal } from "@/ui/signals";
import { BoxScoreTable } from "@/ui/streams/BoxScoreTable";
import { FundingSheetView } from "@/ui/streams/FundingSheetView";
import { MoneyRulesRow } from "@/ui/streams/MoneyRulesRow";
import { PeriodNav } from "@/ui/streams/PeriodNav";
import { mondayOf, quarterAfter, quarterOf, quarterWords, weekWords } from "@/ui/streams/periods";
import { StreamSection } from "@/ui/streams/StreamSection";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";

interface MoneyProps {
  readonly stream: string;
  readonly zone: string;
}

/** The money of a stream, for those who see it: the box score of a week, and what a quarter is funded with. */
export function MoneySections(props: MoneyProps) {
  return (
    <>
      <BoxScoreSection {...props} />
      <FundingSection {...props} />
    </>
  );
}

function BoxScoreSection({ stream, zone }: MoneyProps) {
  const t = useText();
  const lang = useSignal(language);
  const [week, setWeek] = useState(() => mondayOf(localDay(new Date().toISOString(), zone)));
  const [asked, again] = useAsk(`${stream} ${week}`, (signal) => boxScore(stream, week, zone, signal));
  return (
    <StreamSection title={t("money.boxScore")}>
      <PeriodNav
        name={weekWords(week, lang)}
        before={t("money.weekBefore")}
        after={t("money.weekAfter")}
        onStep={(by) => setWeek(dayAfter(week, 7 * by))}
      />
      {asked.state === "problem" ? <p>{t(shortWords(asked.problem))}</p> : null}
      {asked.state === "here" ? <BoxScoreTable stream={stream} sheet={asked.value} again={again} /> : null}
      {asked.state === "here" ? <MoneyRulesRow stream={stream} rules={asked.value.rules} again={again} /> : null}
    </StreamSection>
  );
}

function FundingSection({ stream, zone }: MoneyProps) {
  const t = useText();
  const [quarter, setQuarter] = useState(() => quarterOf(localDay(new Date().toISOString(), zone)));
  const [asked, again] = useAsk(`${stream} ${quarter}`, (signal) => funding(stream, quarter, zone, signal));
  return (
    <StreamSection title={t("money.funding")}>
      <PeriodNav
        name={quarterWords(quarter)}
        before={t("money.quarterBefore")}
        after={t("money.quarterAfter")}
        onStep={(by) => setQuarter(quarterAfter(quarter, by))}
      />
      {asked.state === "problem" ? <p>{t(shortWords(asked.problem))}</p> : null}
      {asked.state === "here" ? <FundingSheetView stream={stream} sheet={asked.value} again={again} /> : null}
    </StreamSection>
  );
}

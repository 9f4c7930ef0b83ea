import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import type { FundingChange, FundingSheet, Team } from "@/api/dto";
import { enterFunding } from "@/api/streams";
import { IconButton } from "@/ui/controls/IconButton";
import { PressButton } from "@/ui/controls/PressButton";
import { TextLine } from "@/ui/controls/TextLine";
import { useSignal } from "@/ui/signals";
import { moneyWords, numberWords } from "@/ui/streams/amounts";
import { NumberCell } from "@/ui/streams/NumberCell";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { tellProblem } from "@/ui/tellProblem";

/** What a team begins with: a quarter has thirteen weeks. */
const NEW_TEAM = { fte: 5, weeks: 13, rate: 0 };
const NUMBERS = ["fte", "weeks", "rate"] as const;
const BOUNDS = { fte: "team", weeks: "weeks", rate: "least", non_labour: "least", unit_weeks: "above" } as const;
const HEADS = { fte: "money.fte", weeks: "money.teamWeeks", rate: "money.rate" } as const;

interface FundingTeamsProps {
  readonly stream: string;
  readonly sheet: FundingSheet;
  readonly again: () => void;
}

/** The teams of a quarter with what they cost, and what is not labour. */
export function FundingTeams({ stream, sheet, again }: FundingTeamsProps) {
  const t = useText();
  const lang = useSignal(language);
  const [name, setName] = useState("");
  const { may_enter, currency } = sheet.rules;

  async function enter(change: FundingChange): Promise<void> {
    await tellProblem(() => enterFunding(stream, sheet.quarter, change));
    again();
  }
  const withTeam = (at: number, team: Team | null): Promise<void> =>
    enter({ teams: sheet.teams.flatMap((each, index) => (index === at ? (team ? [team] : []) : [each])) });

  return (
    <>
      <section className="flow-scroll" aria-label={t("money.teams")} tabIndex={-1}>
        <table className="box-score">
          <thead>
            <tr>
              <th scope="col">{t("money.team")}</th>
              {NUMBERS.map((key) => (
                <th key={key} scope="col">
                  {t(HEADS[key], { currency })}
                </th>
              ))}
              <th scope="col">{t("money.cost")}</th>
              {may_enter ? <td /> : null}
            </tr>
          </thead>
          <tbody>
            {sheet.teams.map((team, at) => (
              <tr key={team.name}>
                <th scope="row">{team.name}</th>
                {NUMBERS.map((key) => (
                  <td key={key}>
                    {may_enter ? (
                      <NumberCell
                        label={t("money.cell", { measure: t(HEADS[key], { currency }), column: team.name })}
                        value={team[key]}
                        bounds={BOUNDS[key]}
                        onChange={(value) => void withTeam(at, { ...team, [key]: value ?? 0 })}
                      />
                    ) : (
                      numberWords(team[key], lang)
                    )}
                  </td>
                ))}
                <td>{moneyWords(team.fte * team.weeks * team.rate, currency, lang)}</td>
                {may_enter ? (
                  <td>
                    <IconButton
                      label={t("money.removeTeam", { team: team.name })}
                      onPress={() => void withTeam(at, null)}
                    >
                      <Trash2 size={16} aria-hidden="true" />
                    </IconButton>
                  </td>
                ) : null}
              </tr>
            ))}
            {(["non_labour", "unit_weeks"] as const).map((key) => (
              <tr key={key}>
                <th scope="row" colSpan={4}>
                  {t(`money.${key}`, { currency })}
                </th>
                <td>
                  {may_enter ? (
                    <NumberCell
                      label={t(`money.${key}`, { currency })}
                      value={sheet[key]}
                      bounds={BOUNDS[key]}
                      onChange={(value) => void enter({ [key]: value ?? (key === "unit_weeks" ? 1 : 0) })}
                    />
                  ) : (
                    numberWords(sheet[key], lang)
                  )}
                </td>
                {may_enter ? <td /> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {may_enter ? (
        <form
          className="flow-asks"
          onSubmit={(event) => {
            event.preventDefault();
            const said = name.trim();
            if (said === "" || sheet.teams.some((team) => team.name === said)) return;
            setName("");
            void enter({ teams: [...sheet.teams, { name: said, ...NEW_TEAM }] });
          }}
        >
          <TextLine
            label={t("money.newTeam")}
            hint={t("money.teamHint")}
            value={name}
            onChange={setName}
            maxLength={80}
          />
          <PressButton type="submit" icon={<Plus size={16} aria-hidden="true" />}>
            {t("money.addTeam")}
          </PressButton>
        </form>
      ) : null}
    </>
  );
}

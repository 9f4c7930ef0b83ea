import { DialogShell } from "@/ui/controls/DialogShell";
import { Segments } from "@/ui/controls/Segments";
import { useSignal } from "@/ui/signals";
import { LANGUAGES, language, OWN_NAMES } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { chooseLanguage } from "@/ui/strings/words";
import { chooseTelling, telling } from "@/ui/telling/telling";
import { tellProblem } from "@/ui/tellProblem";
import {
  chooseContrast,
  chooseScale,
  chooseText,
  chooseTheme,
  contrastChoice,
  scaleChoice,
  TEXT_SIZES,
  textChoice,
  themeChoice,
} from "@/ui/theme";

/** Light or dark, desk or wall, how large and how clear, and the language. Everything applies at once. */
export function LookDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  return (
    <DialogShell title={t("me.look")} onClose={onClose}>
      <div className="dialog-body">
        <Segments
          label={t("look.theme")}
          value={useSignal(themeChoice)}
          onChange={chooseTheme}
          options={[
            { value: "system", label: t("look.system") },
            { value: "light", label: t("look.light") },
            { value: "dark", label: t("look.dark") },
          ]}
        />
        <Segments
          label={t("look.scale")}
          value={useSignal(scaleChoice)}
          onChange={chooseScale}
          options={[
            { value: "desk", label: t("look.desk") },
            { value: "wall", label: t("look.wall") },
          ]}
        />
        <Segments
          label={t("look.text")}
          value={useSignal(textChoice)}
          onChange={chooseText}
          options={TEXT_SIZES.map((value) => ({ value, label: t("look.percent", { percent: Number(value) }) }))}
        />
        <Segments
          label={t("look.contrast")}
          value={useSignal(contrastChoice)}
          onChange={chooseContrast}
          options={[
            { value: "system", label: t("look.system") },
            { value: "normal", label: t("look.normal") },
            { value: "more", label: t("look.more") },
          ]}
        />
        <Segments
          label={t("look.language")}
          value={useSignal(language)}
          onChange={(chosen) => void tellProblem(() => chooseLanguage(chosen))}
          options={LANGUAGES.map((value) => ({ value, label: OWN_NAMES[value] }))}
        />
        <Segments
          label={t("look.telling")}
          value={useSignal(telling)}
          onChange={chooseTelling}
          options={[
            { value: "off", label: t("look.tellingOff") },
            { value: "mine", label: t("look.tellingMine") },
            { value: "all", label: t("look.tellingAll") },
          ]}
        />
      </div>
    </DialogShell>
  );
}

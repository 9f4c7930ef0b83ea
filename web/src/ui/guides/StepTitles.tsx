import { kinds, local } from "@/maps/kinds";
import { useKinds } from "@/ui/controls/useKinds";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import "@/ui/styles/guides.css";

/** The steps to begin a kind of map with, in short: for those who choose one. */
export function StepTitles({ kind }: { readonly kind: string }) {
  const t = useText();
  const lang = useSignal(language);
  useKinds([kind]);
  const steps = kinds.get(kind)?.steps ?? [];
  return (
    <section className="step-titles" aria-label={t("guide.title")}>
      <p className="panel-label">{t("guide.title")}</p>
      <ol>
        {steps.map(({ title }) => (
          <li key={title.en}>{local(title, lang)}</li>
        ))}
      </ol>
    </section>
  );
}

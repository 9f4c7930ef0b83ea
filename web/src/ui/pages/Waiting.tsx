import { useText } from "@/ui/strings/translate";

/** The paper, and after a moment a word that something is on its way. */
export function Waiting() {
  const t = useText();
  return (
    <main className="waiting" aria-busy="true">
      <p className="waiting-word">{t("page.waiting")}</p>
    </main>
  );
}

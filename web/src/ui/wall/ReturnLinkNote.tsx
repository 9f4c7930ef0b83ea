import { CopyField } from "@/ui/controls/CopyField";
import { PressButton } from "@/ui/controls/PressButton";
import { offerReturnLink, returnLink } from "@/ui/door/returnLink";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";

/** The personal link of somebody who just joined: told once, quietly, in a corner. */
export function ReturnLinkNote() {
  const t = useText();
  const url = useSignal(returnLink);
  if (!url) return null;
  return (
    <section className="return-note" aria-label={t("return.title")}>
      <h2>{t("return.title")}</h2>
      <p className="soft">{t("return.text")}</p>
      <CopyField label={t("me.link")} value={url} />
      <PressButton weight="quiet" onPress={() => offerReturnLink(null)}>
        {t("return.done")}
      </PressButton>
    </section>
  );
}

import { useState } from "react";
import { newReturnLink } from "@/api/people";
import { useAsk } from "@/ui/ask";
import { CopyField } from "@/ui/controls/CopyField";
import { DialogShell } from "@/ui/controls/DialogShell";
import { PressButton } from "@/ui/controls/PressButton";
import { shortWords } from "@/ui/pages/problemWords";
import { useText } from "@/ui/strings/translate";

/** Makes a personal link on demand and shows it once. */
export function ReturnLinkDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const [wanted, setWanted] = useState(false);
  return (
    <DialogShell title={t("me.link")} onClose={onClose}>
      <div className="dialog-body">
        <p>{t("me.linkText")}</p>
        {wanted ? <Link /> : <PressButton onPress={() => setWanted(true)}>{t("me.linkMake")}</PressButton>}
      </div>
    </DialogShell>
  );
}

function Link() {
  const t = useText();
  const [asked] = useAsk("return-link", newReturnLink);
  if (asked.state === "waiting") return <p className="soft">{t("page.waiting")}</p>;
  if (asked.state === "problem") return <p>{t(shortWords(asked.problem))}</p>;
  return <CopyField label={t("me.link")} value={asked.value.url} autoFocus />;
}

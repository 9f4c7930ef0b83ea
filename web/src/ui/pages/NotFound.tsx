import { useLocation } from "wouter";
import { PressButton } from "@/ui/controls/PressButton";
import { PlainPage } from "@/ui/pages/PlainPage";
import { useText } from "@/ui/strings/translate";

/** An address that leads nowhere. */
export function NotFound() {
  const t = useText();
  const [, navigate] = useLocation();
  return (
    <PlainPage title={t("page.wrongLink.title")} text={t("page.wrongLink.text")}>
      <PressButton weight="primary" onPress={() => navigate("/")}>
        {t("action.toShelf")}
      </PressButton>
    </PlainPage>
  );
}

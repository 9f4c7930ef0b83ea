import { Component, type ReactNode } from "react";
import { PressButton } from "@/ui/controls/PressButton";
import { PlainPage } from "@/ui/pages/PlainPage";
import { t } from "@/ui/strings/translate";

/** Catches what no screen expected, so that nobody sits before an empty window. */
export class Unexpected extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <PlainPage title={t("page.unexpected.title")} text={t("page.unexpected.text")}>
        <PressButton weight="primary" onPress={() => location.reload()}>
          {t("action.reload")}
        </PressButton>
      </PlainPage>
    );
  }
}

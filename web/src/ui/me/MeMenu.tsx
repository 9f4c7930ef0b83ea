import { lazy, Suspense, useState } from "react";
import type { Me } from "@/api/dto";
import { signOut } from "@/api/people";
import { Face } from "@/ui/controls/Face";
import { LateMenu } from "@/ui/controls/LateMenu";
import { late } from "@/ui/late";
import { useText } from "@/ui/strings/translate";
import { tellProblem } from "@/ui/tellProblem";

const LookDialog = late(() => import("@/ui/me/LookDialog").then((m) => m.LookDialog), "legend", "look");
const ProfileDialog = lazy(() => import("@/ui/me/ProfileDialog").then((m) => ({ default: m.ProfileDialog })));
const ReturnLinkDialog = lazy(() => import("@/ui/me/ReturnLinkDialog").then((m) => ({ default: m.ReturnLinkDialog })));

interface MeMenuProps {
  readonly me: Me;
  readonly onChanged: () => void;
}

/** My face, and behind it what concerns me. */
export function MeMenu({ me, onChanged }: MeMenuProps) {
  const t = useText();
  const [open, setOpen] = useState<"profile" | "look" | "link" | null>(null);
  const close = () => setOpen(null);

  async function leave(): Promise<void> {
    if (!(await tellProblem(signOut))) return;
    await (await import("@/sync/pictures")).dropPictures();
    location.assign("/");
  }

  return (
    <>
      <LateMenu
        className="me-button"
        label={t("me.menu", { name: me.name })}
        lines={[
          { id: "profile", label: t("me.profile"), onAction: () => setOpen("profile") },
          { id: "look", label: t("me.look"), onAction: () => setOpen("look") },
          { id: "link", label: t("me.link"), onAction: () => setOpen("link") },
          { id: "leave", label: t("me.signOut"), apart: true, onAction: () => void leave() },
        ]}
      >
        <Face name={me.name} discipline={me.discipline} />
      </LateMenu>
      <Suspense>
        {open === "profile" ? <ProfileDialog me={me} onClose={close} onChanged={onChanged} /> : null}
        {open === "look" ? <LookDialog onClose={close} /> : null}
        {open === "link" ? <ReturnLinkDialog onClose={close} /> : null}
      </Suspense>
    </>
  );
}

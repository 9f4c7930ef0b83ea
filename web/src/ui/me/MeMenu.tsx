import { lazy, Suspense, useState } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from "react-aria-components";
import type { Me } from "@/api/dto";
import { signOut } from "@/api/people";
import { Face } from "@/ui/controls/Face";
import { useText } from "@/ui/strings/translate";
import { tellProblem } from "@/ui/tellProblem";

const LookDialog = lazy(() => import("@/ui/me/LookDialog").then((m) => ({ default: m.LookDialog })));
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
    if (await tellProblem(signOut)) location.assign("/");
  }

  return (
    <>
      <MenuTrigger>
        <Button className="me-button" aria-label={t("me.menu", { name: me.name })}>
          <Face name={me.name} discipline={me.discipline} />
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu className="menu" aria-label={t("me.menu", { name: me.name })}>
            <MenuItem className="menu-item" onAction={() => setOpen("profile")}>
              {t("me.profile")}
            </MenuItem>
            <MenuItem className="menu-item" onAction={() => setOpen("look")}>
              {t("me.look")}
            </MenuItem>
            <MenuItem className="menu-item" onAction={() => setOpen("link")}>
              {t("me.link")}
            </MenuItem>
            <Separator className="menu-line" />
            <MenuItem className="menu-item" onAction={() => void leave()}>
              {t("me.signOut")}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      <Suspense>
        {open === "profile" ? <ProfileDialog me={me} onClose={close} onChanged={onChanged} /> : null}
        {open === "look" ? <LookDialog onClose={close} /> : null}
        {open === "link" ? <ReturnLinkDialog onClose={close} /> : null}
      </Suspense>
    </>
  );
}

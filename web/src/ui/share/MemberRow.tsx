import { MoreHorizontal } from "lucide-react";
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from "react-aria-components";
import type { Member, Role } from "@/api/dto";
import { changeRole, newLinkFor, removeMember } from "@/api/sharing";
import { Face } from "@/ui/controls/Face";
import { disciplineOf } from "@/ui/disciplines";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { tellProblem } from "@/ui/tellProblem";
import { useRoom } from "@/ui/wall/RoomContext";

interface MemberRowProps {
  readonly member: Member;
  readonly again: () => void;
  readonly onLink: (url: string) => void;
}

const ROLES: readonly Role[] = ["owner", "facilitator", "editor", "viewer"];

/** One member: who, how they take part, what they may do. */
export function MemberRow({ member, again, onLink }: MemberRowProps) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const mayManage = useSignal(room.mayManage);
  const { person, role } = member;
  const discipline = disciplineOf(person.discipline)?.label[lang] ?? "";
  const isMe = person.id === room.me.id;

  async function change(run: () => Promise<unknown>): Promise<void> {
    await tellProblem(run);
    again();
  }

  return (
    <li>
      <Face name={person.name} discipline={person.discipline} />
      <span className="row-main">
        <span>{isMe ? t("share.me", { name: person.name }) : person.name}</span>
        <span className="soft">{discipline}</span>
      </span>
      <span className="soft">{t(`role.${role}`)}</span>
      {mayManage && !isMe ? (
        <MenuTrigger>
          <Button className="icon-button" aria-label={t("share.memberMenu", { name: person.name })}>
            <MoreHorizontal size={18} aria-hidden="true" />
          </Button>
          <Popover className="popover" placement="bottom end">
            <Menu className="menu" aria-label={t("share.memberMenu", { name: person.name })}>
              {ROLES.filter((other) => other !== role).map((other) => (
                <MenuItem
                  key={other}
                  className="menu-item"
                  onAction={() => void change(() => changeRole(room.id, person.id, other))}
                >
                  {t(`share.make.${other}`)}
                </MenuItem>
              ))}
              <MenuItem
                className="menu-item"
                onAction={() => void change(async () => onLink((await newLinkFor(room.id, person.id)).url))}
              >
                {t("share.newLink")}
              </MenuItem>
              <Separator className="menu-line" />
              <MenuItem className="menu-item" onAction={() => void change(() => removeMember(room.id, person.id))}>
                {t("share.remove")}
              </MenuItem>
            </Menu>
          </Popover>
        </MenuTrigger>
      ) : null}
    </li>
  );
}

import { type RefObject, useEffect, useState } from "react";
import { Header, Menu, MenuItem, MenuSection, Popover } from "react-aria-components";
import { KIND_GROUPS } from "@/maps/definition";
import { groupOf, kindIndex } from "@/maps/kindIndex";
import { label, local } from "@/maps/kinds";
import { StepTitles } from "@/ui/guides/StepTitles";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { addMapInView } from "@/ui/wall/addMapInView";
import { KindPicture } from "@/ui/wall/KindPicture";
import { useRoom } from "@/ui/wall/RoomContext";

interface MapMenuProps {
  readonly trigger: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** The kinds of maps as small pictures with one sentence each; picking one puts it into the window. */
export function MapMenu({ trigger, onClose }: MapMenuProps) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const [looked, setLooked] = useState(kindIndex[0]?.key ?? "");
  return (
    <Popover
      className="popover"
      aria-label={t("tool.maps")}
      triggerRef={trigger}
      isOpen
      onOpenChange={(open) => (open ? undefined : onClose())}
      placement="right top"
      offset={12}
    >
      <Menu
        className="menu kind-menu"
        aria-label={t("tool.maps")}
        autoFocus="first"
        onAction={(key) => addMapInView(room, String(key))}
        onClose={onClose}
      >
        {KIND_GROUPS.map((group) => {
          const own = kindIndex.filter((kind) => groupOf(kind) === group);
          return own.length === 0 ? null : (
            <MenuSection key={group} className="kind-section">
              <Header className="panel-label">{t(`kinds.${group}`)}</Header>
              {own.map((kind) => (
                <MenuItem key={kind.key} id={kind.key} className="menu-item kind-item" textValue={label(kind, lang)}>
                  {({ isFocused }) => (
                    <>
                      {isFocused ? <Looked kind={kind.key} onLook={setLooked} /> : null}
                      <KindPicture kind={kind} />
                      <span>
                        <span className="kind-name">{label(kind, lang)}</span>
                        <span className="kind-text">{local(kind.purpose, lang)}</span>
                      </span>
                    </>
                  )}
                </MenuItem>
              ))}
            </MenuSection>
          );
        })}
      </Menu>
      <div className="kind-steps">
        <StepTitles kind={looked} />
      </div>
    </Popover>
  );
}

interface LookedProps {
  readonly kind: string;
  readonly onLook: (kind: string) => void;
}

/** Says which kind one is at, by pointer or key. */
function Looked({ kind, onLook }: LookedProps) {
  useEffect(() => onLook(kind), [kind, onLook]);
  return null;
}

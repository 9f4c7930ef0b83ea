import { Plus } from "lucide-react";
import { Button, Menu, MenuItem, MenuTrigger, Popover, Text } from "react-aria-components";
import { addColumn } from "@/document/commands/columns";
import { addLane } from "@/document/commands/lanes";
import type { MapRecord } from "@/document/records";
import type { KindDefinition } from "@/maps/definition";
import { local } from "@/maps/kinds";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";
import "@/ui/styles/blueprint.css";

interface AddStripsProps {
  readonly kind: KindDefinition;
  readonly map: MapRecord;
}

/** Adds a lane or column of any role the kind knows, at the end; the way to begin in a map that has none. */
export function AddStrips({ kind, map }: AddStripsProps) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const mayWrite = useSignal(room.mayWrite);
  if (!mayWrite) return null;
  // A region is there once: what can be added is what was taken away.
  const there = new Set(
    [...room.board.state.lanes.values()].flatMap((lane) => (lane.map === map.id && !lane.deleted ? lane.role : [])),
  );
  const offered = kind.layout ? kind.lanes.filter(({ key }) => !there.has(key)) : kind.lanes;
  if (kind.layout && offered.length === 0) return null;
  return (
    <div className="panel-actions">
      {kind.layout ? null : (
        <MenuTrigger>
          <Button className="button button-plain">
            <Plus size={16} aria-hidden="true" />
            <span>{t("map.addColumn")}</span>
          </Button>
          <Popover className="popover">
            <Menu className="menu" aria-label={t("map.addColumn")}>
              {kind.columns.map((role) => (
                <MenuItem
                  key={role.key}
                  className="menu-item"
                  onAction={() =>
                    room.wall.startEditing(
                      addColumn(room.board, {
                        map: map.id,
                        role: role.key,
                        ...(role.header === "card" ? { card: "new" as const } : {}),
                      }),
                    )
                  }
                >
                  {local(role.label, lang)}
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
      )}
      <MenuTrigger>
        <Button className="button button-plain">
          <Plus size={16} aria-hidden="true" />
          <span>{t("map.addLane")}</span>
        </Button>
        <Popover className="popover">
          <Menu className="menu" aria-label={t("map.addLane")}>
            {offered.map((role) => (
              <MenuItem
                key={role.key}
                className="menu-item"
                textValue={local(role.label, lang)}
                onAction={() =>
                  room.wall.startEditing(
                    addLane(room.board, { map: map.id, role: role.key, limit: role.limit ?? null }),
                  )
                }
              >
                <Text slot="label" className="menu-item-words">
                  <span>{local(role.label, lang)}</span>
                  <span className="menu-item-hint">{local(role.hint, lang)}</span>
                </Text>
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
    </div>
  );
}

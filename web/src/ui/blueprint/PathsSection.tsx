import { Plus } from "lucide-react";
import { useState } from "react";
import { setField } from "@/document/commands/fields";
import { createPath, deletePath, setPath } from "@/document/commands/paths";
import { PATH_ROLES, PATH_STATES, type Path, type PathId } from "@/document/links";
import { pathsOf } from "@/document/pathsOf";
import type { MapRecord } from "@/document/records";
import { lonePath, PATH_VIEWS, pathViewOf } from "@/maps/pathViews";
import { pathName } from "@/ui/blueprint/pathName";
import { Choice } from "@/ui/controls/Choice";
import { PlainButton } from "@/ui/controls/PlainButton";
import { PressButton } from "@/ui/controls/PressButton";
import { TitleField } from "@/ui/panel/TitleField";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";
import { tellWithUndo } from "@/ui/wall/undoAndTell";

/** The paths of a map: how one looks at them, what they are, and new ones. */
export function PathsSection({ map }: { readonly map: MapRecord }) {
  const t = useText();
  const room = useRoom();
  const mayWrite = useSignal(room.mayWrite);
  const chosen = useSignal(room.shownPaths);
  const [open, setOpen] = useState<PathId | null>(null);
  const { state } = room.board;
  const paths = pathsOf(state, map.id);
  const lone = lonePath(state, map, chosen.get(map.id));
  const show = (id: string) => {
    room.shownPaths.value = new Map(chosen).set(map.id, id as PathId);
  };
  const add = () => {
    const role = paths.some((path) => path.role === "happy") ? "variant" : "happy";
    setOpen(createPath(room.board, { map: map.id, role }));
  };
  if (paths.length === 0 && !mayWrite) return null;
  return (
    <section className="paths" aria-label={t("path.label")}>
      <h3 className="panel-label">{t("path.label")}</h3>
      {paths.length === 0 ? <p className="soft panel-note">{t("path.hint")}</p> : null}
      {paths.length > 0 && mayWrite ? (
        <Choice
          label={t("path.view")}
          value={pathViewOf(map)}
          options={PATH_VIEWS.map((value) => ({ value, label: t(`path.view.${value}`) }))}
          onChange={(value) => setField(room.board, "maps", map.id, "path_view", value)}
        />
      ) : null}
      {lone ? (
        <Choice
          label={t("path.shown")}
          value={lone.id}
          options={paths.map((path) => ({ value: path.id, label: pathName(t, path) }))}
          onChange={show}
        />
      ) : null}
      {paths.map((path) => (
        <div key={path.id} className="path">
          <PlainButton
            className="path-name"
            aria-expanded={open === path.id}
            onPress={() => setOpen(open === path.id ? null : path.id)}
          >
            {pathName(t, path)}
          </PlainButton>
          {open === path.id ? <PathEditor path={path} onGone={() => setOpen(null)} /> : null}
        </div>
      ))}
      {mayWrite ? (
        <PressButton weight="plain" icon={<Plus size={16} aria-hidden="true" />} onPress={add}>
          {t("path.add")}
        </PressButton>
      ) : null}
    </section>
  );
}

function PathEditor({ path, onGone }: { readonly path: Path; readonly onGone: () => void }) {
  const t = useText();
  const room = useRoom();
  const mayWrite = useSignal(room.mayWrite);
  const remove = () => {
    deletePath(room.board, path.id);
    onGone();
    tellWithUndo(room, t("path.deleted"));
  };
  return (
    <div className="path-editor">
      <TitleField id={path.id} title={path.title} standsIn={t("path.condition")} />
      {mayWrite ? (
        <>
          <Choice
            label={t("path.role")}
            value={path.role}
            options={PATH_ROLES.map((value) => ({ value, label: t(`path.role.${value}`) }))}
            onChange={(value) =>
              setPath(room.board, path.id, { role: PATH_ROLES.find((one) => one === value) ?? "variant" })
            }
          />
          <Choice
            label={t("path.state")}
            value={path.state}
            options={PATH_STATES.map((value) => ({ value, label: t(`path.state.${value}`) }))}
            onChange={(value) =>
              setPath(room.board, path.id, { state: PATH_STATES.find((one) => one === value) ?? "as_is" })
            }
          />
          <PressButton weight="lost" onPress={remove}>
            {t("path.delete")}
          </PressButton>
        </>
      ) : null}
    </div>
  );
}

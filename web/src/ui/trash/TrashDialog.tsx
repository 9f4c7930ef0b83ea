import { useMemo, useState } from "react";
import { Checkbox, GridList, GridListItem, type Selection } from "react-aria-components";
import { restoreTrashed, type Trashed, trashOf } from "@/document/trash";
import { DialogShell } from "@/ui/controls/DialogShell";
import { PressButton } from "@/ui/controls/PressButton";
import { TextLine } from "@/ui/controls/TextLine";
import { since } from "@/ui/dates";
import { ranked } from "@/ui/palette/rank";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import "@/ui/styles/editing.css";
import { useRoom } from "@/ui/wall/RoomContext";
import { tellWithUndo } from "@/ui/wall/undoAndTell";
import { useBoardState } from "@/ui/wall/useBoardState";

/** More things than this are not listed at once; words find the others. */
const MOST_SHOWN = 200;

/** What was deleted on this board, by whom and when; any of it can be put back to where it was. */
export function TrashDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const room = useRoom();
  const state = useBoardState(room.board);
  const mayWrite = useSignal(room.mayWrite);
  const [words, setWords] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  // biome-ignore lint/correctness/useExhaustiveDependencies: the board's state says when the trash may differ
  const trash = useMemo(() => trashOf(room.board), [room.board, state]);
  const found = ranked(words, trash, (one: Trashed) => one.title, trash.length);
  const shown = found.slice(0, MOST_SHOWN);
  const picked = trash.filter(({ id }) => chosen.has(id));

  function restore(): void {
    room.undo.group(() => restoreTrashed(room.board, picked));
    setChosen(new Set());
    const told = t("trash.restored", { count: picked.length });
    tellWithUndo(room, told);
  }

  return (
    <DialogShell title={t("trash.title")} onClose={onClose} wide>
      <div className="dialog-body">
        {trash.length === 0 ? (
          <>
            <p>{t("trash.none")}</p>
            <p className="soft">{t("trash.teach")}</p>
          </>
        ) : (
          <>
            <TextLine label={t("trash.search")} value={words} onChange={setWords} />
            <TrashList
              shown={shown}
              rest={found.length - shown.length}
              selectable={mayWrite}
              chosen={chosen}
              onChoose={setChosen}
            />
          </>
        )}
        {mayWrite && trash.length > 0 ? (
          <div className="dialog-foot">
            <PressButton weight="primary" isDisabled={picked.length === 0} onPress={restore}>
              {picked.length === 0 ? t("trash.choose") : t("trash.restore", { count: picked.length })}
            </PressButton>
          </div>
        ) : null}
      </div>
    </DialogShell>
  );
}

interface TrashListProps {
  readonly shown: readonly Trashed[];
  readonly rest: number;
  readonly selectable: boolean;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (ids: ReadonlySet<string>) => void;
}

function TrashList({ shown, rest, selectable, chosen, onChoose }: TrashListProps) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const people = useSignal(room.people);
  const who = ({ by, at }: Trashed): string => {
    const name = people.find((person) => person.id === by)?.name ?? t("trash.somebody");
    return at > 0 ? t("trash.who", { name, when: since(lang, new Date(at).toISOString()) }) : name;
  };
  const choose = (selection: Selection): void =>
    onChoose(new Set(selection === "all" ? shown.map(({ id }) => id) : [...selection].map(String)));
  return (
    <>
      <GridList
        className="trash-list"
        aria-label={t("trash.title")}
        selectionMode={selectable ? "multiple" : "none"}
        selectedKeys={new Set(chosen)}
        onSelectionChange={choose}
        renderEmptyState={() => <p className="soft">{t("trash.noMatch")}</p>}
      >
        {shown.map((one) => (
          <GridListItem
            key={one.id}
            id={one.id}
            className="trash-row"
            textValue={one.title.trim() || t("trash.untitled")}
          >
            {selectable ? (
              <Checkbox slot="selection" className="tag-check">
                <span className="tag-box trash-box" />
              </Checkbox>
            ) : null}
            <span className="trash-title" dir="auto">
              {one.title.trim() || t("trash.untitled")}
            </span>
            <span className="soft">{t(`trash.${one.what}`)}</span>
            <span className="soft">{who(one)}</span>
          </GridListItem>
        ))}
      </GridList>
      {rest > 0 ? <p className="soft">{t("trash.rest", { count: rest })}</p> : null}
    </>
  );
}

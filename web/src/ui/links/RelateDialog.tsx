import { useDeferredValue, useEffect, useState } from "react";
import { Autocomplete, Input, Label, Menu, MenuItem, TextField } from "react-aria-components";
import { findCards } from "@/api/cards";
import type { BoardSummary } from "@/api/dto";
import { createLink } from "@/document/commands/links";
import { LINK_KINDS, type LinkEnd, type LinkKind } from "@/document/links";
import type { CardId } from "@/document/records";
import { findEverywhere, MOST_SEARCHED } from "@/ui/across/everywhere";
import { farKey } from "@/ui/across/farCards";
import { farPlace, farSpot, farTitle } from "@/ui/across/farWords";
import { useOtherBoards } from "@/ui/across/otherBoards";
import { withKinds } from "@/ui/across/withKinds";
import { selectedCards } from "@/ui/actions/selected";
import { announce } from "@/ui/announce";
import { type Asked, useAsk } from "@/ui/ask";
import { Choice } from "@/ui/controls/Choice";
import { DialogShell } from "@/ui/controls/DialogShell";
import { shortWords } from "@/ui/pages/problemWords";
import { ranked } from "@/ui/palette/rank";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { type TextKey, useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";
import type { WallRoom } from "@/ui/wall/room";
import "@/ui/styles/palette.css";

const MOST = 8;
/** What most links say: begin with that. */
const FIRST = "contributes_to.out";
/** Stands for this board among the others. */
const HERE = "here";
/** Stands for all others at once. */
const ALL = "all";
/** Letters that follow each other sooner than this are one question to the server, in milliseconds. */
const PAUSE_MS = 200;

interface Target {
  readonly id: string;
  readonly label: string;
  readonly place: string;
  readonly end: LinkEnd;
}

interface RelateDialogProps {
  /** Begins with another board. */
  readonly far?: boolean;
  readonly onClose: () => void;
}

/** Links the selected cards with another one, here or on another board: in which way, then with which, found by its words. */
export function RelateDialog({ far = false, onClose }: RelateDialogProps) {
  const t = useText();
  const room = useRoom();
  const [cards] = useState(() => selectedCards(room));
  const [relation, setRelation] = useState(FIRST);
  const [query, setQuery] = useState("");
  const [wanted, setWanted] = useState<string | null>(null);
  const others = useOtherBoards(room);
  const boards = others.state === "here" ? others.value : [];
  const board = wanted ?? (far ? firstOf(boards) : HERE);
  const found = useTargets(room, { board, boards }, query, cards);
  const shown = found.state === "here" ? found.value : [];

  function pick(id: string): void {
    const target = shown.find((one) => one.id === id);
    if (!target) return;
    link(room, cards, relation, target.end);
    announce(t("links.made", { title: target.label }));
    onClose();
  }

  return (
    <DialogShell title={t(far ? "across.link" : "links.add")} onClose={onClose}>
      <div className="dialog-body">
        <Choice
          label={t("links.how", { count: cards.length })}
          value={relation}
          onChange={setRelation}
          options={LINK_KINDS.flatMap((kind) =>
            (["out", "in"] as const).map((way) => ({
              value: `${kind}.${way}`,
              label: t(`links.${kind}.${way}` as TextKey),
            })),
          )}
        />
        {boards.length > 0 ? (
          <Choice
            label={t("across.onBoard")}
            value={board}
            onChange={setWanted}
            options={[
              { value: HERE, label: t("across.thisBoard") },
              ...(boards.length > 1 ? [{ value: ALL, label: t("across.allBoards") }] : []),
              ...boards.map(({ id, title }) => ({ value: id, label: title })),
            ]}
          />
        ) : null}
        {board === ALL && boards.length > MOST_SEARCHED ? (
          <p className="soft">{t("across.searched", { count: MOST_SEARCHED })}</p>
        ) : null}
        {far && others.state === "here" && boards.length === 0 ? <p>{t("across.noOthers")}</p> : null}
        <Autocomplete inputValue={query} onInputChange={setQuery}>
          <TextField className="field" autoFocus>
            <Label className="field-label">{t("links.with")}</Label>
            <Input className="field-input" placeholder={t("links.search")} />
          </TextField>
          <Menu
            className="menu links-found"
            aria-label={t("links.with")}
            onAction={(key) => pick(String(key))}
            renderEmptyState={() => <p className="palette-none soft">{t(emptyWords(found, board))}</p>}
          >
            {shown.map(({ id, label, place }) => (
              <MenuItem key={id} id={id} className="menu-item" textValue={label}>
                <span className="links-target">
                  <span dir="auto">{label}</span>
                  {place === "" ? null : <span className="soft">{place}</span>}
                </span>
              </MenuItem>
            ))}
          </Menu>
        </Autocomplete>
      </div>
    </DialogShell>
  );
}

function emptyWords(found: Asked<unknown>, board: string): TextKey {
  if (found.state === "waiting") return "across.asking";
  if (found.state === "problem") return shortWords(found.problem);
  if (board === ALL) return "across.noneAnywhere";
  return board === HERE ? "links.none" : "across.none";
}

/** All others at once, or the only one. */
function firstOf(boards: readonly BoardSummary[]): string {
  return boards.length > 1 ? ALL : (boards[0]?.id ?? HERE);
}

function link(room: WallRoom, cards: readonly CardId[], relation: string, there: LinkEnd): void {
  const [kind = "", way] = relation.split(".");
  room.undo.group(() => {
    for (const card of cards) {
      const here = { on: "card", card } as const;
      const ends = way === "out" ? { from: here, to: there } : { from: there, to: here };
      createLink(room.board, { kind: kind as LinkKind, ...ends });
    }
  });
}

/** What answers the words: cards of this board at once, those of another one as soon as its server has looked. */
function useTargets(
  room: WallRoom,
  { board, boards }: { readonly board: string; readonly boards: readonly BoardSummary[] },
  query: string,
  except: readonly CardId[],
): Asked<readonly Target[]> {
  const t = useText();
  const lang = useSignal(language);
  const words = usePause(useDeferredValue(query));
  const isHere = board === HERE;
  const isAll = board === ALL;
  const [asked] = useAsk(`${board} ${words}`, (stop) => {
    if (isHere) return Promise.resolve([]);
    return withKinds(isAll ? findEverywhere(boards, words.trim(), stop) : findCards(board, words.trim(), stop));
  });
  if (isHere) return { state: "here", value: ownTargets(room, query, new Set(except)) };
  if (asked.state !== "here") return asked;
  const value = asked.value
    .filter((told) => isAll || told.board === board)
    .map((told) => ({
      id: farKey(told),
      label: farTitle(t, told),
      place: isAll ? farPlace(told, lang) : farSpot(told, lang),
      end: { on: "board", board: told.board, card: told.card } as const,
    }));
  // The answer may be to fewer letters than there are by now.
  return { state: "here", value: ranked(query, value, ({ label }) => label, MOST) };
}

function ownTargets(room: WallRoom, query: string, except: ReadonlySet<string>): Target[] {
  const named: Target[] = [];
  for (const { id, title, deleted } of room.board.state.cards.values()) {
    if (deleted || except.has(id) || title.trim() === "") continue;
    named.push({ id, label: title.trim(), place: "", end: { on: "card", card: id } });
  }
  return ranked(query, named, ({ label }) => label, MOST);
}

/** A text as soon as it has been the same for a moment. */
function usePause(text: string): string {
  const [still, setStill] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setStill(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return still;
}

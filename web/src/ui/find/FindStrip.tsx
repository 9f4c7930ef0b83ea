import { CaseSensitive, ChevronDown, ChevronUp, X } from "lucide-react";
import { useDeferredValue, useMemo, useState } from "react";
import { Button, Input, ToggleButton } from "react-aria-components";
import { replaceAll, replaceOne } from "@/document/commands/replacing";
import { type Match, MOST_MATCHES, searchBoard } from "@/document/search";
import { announce } from "@/ui/announce";
import { IconButton } from "@/ui/controls/IconButton";
import { PressButton } from "@/ui/controls/PressButton";
import { context } from "@/ui/find/context";
import { goToMatch } from "@/ui/find/goToMatch";
import { StripShell } from "@/ui/find/StripShell";
import { useSignal } from "@/ui/signals";
import { type Translate, useText } from "@/ui/strings/translate";
import { showToast } from "@/ui/toasts/toasts";
import { useRoom } from "@/ui/wall/RoomContext";
import type { WallRoom } from "@/ui/wall/room";
import { tellWithUndo } from "@/ui/wall/undoAndTell";
import { useBoardState } from "@/ui/wall/useBoardState";

/** More places than this are a number in the list; next and previous reach all of them. */
const MOST_SHOWN = 60;

/** Finds words in everything on the wall, and replaces them. */
export function FindStrip() {
  const t = useText();
  const room = useRoom();
  const replacing = useSignal(room.strip) === "replace";
  const state = useDeferredValue(useBoardState(room.board));
  const [words, setWords] = useState("");
  const [exact, setExact] = useState(false);
  const [at, setAt] = useState(-1);
  const wanted = useDeferredValue(words);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state says when something on the board may differ
  const matches = useMemo(() => searchBoard(room.board, wanted, { exact }), [room.board, state, wanted, exact]);
  const here = Math.min(at, matches.length - 1);

  function go(index: number, enter = false, among = matches): void {
    if (among.length === 0) return;
    const next = (index + among.length) % among.length;
    setAt(next);
    const match = among[next] as Match;
    goToMatch(room, match, enter);
    announce(`${t("find.count", { at: next + 1, count: among.length })}: ${match.text}`);
  }

  /** To the next place of what stands in the field now, which the list may not show yet. */
  function further(back: boolean): void {
    const among = words === wanted ? matches : searchBoard(room.board, words, { exact });
    go(back ? here - 1 : here + 1, false, among);
  }

  return (
    <StripShell label={t("find.label")}>
      <div className="strip-row">
        <Input
          className="field-input strip-words"
          aria-label={t("find.words")}
          placeholder={t("find.words")}
          value={words}
          autoFocus
          onChange={(event) => {
            setWords(event.target.value);
            setAt(-1);
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
            event.preventDefault();
            further(event.shiftKey);
          }}
        />
        <ToggleButton className="icon-button" aria-label={t("find.exact")} isSelected={exact} onChange={setExact}>
          <CaseSensitive size={18} aria-hidden="true" />
        </ToggleButton>
        <IconButton label={t("find.previous")} isDisabled={matches.length === 0} onPress={() => go(here - 1)}>
          <ChevronUp size={18} aria-hidden="true" />
        </IconButton>
        <IconButton label={t("find.next")} isDisabled={matches.length === 0} onPress={() => go(here + 1)}>
          <ChevronDown size={18} aria-hidden="true" />
        </IconButton>
        <IconButton label={t("action.close")} onPress={() => closeStrip(room)}>
          <X size={18} aria-hidden="true" />
        </IconButton>
      </div>
      <p className="soft strip-note" role="status">
        {wanted === "" ? t("find.hint") : countWords(t, matches.length, here)}
      </p>
      {replacing ? <ReplaceRow words={wanted} exact={exact} match={matches[Math.max(0, here)] ?? null} /> : null}
      {!replacing && matches.length > 0 ? <ReplaceOffer /> : null}
      <Places matches={matches} here={here} onGo={(index) => go(index, true)} />
    </StripShell>
  );
}

function countWords(t: Translate, count: number, here: number): string {
  if (count >= MOST_MATCHES) return t("find.many", { count: MOST_MATCHES });
  return t("find.count", { count, at: Math.max(1, here + 1) });
}

/** Takes the strip away and gives the keyboard back to the wall. */
function closeStrip(room: WallRoom): void {
  room.strip.value = null;
  room.wall.focus();
}

function ReplaceOffer() {
  const t = useText();
  const room = useRoom();
  const mayWrite = useSignal(room.mayWrite);
  if (!mayWrite) return null;
  return (
    <PressButton
      weight="quiet"
      onPress={() => {
        room.strip.value = "replace";
      }}
    >
      {t("find.more")}
    </PressButton>
  );
}

interface ReplaceRowProps {
  readonly words: string;
  readonly exact: boolean;
  readonly match: Match | null;
}

function ReplaceRow({ words, exact, match }: ReplaceRowProps) {
  const t = useText();
  const room = useRoom();
  const mayWrite = useSignal(room.mayWrite);
  const [instead, setInstead] = useState("");
  if (!mayWrite) return null;
  const one = () => {
    if (!match) return;
    if (replaceOne(room.board, match, instead, { exact })) announce(t("find.replaced", { count: 1 }));
    else showToast(t("find.changed"));
  };
  const all = () => {
    const { replaced, left } = replaceAll(room.board, words, instead, { exact });
    const told = left > 0 ? ` ${t("find.left", { count: left })}` : "";
    const whole = `${t("find.replaced", { count: replaced })}${told}`;
    if (replaced > 0) tellWithUndo(room, whole);
    else showToast(whole);
  };
  return (
    <div className="strip-row">
      <Input
        className="field-input strip-words"
        aria-label={t("find.with")}
        placeholder={t("find.with")}
        value={instead}
        onChange={(event) => setInstead(event.target.value)}
      />
      <PressButton isDisabled={!match} onPress={one}>
        {t("find.one")}
      </PressButton>
      <PressButton isDisabled={!match} onPress={all}>
        {t("find.all")}
      </PressButton>
    </div>
  );
}

interface PlacesProps {
  readonly matches: readonly Match[];
  readonly here: number;
  readonly onGo: (index: number) => void;
}

function Places({ matches, here, onGo }: PlacesProps) {
  const t = useText();
  if (matches.length === 0) return null;
  return (
    <ol className="find-places" aria-label={t("find.results")}>
      {matches.slice(0, MOST_SHOWN).map((match, index) => {
        const { before, words, after } = context(match);
        return (
          <li key={`${match.where}:${match.id}:${match.at}`}>
            <Button
              className="find-place"
              {...(index === here ? { "aria-current": "true" as const } : {})}
              onPress={() => onGo(index)}
            >
              <span className="find-context" dir="auto">
                {before}
                <mark>{words}</mark>
                {after}
              </span>
              <span className="soft">{t(`find.${match.where}`)}</span>
            </Button>
          </li>
        );
      })}
      {matches.length > MOST_SHOWN ? (
        <li className="soft strip-note">{t("find.rest", { count: matches.length - MOST_SHOWN })}</li>
      ) : null}
    </ol>
  );
}

import { Check, X } from "lucide-react";
import { useEffect, useState } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover, type Selection, ToggleButton } from "react-aria-components";
import { PAPER_KEYS, type PaperKey } from "@/document/records";
import { disciplineLabel, disciplines } from "@/maps/disciplines";
import { IconButton } from "@/ui/controls/IconButton";
import { PressButton } from "@/ui/controls/PressButton";
import { type Filter, filtered, NO_FILTER, presetFilter } from "@/ui/filter/filter";
import { StripShell } from "@/ui/find/StripShell";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { type TextKey, useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";
import { useBoardState } from "@/ui/wall/useBoardState";

type List = "personas" | "tags" | "disciplines" | "colors" | "people";

interface Option {
  readonly key: string;
  readonly label: string;
  readonly color?: string;
}

/** Shows only some cards: the others recede, and stay where they are. */
export function FilterStrip() {
  const t = useText();
  const room = useRoom();
  const state = useBoardState(room.board);
  const asked = useSignal(presetFilter);
  const [own, setOwn] = useState<Filter>(NO_FILTER);
  const filter = asked ?? own;
  const setFilter = (next: Filter): void => {
    presetFilter.value = null;
    setOwn(next);
  };
  const options = useOptions();
  const kept = filtered(state, filter);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is kept follows from the state and the filter
  useEffect(() => room.wall.setFilter(kept), [room, state.version, filter]);
  useEffect(
    () => () => {
      presetFilter.value = null;
      room.wall.setFilter(null);
    },
    [room],
  );
  const isThere = (list: List): boolean => list !== "personas" || options.personas.length > 0;
  const alive = [...state.cards.values()].filter((card) => !card.deleted).length;
  return (
    <StripShell label={t("filter.label")}>
      <div className="strip-row strip-wraps">
        {(Object.keys(options) as List[]).filter(isThere).map((list) => (
          <Pick
            key={list}
            labelKey={`filter.${list}`}
            options={options[list]}
            chosen={filter[list]}
            onChange={(keys) => setFilter({ ...filter, [list]: keys as never })}
          />
        ))}
        <ToggleButton
          className="button button-plain strip-toggle"
          isSelected={filter.blocked}
          onChange={(blocked) => setFilter({ ...filter, blocked })}
        >
          {t("filter.blocked")}
        </ToggleButton>
        <IconButton
          label={t("action.close")}
          onPress={() => {
            room.strip.value = null;
            room.wall.focus();
          }}
        >
          <X size={18} aria-hidden="true" />
        </IconButton>
      </div>
      <div className="strip-row">
        <p className="strip-note soft" role="status">
          {t("filter.count", { count: kept?.size ?? alive, all: alive })}
        </p>
        {kept ? (
          <>
            <PressButton weight="quiet" onPress={() => room.wall.select(kept)}>
              {t("filter.select")}
            </PressButton>
            <PressButton weight="quiet" onPress={() => setFilter(NO_FILTER)}>
              {t("filter.clear")}
            </PressButton>
          </>
        ) : null}
      </div>
    </StripShell>
  );
}

function useOptions(): Readonly<Record<List, readonly Option[]>> {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const people = useSignal(room.people);
  const { tags, legend } = room.board.state;
  const living = [...tags.values()].filter((tag) => !tag.deleted);
  const meaning = (paper: PaperKey): string => {
    const said = legend.get(paper);
    return said ? `${t(`paper.${paper}`)}: ${said}` : t(`paper.${paper}`);
  };
  const optionsOf = (some: typeof living): Option[] =>
    some
      .map(({ id, title, color }) => ({ key: id, label: title, color: `var(--card-${color})` }))
      .sort((a, b) => a.label.localeCompare(b.label, lang));
  return {
    personas: optionsOf(living.filter(({ role }) => role === "persona")),
    tags: optionsOf(living.filter(({ role }) => role !== "persona")),
    disciplines: [
      ...disciplines.map(({ key }) => ({
        key,
        label: disciplineLabel(key, lang),
        color: `var(--discipline-${key})`,
      })),
      { key: "", label: t("panel.noDiscipline") },
    ],
    colors: PAPER_KEYS.map((paper) => ({ key: paper, label: meaning(paper), color: `var(--card-${paper})` })),
    people: people.map(({ id, name }) => ({ key: id, label: name })),
  };
}

interface PickProps {
  readonly labelKey: TextKey;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly onChange: (keys: readonly string[]) => void;
}

/** The key of an option as a menu wants it: it may not be empty. */
const itemKey = (key: string): string => `is:${key}`;

function Pick({ labelKey, options, chosen, onChange }: PickProps) {
  const t = useText();
  const label = t(labelKey);
  const names = options.filter(({ key }) => chosen.includes(key)).map((option) => option.label);
  const pick = (selection: Selection): void => {
    const keys = selection === "all" ? options.map(({ key }) => itemKey(key)) : [...selection].map(String);
    onChange(keys.map((key) => key.slice(itemKey("").length)));
  };
  return (
    <MenuTrigger>
      <Button className={names.length > 0 ? "button button-plain strip-toggle is-on" : "button button-plain"}>
        <span className="strip-chosen">
          {names.length > 0 ? t("filter.chosen", { label, names: names.join(", ") }) : label}
        </span>
      </Button>
      <Popover className="popover">
        <Menu
          className="menu"
          aria-label={label}
          selectionMode="multiple"
          selectedKeys={chosen.map(itemKey)}
          onSelectionChange={pick}
          renderEmptyState={() => <p className="palette-none soft">{t("filter.noTags")}</p>}
        >
          {options.map((option) => (
            <MenuItem
              key={option.key}
              id={itemKey(option.key)}
              className="menu-item menu-check"
              textValue={option.label}
            >
              <Check className="menu-tick" size={16} aria-hidden="true" />
              {option.color ? <span className="swatch" style={{ background: option.color }} /> : null}
              {option.label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

import {
  Columns3,
  Frame,
  Image as ImageIcon,
  LayoutGrid,
  Link2,
  List,
  type LucideIcon,
  Pencil,
  Rows3,
  Shapes,
  Spline,
  SquareDashed,
  StickyNote,
  Type,
} from "lucide-react";
import type { BoardState, CardId } from "@/document/records";
import type { Thing } from "@/document/things";
import { disciplines } from "@/maps/disciplines";
import type { OutlineSubject } from "@/ui/outline/outlineNode";
import type { OutlineRow } from "@/ui/outline/outlineRows";
import { indentOf, linesOf, type RowMetrics } from "@/ui/outline/useRowMetrics";

const ICONS: Readonly<Record<Exclude<OutlineSubject["kind"], "thing">, LucideIcon>> = {
  map: LayoutGrid,
  lane: Rows3,
  column: Columns3,
  cell: SquareDashed,
  card: StickyNote,
  connector: Spline,
  group: List,
};
const THING_ICONS: Readonly<Record<Thing["type"], LucideIcon>> = {
  shape: Shapes,
  text: Type,
  frame: Frame,
  ink: Pencil,
  image: ImageIcon,
  link: Link2,
  unknown: SquareDashed,
};

interface OutlineRowViewProps {
  readonly row: OutlineRow;
  readonly index: number;
  readonly id: string;
  readonly top: number;
  readonly height: number;
  readonly metrics: RowMetrics;
  readonly state: BoardState;
  readonly name: string;
  readonly active: boolean;
  readonly selected: boolean;
  /** Stands in the place of the words while they are written. */
  readonly field: React.ReactNode;
}

/** One row of the outline. What is done with it is the tree's business. */
export function OutlineRowView(props: OutlineRowViewProps) {
  const { row, metrics, field } = props;
  const { node, open } = row;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the tree has the keyboard and says which row is active
    <div
      id={props.id}
      role="treeitem"
      aria-label={props.name}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-selected={props.selected}
      {...(open === null ? {} : { "aria-expanded": open })}
      className="outline-row"
      data-row={props.index}
      data-kind={node.subject.kind}
      data-active={props.active || undefined}
      style={{
        top: props.top,
        height: props.height,
        paddingInlineStart: indentOf(row.level, metrics),
        ["--lines" as string]: linesOf(row, metrics),
      }}
    >
      <span className="outline-sign" data-sign={open === null ? undefined : open ? "open" : "folded"} />
      <Picture subject={node.subject} state={props.state} />
      {field ?? (
        <span className="outline-words" dir="auto">
          {node.title}
        </span>
      )}
      <Facts subject={node.subject} state={props.state} />
      {node.count === null ? null : <span className="outline-count number" data-count={node.count} />}
    </div>
  );
}

const cardOf = (subject: OutlineSubject): CardId | null =>
  subject.kind === "card" || subject.kind === "column" ? subject.card : null;

/** A card by its paper, anything else by a sign. */
function Picture({ subject, state }: { readonly subject: OutlineSubject; readonly state: BoardState }) {
  const card = cardOf(subject);
  if (subject.kind === "card" && card !== null) {
    const color = state.cards.get(card)?.color ?? "paper";
    return <span className="outline-paper" style={{ background: `var(--card-${color})` }} />;
  }
  const type = subject.kind === "thing" ? (state.things.get(subject.thing)?.type ?? "unknown") : null;
  const Icon = subject.kind === "thing" ? THING_ICONS[type ?? "unknown"] : ICONS[subject.kind];
  return <Icon className="outline-icon" aria-hidden="true" />;
}

/** What one sees of a card at a glance: whether it is blocked, and its discipline. */
function Facts({ subject, state }: { readonly subject: OutlineSubject; readonly state: BoardState }) {
  const id = cardOf(subject);
  const card = id === null ? undefined : state.cards.get(id);
  const discipline = disciplines.find(({ key }) => key === card?.discipline);
  if (!card || (!discipline && !card.blocked)) return null;
  return (
    <>
      {card.blocked ? <span className="outline-blocked" /> : null}
      {discipline ? (
        <span
          className="outline-letter"
          data-letter={discipline.letter}
          style={{ background: `var(--discipline-${discipline.key})` }}
        />
      ) : null}
    </>
  );
}

/** Who and what a service consists of: touchpoints with the customer, handoffs between actors, and systems. */
import {
  type Arrow,
  type Blueprint,
  type CellRef,
  type FilledCell,
  filledCells,
  refKey,
  textOf,
} from "@/maps/blueprint/reading";

/** Something that was counted, where it is, and how often it could not be told. */
export interface Counted<Place> {
  readonly found: readonly Place[];
  readonly unknown: number;
}

/** A pair of cells that meet across the line of interaction. */
export interface Touch {
  readonly customer: CellRef;
  readonly stage: CellRef;
}

/**
 * Each cell on stage that the customer meets: in the same step, or along an arrow across the line of interaction. Null
 * while there is no row for the customer or none on stage: there is no such line then.
 */
export function touchesOf(blueprint: Blueprint): readonly Touch[] | null {
  const { structure, steps } = blueprint;
  const zones = new Set(structure.lanes.map(({ lane }) => lane.role));
  if (!zones.has("customer_actions")) return null;
  if (!zones.has("frontstage_actions") && !zones.has("frontstage_tech")) return null;
  const found = new Map<string, Touch>();
  const add = (customer: FilledCell, stage: FilledCell): void => {
    found.set(`${refKey(customer)} ${refKey(stage)}`, { customer: refOf(customer), stage: refOf(stage) });
  };
  for (const { cells } of steps) {
    const customer = cells.find(({ zone }) => zone === "customer");
    if (customer) for (const stage of cells) if (stage.zone === "front") add(customer, stage);
  }
  const filled = filledCells(blueprint);
  for (const { from, to } of blueprint.arrows) {
    const ends = [filled.get(refKey(from)), filled.get(refKey(to))];
    const customer = ends.find((end) => end?.zone === "customer");
    const stage = ends.find((end) => end?.zone === "front");
    if (customer && stage) add(customer, stage);
  }
  return [...found.values()];
}

function refOf({ lane, column }: CellRef): CellRef {
  return { lane, column };
}

/** Arrows whose two ends have different actors. An end whose actor nobody named leaves it open. */
export function handoffsOf(blueprint: Blueprint): Counted<Arrow> {
  const filled = filledCells(blueprint);
  const found: Arrow[] = [];
  let unknown = 0;
  for (const arrow of blueprint.arrows) {
    if (arrow.kind !== "leads_to" || !arrow.whole) continue;
    const from = actorOf(filled.get(refKey(arrow.from)));
    const to = actorOf(filled.get(refKey(arrow.to)));
    if (from === null || to === null) unknown += 1;
    else if (from !== to) found.push(arrow);
  }
  return { found, unknown };
}

/** Who acts in a cell: what its cards agree on. In the customer's row it is the customer unless somebody else is named. */
function actorOf(cell: FilledCell | undefined): string | null {
  if (!cell) return null;
  const named = new Set(cell.cards.flatMap((card) => textOf(card, "actor")?.toLocaleLowerCase() ?? []));
  if (named.size === 0) return cell.zone === "customer" ? CUSTOMER : null;
  return named.size === 1 ? ([...named][0] ?? null) : null;
}

// No name that anybody can write.
const CUSTOMER = " customer";

const SYSTEM_ROLES: ReadonlySet<string> = new Set(["frontstage_tech", "backstage_tech", "support_systems"]);

/** Systems and partners, each once however often it is named, with the cell where it is met first. */
export function systemsOf({ steps }: Blueprint): Counted<CellRef> {
  const found = new Map<string, CellRef>();
  let unknown = 0;
  for (const cell of steps.flatMap(({ cells }) => cells)) {
    if (!SYSTEM_ROLES.has(cell.role)) continue;
    for (const { title } of cell.cards) {
      const name = title.trim().replace(/\s+/g, " ").toLocaleLowerCase();
      if (name === "") unknown += 1;
      else if (!found.has(name)) found.set(name, refOf(cell));
    }
  }
  return { found: [...found.values()], unknown };
}

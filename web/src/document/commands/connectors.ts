/** Connectors: made, bound to something else, given another look. */
import type { Board } from "@/document/board";
import { keysAbove } from "@/document/commands/things";
import { type Change, type Create, edit, type Unit } from "@/document/edit";
import type { PaperKey } from "@/document/records";
import type { Plain } from "@/document/schema";
import type { Connector, ConnectorEnd, ConnectorId, End, Line, Path } from "@/document/things";

/** What a new connector begins with. */
export interface NewConnector {
  readonly from: ConnectorEnd;
  readonly to: ConnectorEnd;
  readonly path?: Path;
  readonly text?: string;
  readonly color?: PaperKey;
  readonly line?: Line;
  readonly ends?: readonly [End, End];
}

/** The change that makes a connector. */
export function connectorCreation(
  board: Board,
  connector: NewConnector,
  order: string,
): Create & { readonly id: ConnectorId } {
  const { from, to, path = "elbow", text = "", color = "paper", line, ends = ["none", "arrow"] } = connector;
  return {
    kind: "create",
    root: "connectors",
    id: board.chance.newId() as ConnectorId,
    text: ["label", text],
    fields: {
      from: writtenEnd(from),
      to: writtenEnd(to),
      path,
      color: color === "paper" ? undefined : color,
      line,
      ends,
      order,
      createdBy: board.personId,
      createdAt: board.chance.now(),
    },
  };
}

/** Makes a connector above the others. */
export function createConnector(board: Board, connector: NewConnector): ConnectorId {
  const [order = "a0"] = connectorKeysOnTop(board, 1);
  const creation = connectorCreation(board, connector, order);
  edit(board, [[creation]]);
  return creation.id;
}

/** Keys above every connector. */
export function connectorKeysOnTop(board: Board, count: number): readonly string[] {
  return keysAbove(board, board.state.connectors.values(), count);
}

/** An end as it stands in the document. */
export function writtenEnd({ item, side, at }: ConnectorEnd): Plain {
  const point = at ? [at.x, at.y] : undefined;
  return item === null ? { pos: point } : { item, side: side ?? undefined, at: point };
}

/** Binds one end of a connector to something else, or lays it to a point. */
export function setConnectorEnd(
  board: Board,
  args: { readonly connector: ConnectorId; readonly which: "from" | "to"; readonly end: ConnectorEnd },
): void {
  edit(board, [[set(args.connector, args.which, writtenEnd(args.end))]]);
}

/** What can be set on connectors. */
export interface ConnectorLook {
  readonly color?: PaperKey;
  readonly line?: Line;
  readonly path?: Path;
  readonly ends?: readonly [End, End];
}

/** Gives connectors another look. */
export function setConnectorLook(board: Board, connectors: Iterable<ConnectorId>, look: ConnectorLook): void {
  edit(
    board,
    [...connectors].map(
      (id): Unit =>
        (Object.keys(look) as (keyof ConnectorLook)[]).map((key) =>
          set(id, key, look[key] === "paper" ? undefined : look[key]),
        ),
    ),
  );
}

/** The changes that move the free ends of a connector; bound ends follow what they are bound to. */
export function connectorMove(connector: Connector, dx: number, dy: number): Unit {
  return (["from", "to"] as const).flatMap((which): Change[] => {
    const { item, at, side } = connector[which];
    if (item !== null || !at) return [];
    return [set(connector.id, which, writtenEnd({ item, side, at: { x: at.x + dx, y: at.y + dy } }))];
  });
}

function set(id: ConnectorId, key: string, value: Plain | undefined): Change {
  return { kind: "set", root: "connectors", id, key, value };
}

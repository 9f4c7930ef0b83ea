/** Maps as a screen reader has them from the browser: grids of rows with their headers and cells. */
import type { Page } from "./stage";

interface AxNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: { readonly value?: unknown };
  readonly name?: { readonly value?: unknown };
  readonly childIds?: readonly string[];
}

/** Stand in the tree and mean nothing of their own. */
const PASSED = new Set(["generic", "none", "rowgroup"]);

const roleOf = ({ role }: AxNode): string => String(role?.value ?? "");
const named = ({ name }: AxNode): boolean => String(name?.value ?? "").trim() !== "";

/** What is wrong with the grids on the page, as the browser gives them to a screen reader; empty when nothing is, and when there is none. */
export async function gridFaults(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send("Accessibility.getFullAXTree")) as { nodes: readonly AxNode[] };
  await session.detach();
  const known = new Map(nodes.map((node) => [node.nodeId, node]));
  const inside = (node: AxNode): AxNode[] =>
    (node.childIds ?? []).flatMap((id) => {
      const child = known.get(id);
      if (!child) return [];
      return child.ignored || PASSED.has(roleOf(child)) ? inside(child) : [child];
    });
  const grids = nodes.filter((node) => !node.ignored && roleOf(node) === "grid");
  return grids.flatMap((grid) =>
    named(grid) ? inside(grid).flatMap((row) => rowFaults(row, inside)) : ["a grid without a name"],
  );
}

function rowFaults(row: AxNode, inside: (node: AxNode) => AxNode[]): string[] {
  if (roleOf(row) !== "row") return [`in a grid lies ${roleOf(row)} ${String(row.name?.value ?? "")}`];
  const parts = inside(row);
  const roles = parts.map(roleOf);
  const headsColumns = roles.every((role) => role === "columnheader");
  const headsLane = roles[0] === "rowheader" && roles.slice(1).every((role) => role === "gridcell");
  if (!headsColumns && !headsLane) return [`a row of ${roles.join(", ")}`];
  return parts
    .filter((part) => !named(part) && !inside(part).some(named))
    .map((part) => `a ${roleOf(part)} that says nothing`);
}

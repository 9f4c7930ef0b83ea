/** Lists that come from elsewhere are no deeper than they are read: what lay deeper stands in the deepest list, in its order. */
import { Fragment, type Node, Slice } from "prosemirror-model";
import { Plugin } from "prosemirror-state";
import { MOST_LIST_LEVELS } from "@/document/shallowLists";
import { listLevel } from "@/richtext/commands";
import { openDepth } from "@/richtext/openDepth";
import { bodySchema } from "@/richtext/schema";

const { nodes } = bodySchema;

/** Flattens what is pasted or dropped where it would be too deep. */
export function listDepthPlugin(): Plugin {
  return new Plugin({
    props: {
      transformPasted: (slice, view) => {
        const around = listLevel(view.state);
        // An open list goes on with the list the caret is in; a closed one lies in its item.
        return shallow(slice, slice.openStart > 0 ? Math.max(0, around - 1) : around);
      },
    },
  });
}

/** A slice whose lists are no deeper than they may be in so many others. */
export function shallow(slice: Slice, around: number): Slice {
  const content = blocksIn(slice.content, Math.min(around, MOST_LIST_LEVELS - 1));
  return new Slice(content, slice.openStart, Math.min(slice.openEnd, openDepth(content)));
}

function blocksIn(content: Fragment, level: number): Fragment {
  const blocks: Node[] = [];
  content.forEach((node) => {
    blocks.push(isList(node) ? node.copy(Fragment.from(itemsOf(node, level + 1))) : node);
  });
  return Fragment.from(blocks);
}

/** The items of a list that is at this level, and with the deepest what lies in them. */
function itemsOf(list: Node, level: number): Node[] {
  const items: Node[] = [];
  list.forEach((item) => {
    if (level < MOST_LIST_LEVELS) items.push(item.copy(blocksIn(item.content, level)));
    else items.push(...spread(item, level));
  });
  return items;
}

function spread(item: Node, level: number): Node[] {
  const items: Node[] = [];
  let own: Node[] = [];
  const end = (): void => {
    const filled = own.length > 0 ? nodes.list_item.createAndFill(null, own) : null;
    if (filled) items.push(filled);
    own = [];
  };
  item.forEach((node) => {
    if (isList(node)) {
      end();
      items.push(...itemsOf(node, level));
    } else own.push(node);
  });
  end();
  return items;
}

function isList({ type }: Node): boolean {
  return type === nodes.bullet_list || type === nodes.ordered_list;
}

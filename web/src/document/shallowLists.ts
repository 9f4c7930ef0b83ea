/** Lists as deep as they are shown: what lies deeper, because it came from elsewhere, stands in the deepest list, in its order. Pure. */
import type { BodyBlock, BodyText } from "@/document/bodies";

type Inside = BodyBlock | BodyText;

/** Lists lie in each other no deeper than this. */
export const MOST_LIST_LEVELS = 6;
/** How deep blocks lie in each other where lists are as deep as can be: a list and its items each time, and a paragraph. */
const DEEPEST = 2 * MOST_LIST_LEVELS;

/** The blocks of a body with no list deeper than it is shown; blocks that lie in each other in no way a body knows are left out. */
export function shallow(body: readonly Inside[]): BodyBlock[] {
  return within(body, 0, 0).filter(isBlock);
}

function within(inside: readonly Inside[], level: number, depth: number): Inside[] {
  return inside.flatMap((one): Inside[] => {
    if (!isBlock(one)) return [one];
    if (depth > DEEPEST) return [];
    const items = isList(one) ? itemsOf(one, level + 1, depth + 1) : within(one.inside, level, depth + 1);
    return [{ ...one, inside: items }];
  });
}

/** The items of a list that is at this level, and with the deepest what lies in them. */
function itemsOf(list: BodyBlock, level: number, depth: number): Inside[] {
  return list.inside.flatMap((item): Inside[] => {
    if (!isBlock(item)) return [item];
    if (level < MOST_LIST_LEVELS) return within([item], level, depth);
    const items: Inside[] = [];
    let own: Inside[] | null = null;
    for (const one of item.inside) {
      if (isBlock(one) && isList(one)) {
        items.push(...itemsOf(one, level, depth));
        own = null;
      } else {
        if (own === null) {
          own = [];
          items.push({ block: item.block, inside: own });
        }
        own.push(...within([one], level, depth + 1));
      }
    }
    return items;
  });
}

function isBlock(one: Inside): one is BodyBlock {
  return "block" in one;
}

function isList({ block }: BodyBlock): boolean {
  return block === "bullet_list" || block === "ordered_list";
}

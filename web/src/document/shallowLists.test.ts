import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { type BodyBlock, bodyData, bodyFrom, readBodyData } from "@/document/bodies";
import { bodyText } from "@/document/bodyText";

const paragraph = (text: string): BodyBlock => ({ block: "paragraph", inside: [{ text, marks: {} }] });
const item = (...inside: BodyBlock[]): BodyBlock => ({ block: "list_item", inside });
const list = (...inside: BodyBlock[]): BodyBlock => ({ block: "bullet_list", inside });

/** Lists in each other, from this level to that one, each with its number. */
const nested = (from: number, to: number): BodyBlock =>
  list(item(paragraph(`${from}`), ...(from < to ? [nested(from + 1, to)] : []), paragraph(`after ${from}`)));

/** A body as it lies in a document. */
function stored(blocks: readonly BodyBlock[]): Y.XmlFragment {
  const body = bodyFrom(blocks) as Y.XmlFragment;
  new Y.Doc().getMap("cards").set("body", body);
  return body;
}

/** Down the first of each item to the list with this level. */
function at(level: number, [top]: readonly BodyBlock[]): BodyBlock {
  let found = top as BodyBlock;
  for (let n = 1; n < level; n++)
    found = (found.inside[0] as BodyBlock).inside.find(
      (one) => "block" in one && one.block === "bullet_list",
    ) as BodyBlock;
  return found;
}

describe("lists that lie deeper than they are shown", () => {
  it("stand in the sixth, in their order, and nothing of them is lost", () => {
    const body = stored([nested(1, 9)]);
    expect(at(6, bodyData(body))).toEqual(
      list(
        item(paragraph("6")),
        item(paragraph("7")),
        item(paragraph("8")),
        item(paragraph("9"), paragraph("after 9")),
        item(paragraph("after 8")),
        item(paragraph("after 7")),
        item(paragraph("after 6")),
      ),
    );
    expect(bodyText(body).split("\n")).toHaveLength(18);
  });

  it("come so through a clipboard, and what is no deeper stays as it is", () => {
    expect(readBodyData(JSON.parse(JSON.stringify([nested(1, 8)])))).toEqual(bodyData(stored([nested(1, 8)])));
    expect(bodyData(stored([nested(1, 6)]))).toEqual([nested(1, 6)]);
  });

  it("are passed over where blocks lie in each other in no way a body knows", () => {
    let odd = paragraph("deep");
    for (let n = 0; n < 14; n++) odd = { block: "paragraph", inside: [odd] };
    expect(JSON.stringify(readBodyData([odd, paragraph("kept")]))).not.toContain("deep");
  });
});

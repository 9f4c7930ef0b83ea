import { describe, expect, it } from "vitest";
import { addressIn, isHarmfulUrl, titleOfUrl } from "@/ui/paste/addresses";

describe("pasted addresses", () => {
  it.each([
    ["https://www.example.org/heat/pumps?x=1#y", "https://www.example.org/heat/pumps?x=1#y"],
    ["  http://example.org\n", "http://example.org/"],
    ["www.example.org/a", "https://www.example.org/a"],
    ["mailto:anna@example.org", "mailto:anna@example.org"],
  ])("%j are links", (text, url) => expect(addressIn(text)).toBe(url));

  it.each(["Note:later", "see https://example.org", "https://a.example\nhttps://b.example", "www", "example.org", ""])(
    "%j are words",
    (text) => expect([addressIn(text), isHarmfulUrl(text)]).toEqual([null, false]),
  );

  it.each([
    "javascript:alert(1)",
    " JavaScript:alert(1)",
    "data:text/html,<script>",
    "vbscript:x",
    "file://server/plan.txt",
  ])("%j are refused", (text) => expect([addressIn(text), isHarmfulUrl(text)]).toEqual([null, true]));

  it.each([
    ["https://www.example.org/", "example.org"],
    ["https://example.org/w%C3%A4rme/pumpe/?a=b", "example.org/wärme/pumpe"],
    ["https://example.org/%E0%A4%A", "example.org/%E0%A4%A"],
    ["mailto:anna@example.org", "anna@example.org"],
    [`https://example.org/${"a".repeat(80)}`, `example.org/${"a".repeat(47)}…`],
  ])("%s is called %j", (url, title) => expect(titleOfUrl(url)).toBe(title));
});

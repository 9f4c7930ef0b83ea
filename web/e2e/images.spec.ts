/** Images come onto the wall in every way there is, wait for a connection, and are refused with a word. */
import { crc32, deflateSync } from "node:zlib";
import { enter, expect, type Page, saved, test, whole } from "./stage";

test.use({ ahead: true });

/** A file as a browser hands it over. */
interface Given {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

/** A PNG of one colour. */
function png(name: string, w: number, h: number, colour: readonly [number, number, number]): Given {
  const chunk = (kind: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(kind), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(w, 0);
  head.writeUInt32BE(h, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.from([0, ...Array.from({ length: w }, () => colour).flat()]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: h }, () => row)));
  const sign = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const content = Buffer.concat([sign, chunk("IHDR", head), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
  return { name, type: "image/png", content };
}

/** Hands files over as a paste or a drop does. */
async function hand(page: Page, how: "paste" | "drop", files: readonly Given[], at = { x: 0, y: 0 }): Promise<void> {
  const told = files.map(({ name, type, content }) => ({ name, type, content: content.toString("base64") }));
  await page.evaluate(
    ([kind, given, { x, y }]) => {
      const data = new DataTransfer();
      for (const { name, type, content } of given) {
        const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
        data.items.add(new File([bytes], name, { type }));
      }
      const wall = document.querySelector(".wall-host") as Element;
      const shared = { bubbles: true, cancelable: true };
      if (kind === "paste") document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, ...shared }));
      else wall.dispatchEvent(new DragEvent("drop", { dataTransfer: data, clientX: x, clientY: y, ...shared }));
    },
    [how, told, at] as const,
  );
}

/** The colour of the lowest layer of the wall at a point of the window. */
function colourAt(page: Page, x: number, y: number): Promise<string> {
  return page.evaluate(
    ([left, top]) => {
      const canvas = document.querySelector(".wall-layer") as HTMLCanvasElement;
      const scale = canvas.width / canvas.clientWidth;
      const context = canvas.getContext("2d") as CanvasRenderingContext2D;
      return [...context.getImageData(left * scale, top * scale, 1, 1).data.slice(0, 3)].join(",");
    },
    [x, y] as const,
  );
}

test("images are dropped, wait for a connection, are described, and everybody sees them", async ({ stage }) => {
  const board = await stage.board("empty");
  const { page: anna, context } = await stage.owner();
  const { page: ben } = await stage.guest(board, "Ben");
  await enter(anna, board);
  await enter(ben, board);
  const uploads = anna.locator(".upload");

  await hand(anna, "drop", [png("stove.png", 300, 200, [200, 40, 40])], { x: 700, y: 400 });
  await expect.poll(() => colourAt(anna, 700, 400)).toBe("200,40,40");
  await expect(uploads).toHaveCount(0);
  const alt = anna.getByRole("textbox", { name: "What is to be seen" });
  await alt.fill("The old stove");
  await alt.press("Enter");
  await saved(anna);
  await expect.poll(() => colourAt(ben, 700, 400)).toBe("200,40,40");
  await ben.mouse.click(700, 400);
  await expect(ben.getByRole("textbox", { name: "What is to be seen" })).toHaveValue("The old stove");

  // Pulled by its corner it keeps its proportions.
  await anna.mouse.move(850, 500);
  await anna.mouse.down();
  await anna.mouse.move(1000, 510, { steps: 4 });
  await anna.mouse.up();
  await expect.poll(() => colourAt(anna, 990, 590)).toBe("200,40,40");
  await anna.keyboard.press("Escape");

  await whole(anna);
  await context.setOffline(true);
  await expect(anna.getByTestId("save-state")).toHaveAttribute("data-state", "offline");
  await hand(anna, "drop", [png("a.png", 90, 90, [10, 120, 10]), png("b.png", 90, 90, [10, 10, 120])], {
    x: 500,
    y: 750,
  });
  await expect(uploads).toHaveCount(2);
  await expect(uploads.first()).toContainText("Keep this page open");
  await context.setOffline(false);
  await expect(uploads).toHaveCount(0, { timeout: 30_000 });
  await expect.poll(() => colourAt(ben, 440, 750)).toBe("10,120,10");
  await expect.poll(() => colourAt(ben, 560, 750)).toBe("10,10,120");
  await saved(anna);

  // On the shelf the small picture of the board shows them as well.
  await anna.goto("/");
  const small = anna.locator(`[data-board-id="${board.id}"] canvas`);
  await expect.poll(() => small.evaluate(hasStoveRed)).toBe(true);
});

/** Whether a canvas shows something in the red of the stove. */
function hasStoveRed(canvas: HTMLElement | SVGElement): boolean {
  if (!(canvas instanceof HTMLCanvasElement) || canvas.width === 0) return false;
  const { data } = (canvas.getContext("2d") as CanvasRenderingContext2D).getImageData(
    0,
    0,
    canvas.width,
    canvas.height,
  );
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = data.slice(at, at + 3);
    if (Math.abs(red - 200) < 8 && Math.abs(green - 40) < 8 && Math.abs(blue - 40) < 8) return true;
  }
  return false;
}

test("what is no image, too large, damaged or a drawing with programs is refused with a word, and nothing else stops", async ({
  stage,
}) => {
  const board = await stage.board("empty");
  const { page } = await stage.owner();
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await enter(page, board);
  const script = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script></svg>';
  await hand(page, "drop", [{ name: "a.svg", type: "image/svg+xml", content: Buffer.from(script) }], {
    x: 500,
    y: 300,
  });
  await expect(page.getByText("“a.svg” was not added. An SVG can hold programs.").first()).toBeVisible();
  // Called something else, the server looks closer.
  await hand(page, "drop", [{ name: "b.png", type: "image/png", content: Buffer.from(script) }], { x: 500, y: 300 });
  const refused = page.getByRole("region", { name: "Image on its way: b.png" });
  await expect(refused.getByRole("alert")).toHaveText("An SVG can hold programs. Save it as PNG.");
  await refused.getByRole("button", { name: "Take it away" }).click();
  await expect(refused).toHaveCount(0);

  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/images")) sent.push(request.url());
  });
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(50_000_000)], "wall.png", { type: "image/png" }));
    document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(page.getByText("“wall.png” was not added. It is larger than 20 MB.").first()).toBeVisible();
  expect([sent, dialogs]).toEqual([[], []]);

  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Shift+u")]);
  const whole = png("c.png", 200, 200, [90, 20, 140]);
  const half = { name: "half.png", mimeType: "image/png", buffer: whole.content.subarray(0, 60) };
  await chooser.setFiles([{ name: whole.name, mimeType: whole.type, buffer: whole.content }, half]);
  await expect(page.getByRole("alert")).toHaveText("It is damaged. Save it anew.");
  await saved(page);
  await expect.poll(() => colourAt(page, 600, 450)).toBe("90,20,140");
});

/** What lies on the clipboard after everything on the wall was copied. */
function copied(page: Page): Promise<string> {
  return page.evaluate(() => {
    const data = new DataTransfer();
    document.dispatchEvent(new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }));
    return data.getData("text/html");
  });
}

/** Pastes markup as a program would have put it on the clipboard. */
async function pasteMarkup(page: Page, html: string): Promise<void> {
  await page.evaluate((markup) => {
    const data = new DataTransfer();
    data.setData("text/html", markup);
    data.setData("text/plain", "image");
    document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, html);
}

test("an image comes along to another board, and stays behind for who may not see where it came from", async ({
  stage,
}) => {
  const source = await stage.board("empty", "Source");
  const target = await stage.board("empty", "Target");
  const { page: anna } = await stage.owner();
  const { page: ben } = await stage.guest(target, "Ben");
  await enter(anna, source);
  await hand(anna, "drop", [png("stove.png", 300, 200, [200, 40, 40])], { x: 700, y: 400 });
  await expect.poll(() => colourAt(anna, 700, 400)).toBe("200,40,40");
  await saved(anna);
  await anna.keyboard.press("Escape");
  await anna.locator(".wall").focus();
  await anna.keyboard.press("Control+a");
  const html = await copied(anna);
  await enter(ben, target);
  await pasteMarkup(ben, html);
  await expect(ben.getByText("One image was not brought along.").first()).toBeVisible();
  await enter(anna, target);
  await anna.mouse.move(700, 400);
  await pasteMarkup(anna, html);
  await expect.poll(() => colourAt(anna, 700, 420)).toBe("200,40,40");
  await expect.poll(() => colourAt(ben, 700, 420)).toBe("200,40,40");
  await saved(anna);
});

import { everyEn as en } from "../src/ui/strings/every";
import { expect, faultless, test } from "./stage";

test("from the shelf to a value stream, its goals, its work and its money", async ({ stage }) => {
  const { page: anna, context } = await stage.owner();
  const stream = (await (await stage.send(context, "/api/streams", { name: "Warm homes" })).json()) as { id: string };
  const template = { title: "From goal to work", template: "whole_value_stream", stream_id: stream.id };
  await stage.send(context, "/api/boards", template);
  await anna.goto("/");
  const along = anna.getByRole("region", { name: "Warm homes" }).getByRole("list", { name: en["stream.along"] });
  await expect(along.getByRole("link")).toHaveText([
    "What we want",
    "What comes",
    "What the customer goes through",
    "What we build for it",
    "What is under way",
  ]);
  await anna.getByRole("link", { name: "Warm homes" }).press("Enter");
  await expect(anna).toHaveURL(new RegExp(`/streams/${stream.id}$`));
  await expect(anna.getByRole("heading", { level: 1, name: "Warm homes" })).toBeVisible();
  await expect(anna.getByRole("region", { name: en["stream.goals"] }).getByRole("link").first()).toBeVisible();
  await expect(anna.getByRole("region", { name: en["stream.plans"] }).getByRole("link").first()).toBeVisible();
  const score = anna.getByRole("region", { name: en["money.boxScore"] }).first();
  for (const [key, value] of Object.entries({
    revenue: 420,
    materials: 96,
    employees: 182,
    machines: 24,
    facility: 18,
    other: 9,
  })) {
    const cell = score.getByRole("textbox", {
      name: `${en[`money.${key}` as "money.revenue"]}, ${en["money.current"]}`,
    });
    await cell.fill(String(value));
    await cell.press("Enter");
  }
  // What cannot be is told at its cell and kept to oneself.
  const onTime = score.getByRole("textbox", { name: `${en["money.on_time"]}, ${en["money.current"]}` });
  await onTime.fill("120");
  await onTime.press("Enter");
  await expect(onTime).toHaveAccessibleDescription(en["money.wrong.percent"]);
  await onTime.press("Escape");
  await expect(score.getByRole("row", { name: new RegExp(en["money.profit"]) })).toContainText("€91");
  await expect(score.getByRole("row", { name: new RegExp(en["money.return_on_sales"]) })).toContainText("21.7 %");
  await faultless(anna, "a value stream");
});

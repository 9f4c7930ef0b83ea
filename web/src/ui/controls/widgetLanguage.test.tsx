// @vitest-environment happy-dom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { expect, it } from "vitest";
import { speakWidgets } from "@/ui/controls/widgetLanguage";

function shown(): string {
  return document.body.textContent ?? "";
}

it("the library of widgets speaks the chosen language, also when another one is chosen later", async () => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  speakWidgets("de");
  const { useLocale } = await import("react-aria-components");
  const Widget = () => <p>{useLocale().locale}</p>;
  await act(async () => createRoot(document.body).render(<Widget />));
  expect(shown()).toBe("de");
  await act(async () => speakWidgets("en"));
  expect(shown()).toBe("en");
});

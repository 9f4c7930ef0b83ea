import { useLayoutEffect, useRef } from "react";
import { bodyElements } from "@/canvas/bodyElement";
import type { CardBody } from "@/document/cardBody";

/** What is written in a body, to read; links open in a window of their own. */
export function ReadBody({ body }: { readonly body: CardBody }) {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => host.current?.replaceChildren(...bodyElements(body.blocks, "open")), [body]);
  return <div ref={host} className="notes-text body-text" dir="auto" />;
}

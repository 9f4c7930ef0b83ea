import { type ReactNode, useId } from "react";

interface StreamSectionProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** One part of the page of a value stream, under its own heading. */
export function StreamSection({ title, children }: StreamSectionProps) {
  const id = useId();
  return (
    <section className="flow-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

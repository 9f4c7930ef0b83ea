import type { ReactNode } from "react";
import { BrandMark } from "@/ui/controls/BrandMark";

interface PlainPageProps {
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}

/** One thing to say, and what to do about it. */
export function PlainPage({ title, text, children }: PlainPageProps) {
  return (
    <main className="plain-page">
      <div className="plain-page-body">
        <BrandMark />
        <h1>{title}</h1>
        <p>{text}</p>
        {children ? <div className="plain-page-actions">{children}</div> : null}
      </div>
    </main>
  );
}

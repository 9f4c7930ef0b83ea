import type { ReactNode } from "react";
import { useText } from "@/ui/strings/translate";

interface TableBehindProps {
  /** What the table is about. */
  readonly name: string;
  readonly heads: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}

/** The numbers behind a chart, folded away until somebody wants them. */
export function TableBehind({ name, heads, rows }: TableBehindProps) {
  const t = useText();
  if (rows.length === 0) return null;
  return (
    <details className="flow-behind">
      <summary>{t("flow.table")}</summary>
      {/* What is wider than a phone is pushed along by keys as well. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <section className="flow-scroll" aria-label={name} tabIndex={0}>
        <table>
          <caption>{name}</caption>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells: [first, ...others] }) => (
              <tr key={key}>
                <th scope="row">{first}</th>
                {others.map((cell, at) => (
                  <td key={heads[at + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

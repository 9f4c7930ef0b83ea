/** Shares as percentages that say as much as can be known of them. */
import type { Language } from "@/maps/definition";

/** A share from 0 on as a percentage: one decimal, below one percent two, so that little is not nothing. */
export function percentWords(share: number, language: Language): string {
  const digits = share > 0 && share < 0.01 ? 2 : 1;
  return new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: digits }).format(share);
}

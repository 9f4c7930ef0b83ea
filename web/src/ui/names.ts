/** One or two letters for a name: "Ada Lovelace" gives AL, "Ben" gives B. Whole characters, never half an emoji. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const picked = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return picked.map((word) => ([...(word ?? "")][0] ?? "").toLocaleUpperCase()).join("");
}

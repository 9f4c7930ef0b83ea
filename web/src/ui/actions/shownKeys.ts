import { type KeyText, keyLabel, onMac } from "@/ui/actions/keys";
import { type TextKey, t } from "@/ui/strings/translate";

const NAMED: Readonly<Record<string, TextKey>> = {
  mod: "key.mod",
  shift: "key.shift",
  alt: "key.alt",
  delete: "key.delete",
  pageup: "key.pageUp",
  pagedown: "key.pageDown",
};

/** A key as it is written on the keyboards of the reader's language and machine; undefined when there is none. */
export function shownKeys(keys: KeyText | undefined): string | undefined {
  if (!keys) return undefined;
  return keyLabel(keys, onMac(), (part) => {
    const name = NAMED[part];
    return name ? t(name) : undefined;
  });
}

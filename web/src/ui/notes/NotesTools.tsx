import {
  Bold,
  Heading1,
  Heading2,
  IndentDecrease,
  IndentIncrease,
  Italic,
  Link,
  List,
  ListOrdered,
  type LucideIcon,
} from "lucide-react";
import { Toolbar } from "react-aria-components";
import type { BodyCommand, BodyFormat, BodyFormats } from "@/richtext/commands";
import { keyLabel, onMac } from "@/ui/actions/keys";
import { IconButton } from "@/ui/controls/IconButton";
import { type TextKey, useText } from "@/ui/strings/translate";

const TOOLS: readonly (readonly [BodyFormat, LucideIcon, keys: string])[] = [
  ["strong", Bold, "mod+b"],
  ["em", Italic, "mod+i"],
  ["heading1", Heading1, "mod+alt+1"],
  ["heading2", Heading2, "mod+alt+2"],
  ["bullets", List, "mod+shift+8"],
  ["numbers", ListOrdered, "mod+shift+7"],
];

/** Where the caret is in a list: for fingers, which have no Tab. */
const LEVELS: readonly (readonly [BodyCommand, LucideIcon, keys: string])[] = [
  ["lessDeep", IndentDecrease, "mod+["],
  ["deeper", IndentIncrease, "mod+]"],
];

interface NotesToolsProps {
  readonly formats: BodyFormats;
  readonly onCommand: (name: BodyCommand) => void;
  readonly onLink: () => void;
}

/** How the words look: one stop of the keyboard, arrows go through it. */
export function NotesTools({ formats, onCommand, onLink }: NotesToolsProps) {
  const t = useText();
  const word = (part: string) => (part === "mod" || part === "shift" || part === "alt" ? t(`key.${part}`) : undefined);
  const keys = (text: string) => keyLabel(text, onMac(), word);
  return (
    <Toolbar className="notes-tools" aria-label={t("notes.tools")}>
      {TOOLS.map(([name, Icon, shortcut]) => (
        <IconButton
          key={name}
          label={t(`notes.${name}` as TextKey)}
          keys={keys(shortcut)}
          pressed={formats[name]}
          onPress={() => onCommand(name)}
        >
          <Icon size={16} aria-hidden="true" />
        </IconButton>
      ))}
      {formats.bullets || formats.numbers
        ? LEVELS.map(([name, Icon, shortcut]) => (
            <IconButton
              key={name}
              label={t(`notes.${name}` as TextKey)}
              keys={keys(shortcut)}
              onPress={() => onCommand(name)}
            >
              <Icon size={16} aria-hidden="true" />
            </IconButton>
          ))
        : null}
      <IconButton label={t("notes.link")} keys={keys("mod+k")} pressed={formats.link} onPress={onLink}>
        <Link size={16} aria-hidden="true" />
      </IconButton>
    </Toolbar>
  );
}

import { useState } from "react";
import { Form } from "react-aria-components";
import type { BodyEditor } from "@/richtext/editor";
import { typedUrl } from "@/richtext/links";
import { PressButton } from "@/ui/controls/PressButton";
import { TextLine } from "@/ui/controls/TextLine";
import { useText } from "@/ui/strings/translate";

interface LinkFieldProps {
  readonly editor: BodyEditor;
  readonly onClose: () => void;
}

/** Where the address of a link is written. Escape goes back to the text. */
export function LinkField({ editor, onClose }: LinkFieldProps) {
  const t = useText();
  const [before] = useState(() => editor.link());
  const [typed, setTyped] = useState(before ?? "");
  const [bad, setBad] = useState(false);
  const close = () => {
    onClose();
    editor.focus();
  };
  const set = (href: string | null) => {
    onClose();
    editor.setLink(href);
  };
  const submit = () => {
    const href = typedUrl(typed);
    if (href === null) setBad(true);
    else set(href);
  };
  return (
    <Form
      className="notes-link"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextLine
        label={t("notes.address")}
        hint={t(bad ? "notes.addressBad" : "notes.addressHint")}
        value={typed}
        isInvalid={bad}
        onChange={(value) => {
          setTyped(value);
          setBad(false);
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape") close();
          else event.continuePropagation();
        }}
        inputMode="url"
        autoFocus
      />
      <div className="notes-link-buttons">
        {before === null ? null : (
          <PressButton weight="quiet" onPress={() => set(null)}>
            {t("notes.removeLink")}
          </PressButton>
        )}
        <PressButton type="submit">{t("notes.setLink")}</PressButton>
      </div>
    </Form>
  );
}

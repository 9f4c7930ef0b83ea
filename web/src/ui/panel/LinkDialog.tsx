import { useState } from "react";
import { Form } from "react-aria-components";
import { TITLE_LIMIT } from "@/document/records";
import { URL_LIMIT } from "@/document/things";
import { looksLikeUrl } from "@/document/urls";
import { DialogShell } from "@/ui/controls/DialogShell";
import { PressButton } from "@/ui/controls/PressButton";
import { TextLine } from "@/ui/controls/TextLine";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";
import "@/ui/styles/things.css";

/** Puts a link on the wall: its address, and a title if one wants. No page is fetched for it. */
export function LinkDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const room = useRoom();
  const [address, setAddress] = useState("");
  const [title, setTitle] = useState("");
  const [refused, setRefused] = useState(false);

  function put(): void {
    const typed = address.trim();
    if (typed === "") return;
    // "example.org/page" is how people write addresses; one with a scheme of its own is taken at its word.
    const url = looksLikeUrl(typed) ? typed : `https://${typed}`;
    if (room.wall.things.makeLink(url, title.trim()) === null) setRefused(true);
    else onClose();
  }

  return (
    <DialogShell title={t("link.new")} onClose={onClose}>
      <Form
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          put();
        }}
      >
        <TextLine
          label={t("link.address")}
          placeholder={t("link.example")}
          value={address}
          onChange={(value) => {
            setAddress(value);
            setRefused(false);
          }}
          maxLength={URL_LIMIT}
          autoFocus
        />
        <TextLine label={t("link.title")} value={title} onChange={setTitle} maxLength={TITLE_LIMIT} />
        {refused ? (
          <p className="field-problem" role="alert">
            {t("link.refused")}
          </p>
        ) : null}
        <div className="dialog-foot">
          <PressButton type="submit" weight="primary">
            {t("link.add")}
          </PressButton>
        </div>
      </Form>
    </DialogShell>
  );
}

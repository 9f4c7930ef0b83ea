import { useEffect, useState } from "react";
import type { Member } from "@/api/dto";
import { members } from "@/api/sharing";
import { useAsk } from "@/ui/ask";
import { CopyField } from "@/ui/controls/CopyField";
import { shortWords } from "@/ui/pages/problemWords";
import { MemberRow } from "@/ui/share/MemberRow";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

/** Everybody who belongs to the board, and what they may do. */
export function MemberSection() {
  const t = useText();
  const room = useRoom();
  const [asked, again] = useAsk(`members:${room.id}`, () => members(room.id));
  const [link, setLink] = useState<{ readonly name: string; readonly url: string } | null>(null);
  useEffect(() => room.session?.events.subscribe(again), [room.session, again]);
  return (
    <section className="share-section" aria-label={t("share.members")}>
      <h3>{t("share.members")}</h3>
      {asked.state === "waiting" ? <p className="soft">{t("page.waiting")}</p> : null}
      {asked.state === "problem" ? <p>{t(shortWords(asked.problem))}</p> : null}
      {link ? (
        <div className="share-link">
          <CopyField key={link.url} label={t("share.linkFor", { name: link.name })} value={link.url} autoFocus />
          <p className="field-hint">{t("share.linkForHint", { name: link.name })}</p>
        </div>
      ) : null}
      <ul className="rows">
        {(asked.state === "here" ? asked.value : []).map((member: Member) => (
          <MemberRow
            key={member.person.id}
            member={member}
            again={again}
            onLink={(url) => setLink({ name: member.person.name, url })}
          />
        ))}
      </ul>
    </section>
  );
}

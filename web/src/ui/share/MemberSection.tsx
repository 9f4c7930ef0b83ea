import { useState } from "react";
import type { Member } from "@/api/dto";
import { members } from "@/api/sharing";
import { useAsk } from "@/ui/ask";
import { CopyField } from "@/ui/controls/CopyField";
import { problemWords } from "@/ui/pages/problemWords";
import { MemberRow } from "@/ui/share/MemberRow";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

/** Everybody who belongs to the board, and what they may do. */
export function MemberSection() {
  const t = useText();
  const room = useRoom();
  const [asked, again] = useAsk(`members:${room.id}`, () => members(room.id));
  const [link, setLink] = useState<{ readonly name: string; readonly url: string } | null>(null);
  return (
    <section className="share-section" aria-label={t("share.members")}>
      <h3>{t("share.members")}</h3>
      {asked.state === "waiting" ? <p className="soft">{t("page.waiting")}</p> : null}
      {asked.state === "problem" ? <p>{t(problemWords(asked.problem).text)}</p> : null}
      {link ? <CopyField label={t("share.linkFor", { name: link.name })} value={link.url} /> : null}
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

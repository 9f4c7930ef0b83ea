import type { BoardSession } from "@/sync/session";
import { Face } from "@/ui/controls/Face";
import { PlainButton } from "@/ui/controls/PlainButton";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import { othersHere } from "@/ui/wall/othersHere";
import { useRoom } from "@/ui/wall/RoomContext";

const SHOWN = 5;

/** The faces of everybody else who is here; pressing one goes to where they look. */
export function PeopleHere() {
  const { session } = useRoom();
  return session ? <Faces session={session} /> : null;
}

function Faces({ session }: { readonly session: BoardSession }) {
  const t = useText();
  const room = useRoom();
  const others = othersHere(useSignal(session.presence.peers), room.me.id);
  if (others.length === 0) return null;
  const more = others.length - SHOWN;
  return (
    <ul className="people-here" aria-label={t("people.here")}>
      {others.slice(0, SHOWN).map(({ person, viewport }) => (
        <li key={person.id}>
          <PlainButton
            className="person-here"
            aria-label={t("people.goTo", { name: person.name })}
            data-tip={t("people.goTo", { name: person.name })}
            onPress={() => {
              if (viewport) room.wall.centerOn(viewport);
            }}
          >
            <Face name={person.name} discipline={person.discipline} />
          </PlainButton>
        </li>
      ))}
      {more > 0 ? (
        <li className="people-more number">
          <span aria-hidden="true">{`+${more}`}</span>
          <span className="unseen">{t("people.more", { count: more })}</span>
        </li>
      ) : null}
    </ul>
  );
}

import type { Person } from "@/api/dto";
import { Face } from "@/ui/controls/Face";
import { useText } from "@/ui/strings/translate";

const SHOWN = 4;

/** A row of faces; more than a handful become a number. */
export function Faces({ people }: { readonly people: readonly Person[] }) {
  const t = useText();
  if (people.length === 0) return null;
  const more = people.length - SHOWN;
  return (
    <span className="faces">
      {people.slice(0, SHOWN).map((person) => (
        <Face key={person.id} name={person.name} discipline={person.discipline} />
      ))}
      {more > 0 ? (
        <span className="face face-more">
          <span aria-hidden="true">{`+${more}`}</span>
          <span className="unseen">{t("people.more", { count: more })}</span>
        </span>
      ) : null}
    </span>
  );
}

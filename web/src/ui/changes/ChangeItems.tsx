import { Fragment } from "react";
import { Button } from "react-aria-components";
import type { Change, Changes } from "@/api/dto";
import { groupsOf } from "@/ui/changes/changeGroups";
import { changeSentence } from "@/ui/changes/sentences";
import { useKinds } from "@/ui/controls/useKinds";
import { spoken } from "@/ui/dates";
import { disciplineOf } from "@/ui/disciplines";
import { useSignal } from "@/ui/signals";
import { type Language, language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";

interface ChangeItemsProps {
  readonly changes: Changes;
  /** What pressing a change does; without it the list is only read. */
  readonly onPress?: (change: Change) => void;
  /** How its groups are headed, by the page they are on. */
  readonly level: 3 | 4;
}

/** Who did it, how they take part, and when. */
function whoAndWhen(change: Change, lang: Language): string {
  const { person, at } = change;
  const discipline = person ? disciplineOf(person.discipline)?.label[lang] : null;
  const who = person ? (discipline ? `${person.name} (${discipline})` : person.name) : null;
  return [who, at ? spoken(lang, at) : null].filter(Boolean).join(" · ");
}

/** What changed in plain sentences, grouped by what happened. */
export function ChangeItems({ changes, onPress, level }: ChangeItemsProps) {
  const t = useText();
  const lang = useSignal(language);
  useKinds(Object.values(changes.names).map(({ kind }) => kind));
  const Heading: "h3" | "h4" = `h${level}`;
  return (
    <>
      {groupsOf(changes.changes).map(({ key, title, changes: own }) => (
        <section key={key} className="changes-group">
          <Heading className="panel-label">
            {t(title)} <span className="soft number">{own.length}</span>
          </Heading>
          <ul>
            {own.map((change) => {
              const words = (
                <Fragment>
                  <span className="change-words">{changeSentence(change, changes.names, lang)}</span>
                  <span className="soft change-who">{whoAndWhen(change, lang)}</span>
                </Fragment>
              );
              return (
                <li key={[change.kind, change.id, change.map, change.field].join(" ")}>
                  {onPress ? (
                    <Button className="change" onPress={() => onPress(change)}>
                      {words}
                    </Button>
                  ) : (
                    <span className="change">{words}</span>
                  )}
                </li>
              );
            })}
          </ul>
        </section>
      ))}
      {changes.cut > 0 ? <p className="soft">{t("changes.cut", { count: changes.cut })}</p> : null}
    </>
  );
}

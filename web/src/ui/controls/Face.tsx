import { disciplineColor, disciplineOf } from "@/ui/disciplines";
import { initials } from "@/ui/names";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";

interface FaceProps {
  readonly name: string;
  readonly discipline: string;
}

/** Somebody as a small disc: initials on the colour of the discipline. The name is what a screen reader says. */
export function Face({ name, discipline }: FaceProps) {
  const lang = useSignal(language);
  const word = disciplineOf(discipline)?.label[lang];
  const title = word ? `${name} · ${word}` : name;
  return (
    <span
      className="face"
      data-initials={initials(name)}
      role="img"
      aria-label={title}
      title={title}
      style={{ background: disciplineColor(discipline) }}
    />
  );
}

import { ChevronLeft, ChevronRight } from "lucide-react";
import { IconButton } from "@/ui/controls/IconButton";

interface PeriodNavProps {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly onStep: (by: -1 | 1) => void;
}

/** The week or quarter one looks at, and the way to the one before and after. */
export function PeriodNav({ name, before, after, onStep }: PeriodNavProps) {
  return (
    <div className="stream-period">
      <IconButton label={before} onPress={() => onStep(-1)}>
        <ChevronLeft size={18} aria-hidden="true" />
      </IconButton>
      <strong aria-live="polite">{name}</strong>
      <IconButton label={after} onPress={() => onStep(1)}>
        <ChevronRight size={18} aria-hidden="true" />
      </IconButton>
    </div>
  );
}

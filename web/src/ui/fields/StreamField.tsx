import { streams } from "@/api/streams";
import type { FieldValue } from "@/document/values";
import type { FieldDefinition } from "@/maps/fields";
import { learnStreams } from "@/maps/streamNames";
import { useAsk } from "@/ui/ask";
import { ChosenField } from "@/ui/fields/ChosenField";
import { useText } from "@/ui/strings/translate";

interface StreamFieldProps {
  readonly field: FieldDefinition;
  readonly value: FieldValue | null;
  readonly differ: boolean;
  readonly isDisabled: boolean;
  readonly onChange: (value: FieldValue | null) => void;
}

/** One of the value streams one may know of; boards hold only its id, so renaming a stream renames it everywhere. */
export function StreamField(props: StreamFieldProps) {
  const t = useText();
  const [asked] = useAsk("streams", streams);
  // Whatever says the name of a stream knows it by the time one was chosen.
  if (asked.state === "here") learnStreams(asked.value);
  const known = asked.state === "here" ? asked.value.map(({ id, name }) => ({ value: id, label: name })) : [];
  return (
    <ChosenField
      {...props}
      known={known}
      unknown={asked.state === "waiting" ? t("page.waiting") : t("flow.otherStream")}
    />
  );
}

import { Pencil } from "lucide-react";
import { useState } from "react";
import { Form } from "react-aria-components";
import type { Stream, StreamOverview } from "@/api/dto";
import { changeStream, type StreamWords } from "@/api/streams";
import { DialogShell } from "@/ui/controls/DialogShell";
import { PressButton } from "@/ui/controls/PressButton";
import { TextLine } from "@/ui/controls/TextLine";
import { useText } from "@/ui/strings/translate";
import { tellProblem } from "@/ui/tellProblem";

/** What is said of a stream: its name, whom it serves, what starts it and what ends it. */
const WORDS = ["name", "customer", "starts_with", "ends_with"] as const;
const LENGTH = 200;

interface StreamHeadProps {
  readonly overview: StreamOverview;
  readonly again: () => void;
}

/** The name of a stream and what it is about; those who facilitate it can say it in other words. */
export function StreamHead({ overview, again }: StreamHeadProps) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const { stream, may_describe } = overview;
  const facts = (["customer", "starts_with", "ends_with"] as const).filter((key) => stream[key] !== "");
  return (
    <header className="flow-head">
      <h1>{stream.name}</h1>
      {facts.length > 0 ? (
        <dl className="stream-facts">
          {facts.map((key) => (
            <div key={key}>
              <dt>{t(`stream.${key}`)}</dt>
              <dd>{stream[key]}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {may_describe ? (
        <div>
          <PressButton icon={<Pencil size={16} aria-hidden="true" />} onPress={() => setOpen(true)}>
            {t("stream.describe")}
          </PressButton>
        </div>
      ) : null}
      {open ? (
        <WordsDialog
          stream={stream}
          onClose={() => setOpen(false)}
          onDone={async (words) => {
            setOpen(false);
            await tellProblem(() => changeStream(stream.id, words));
            again();
          }}
        />
      ) : null}
    </header>
  );
}

interface WordsDialogProps {
  readonly stream: Stream;
  readonly onClose: () => void;
  readonly onDone: (words: StreamWords) => void;
}

function WordsDialog({ stream, onClose, onDone }: WordsDialogProps) {
  const t = useText();
  const [words, setWords] = useState<Required<StreamWords>>(stream);
  return (
    <DialogShell title={t("stream.describe")} onClose={onClose}>
      <Form
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          const { name, customer, starts_with, ends_with } = words;
          if (name.trim() !== "") onDone({ name, customer, starts_with, ends_with });
        }}
      >
        {WORDS.map((key) => (
          <TextLine
            key={key}
            label={t(`stream.${key}`)}
            hint={key === "name" ? undefined : t(`stream.${key}.hint`)}
            value={words[key]}
            onChange={(written) => setWords({ ...words, [key]: written })}
            maxLength={LENGTH}
            autoFocus={key === "name"}
          />
        ))}
        <div className="dialog-foot">
          <PressButton type="submit" weight="primary">
            {t("action.save")}
          </PressButton>
        </div>
      </Form>
    </DialogShell>
  );
}

import { PressButton } from "@/ui/controls/PressButton";
import { PlainPage } from "@/ui/pages/PlainPage";
import { useText } from "@/ui/strings/translate";

/** Longer than this a server that is there does not take to answer, in milliseconds. */
const ANSWER_MS = 5_000;

/** What browsers say where a file of the client could not be had; a fault in a file that came has other words. */
const NOT_FETCHED = /dynamically imported module|importing a module script failed|unable to preload css/i;

/** Whether a part of the client is missing because its file could not be fetched. */
export function isNotFetched(cause: unknown): boolean {
  return cause instanceof Error && NOT_FETCHED.test(cause.message);
}

interface NotHereProps {
  /** Asks for the file once more; rejects when it is still not to be had. */
  readonly again: () => Promise<void>;
}

/** A page whose file could not be fetched: the server is away, or has another version by now. */
export function NotHere({ again }: NotHereProps) {
  const t = useText();
  const retry = () =>
    again().catch(async () => {
      const answer = await fetch("/", { signal: AbortSignal.timeout(ANSWER_MS) }).catch(() => null);
      // The server is there and does not have the file: what this window knows of it is out of date.
      if (answer?.ok) location.reload();
    });
  return (
    <PlainPage title={t("page.away.title")} text={t("page.away.text")}>
      <PressButton weight="primary" onPress={() => void retry()}>
        {t("action.retry")}
      </PressButton>
    </PlainPage>
  );
}

import { asProblem } from "@/ui/ask";
import { shortWords } from "@/ui/pages/problemWords";
import { t } from "@/ui/strings/translate";
import { showToast } from "@/ui/toasts/toasts";

/** Does something on the server; when it does not work, says so in a toast. True when it worked. */
export async function tellProblem(run: () => Promise<unknown>): Promise<boolean> {
  try {
    await run();
    return true;
  } catch (cause) {
    const problem = asProblem(cause);
    // What the client itself stumbled over has no words for a person.
    const told = problem.slug === "unexpected" ? "" : problem.detail;
    showToast(told || t(shortWords(problem)));
    return false;
  }
}

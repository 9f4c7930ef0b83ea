import { asProblem } from "@/ui/ask";
import { problemWords } from "@/ui/pages/problemWords";
import { t } from "@/ui/strings/translate";
import { showToast } from "@/ui/toasts/toasts";

/** Does something on the server; when it does not work, says so in a toast. True when it worked. */
export async function tellProblem(run: () => Promise<unknown>): Promise<boolean> {
  try {
    await run();
    return true;
  } catch (cause) {
    const problem = asProblem(cause);
    showToast(problem.detail || t(problemWords(problem).text));
    return false;
  }
}

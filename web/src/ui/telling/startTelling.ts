import { announce } from "@/ui/announce";
import { t } from "@/ui/strings/translate";
import { telling } from "@/ui/telling/telling";
import { tellOfOthers } from "@/ui/telling/tellOfOthers";
import type { WallRoom } from "@/ui/wall/room";

/** Tells screen readers what others change on a wall, as chosen in this browser, until the returned function is called. */
export function startTelling({ board, me }: WallRoom): () => void {
  return tellOfOthers({
    board,
    me: me.id,
    chosen: () => telling.peek(),
    say: ({ count, things, title }) =>
      announce(
        title === ""
          ? t(things ? "others.changedThings" : "others.changed", { count })
          : t("others.changedOne", { title }),
      ),
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  });
}

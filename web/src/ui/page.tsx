import { type ComponentType, type ReactNode, useEffect, useState } from "react";
import { attempt } from "@/ui/attempt";
import { fetchLater, untilHere } from "@/ui/late";
import { isNotFetched, NotHere } from "@/ui/pages/NotHere";
import { Waiting } from "@/ui/pages/Waiting";
import { type Catalogue, fetchWords } from "@/ui/strings/words";

interface Failure {
  readonly cause: unknown;
}

/**
 * A page in a file of its own, with the catalogues of texts it needs. The one that belongs to the present address is asked for at once, before React has begun.
 *
 * `Suspense` would show what it waited for a third of a second after it began to wait, however soon it came.
 */
export function page<P extends object>(
  load: () => Promise<ComponentType<P>>,
  address: RegExp,
  ...words: readonly Catalogue[]
): ComponentType<P> {
  return asked(
    () => Promise.all([load(), fetchWords(words)]),
    address.test(window.location.pathname),
    () => <Waiting />,
  );
}

/** A part of the present page that its first picture does without: asked for with the page, shown when it is here. */
export function beside<P extends object>(
  load: () => Promise<ComponentType<P>>,
  ...words: readonly Catalogue[]
): ComponentType<P> {
  return asked(
    () => untilHere(() => Promise.all([load(), fetchWords(words)])),
    true,
    () => null,
  );
}

function asked<P extends object>(
  load: () => Promise<readonly [ComponentType<P>, unknown]>,
  atOnce: boolean,
  Meanwhile: () => ReactNode,
): ComponentType<P> {
  let Part: ComponentType<P> | null = null;
  let under: Promise<void> | null = null;
  const ask = (): Promise<void> => {
    under ??= attempt(load).then(
      ([part]) => {
        Part = part;
      },
      (cause: unknown) => {
        under = null;
        throw cause;
      },
    );
    return under;
  };
  if (atOnce) ask().catch(() => undefined);
  else fetchLater(ask);
  return function Page(props: P) {
    const [ready, setReady] = useState(Part !== null);
    const [failure, setFailure] = useState<Failure | null>(null);
    useEffect(() => {
      let gone = false;
      ask().then(
        () => gone || setReady(true),
        (cause: unknown) => gone || setFailure({ cause }),
      );
      return () => {
        gone = true;
      };
    }, []);
    const again = () =>
      ask().then(() => {
        setFailure(null);
        setReady(true);
      });
    if (failure && isNotFetched(failure.cause)) return <NotHere again={again} />;
    // The boundary around all pages says what happened.
    if (failure) throw failure.cause;
    return ready && Part ? <Part {...props} /> : <Meanwhile />;
  };
}

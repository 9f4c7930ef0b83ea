import { Suspense, useEffect } from "react";
import { I18nProvider } from "react-aria-components";
import { Route, Switch } from "wouter";
import { LiveRegion } from "@/ui/controls/LiveRegion";
import { fetchLateParts, late, useSettled } from "@/ui/late";
import { NotFound } from "@/ui/pages/NotFound";
import { SignInPage } from "@/ui/pages/SignInPage";
import { Unexpected } from "@/ui/pages/Unexpected";
import { Waiting } from "@/ui/pages/Waiting";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { ToastStack } from "@/ui/toasts/ToastStack";

const SCREENS = {
  shelf: () => import("@/ui/shelf/ShelfPage").then((m) => m.ShelfPage),
  wall: () => import("@/ui/wall/WallPage").then((m) => m.WallPage),
};

const ShelfPage = late(SCREENS.shelf);
const DoorPage = late(() => import("@/ui/door/DoorPage").then((m) => m.DoorPage));
const WallPage = late(SCREENS.wall, "things");
const SnapshotPage = late(() => import("@/ui/snapshots/SnapshotPage").then((m) => m.SnapshotPage), "walk", "things");
const Tips = late(() => import("@/ui/controls/Tips").then((m) => m.Tips));
const FlowPage = late(() => import("@/ui/flow/FlowPage").then((m) => m.FlowPage), "flow", "walk");
const MinutesPage = late(() => import("@/ui/minutes/MinutesPage").then((m) => m.MinutesPage), "walk");

/** Fetches the screen behind an address ahead of its first picture. */
export function fetchScreen(path: string): void {
  const screen =
    path === "/" ? SCREENS.shelf : path.startsWith("/b/") && !path.slice(3).includes("/") ? SCREENS.wall : null;
  screen?.().catch(() => undefined);
}

const WALL = /^\/b\/[^/]+\/?$/;

/** Every address of Walkboard and the screen behind it. */
export function App() {
  const locale = useSignal(language);
  const settled = useSettled();
  useEffect(() => {
    // A wall fetches them itself, once its board is here: until then they would only stand in its way.
    if (!WALL.test(window.location.pathname)) fetchLateParts();
  }, []);
  return (
    <I18nProvider locale={locale}>
      <Unexpected>
        <Suspense fallback={<Waiting />}>
          <Switch>
            <Route path="/" component={ShelfPage} />
            <Route path="/join" component={DoorPage} />
            <Route path="/sign-in" component={SignInPage} />
            <Route path="/b/:id">{({ id }) => <WallPage key={id} id={id} />}</Route>
            <Route path="/b/:id/snapshots/:snapshot">
              {({ id, snapshot }) => <SnapshotPage key={snapshot} board={id} id={snapshot} />}
            </Route>
            <Route path="/b/:id/flow/:map">
              {({ id, map }) => <FlowPage key={`${id} ${map}`} board={id} map={map} />}
            </Route>
            <Route path="/b/:id/walks/:walk">{({ id, walk }) => <MinutesPage key={walk} board={id} id={walk} />}</Route>
            <Route component={NotFound} />
          </Switch>
        </Suspense>
      </Unexpected>
      <ToastStack />
      <LiveRegion />
      <Suspense>{settled ? <Tips /> : null}</Suspense>
    </I18nProvider>
  );
}

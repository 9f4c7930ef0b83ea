import { Suspense, useEffect } from "react";
import { Route, Switch } from "wouter";
import { LiveRegion } from "@/ui/controls/LiveRegion";
import { fetchLateParts, late, useSettled } from "@/ui/late";
import { page } from "@/ui/page";
import { NotFound } from "@/ui/pages/NotFound";
import { Unexpected } from "@/ui/pages/Unexpected";
import { Waiting } from "@/ui/pages/Waiting";
import { ToastStack } from "@/ui/toasts/ToastStack";
import { WALL_ADDRESS } from "@/ui/wall/firstVisit";

const Tips = late(() => import("@/ui/controls/Tips").then((m) => m.Tips));

const ShelfPage = page(() => import("@/ui/shelf/ShelfPage").then((m) => m.ShelfPage), /^\/$/);
const SignInPage = page(() => import("@/ui/pages/SignInPage").then((m) => m.SignInPage), /^\/sign-in/);
const DoorPage = page(() => import("@/ui/door/DoorPage").then((m) => m.DoorPage), /^\/join/);
const WallPage = page(() => import("@/ui/wall/WallPage").then((m) => m.WallPage), WALL_ADDRESS, "things");
const SnapshotPage = page(
  () => import("@/ui/snapshots/SnapshotPage").then((m) => m.SnapshotPage),
  /\/snapshots\//,
  "walk",
  "things",
);
const FlowPage = page(() => import("@/ui/flow/FlowPage").then((m) => m.FlowPage), /\/flow\//, "flow", "walk");
const StreamPage = page(
  () => import("@/ui/streams/StreamPage").then((m) => m.StreamPage),
  /^\/streams\//,
  "streams",
  "flow",
);
const MinutesPage = page(() => import("@/ui/minutes/MinutesPage").then((m) => m.MinutesPage), /\/walks\//, "walk");

/** Every address of Walkboard and the screen behind it. */
export function App() {
  const settled = useSettled();
  useEffect(() => {
    // A wall fetches them itself, once its board is here: until then they would only stand in its way.
    if (!WALL_ADDRESS.test(window.location.pathname)) fetchLateParts();
  }, []);
  return (
    <>
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
            <Route path="/streams/:id">{({ id }) => <StreamPage key={id} id={id} />}</Route>
            <Route component={NotFound} />
          </Switch>
        </Suspense>
      </Unexpected>
      <ToastStack />
      <LiveRegion />
      <Suspense>{settled ? <Tips /> : null}</Suspense>
    </>
  );
}

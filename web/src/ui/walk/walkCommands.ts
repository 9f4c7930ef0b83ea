import type { AgreementChange, NewStop, StopChange, Walk } from "@/api/dto";
import {
  addStop,
  changeStop,
  endWalk,
  setHand,
  setLead,
  setSpotlight,
  startWalk,
  step,
  type WalkAddress,
} from "@/api/walks";
import { language } from "@/ui/strings/language";
import { tellProblem } from "@/ui/tellProblem";
import { neighbour } from "@/ui/walk/agenda";
import type { WallRoom } from "@/ui/wall/room";

const MINUTE = 60;
/** A stop lasts four hours at most. */
const LONGEST = 4 * 60 * MINUTE;

/** Asks the server for something about the walk under way and takes its answer; true when it worked. */
async function ask(room: WallRoom, run: (address: WalkAddress, walk: Walk) => Promise<Walk>): Promise<boolean> {
  const store = room.walk?.store;
  const walk = store?.walk.peek();
  if (!store || !walk) return false;
  return tellProblem(async () => store.take(await run({ board: room.id, walk: walk.id }, walk)));
}

/** Starts a walk; without a name it is called by its day. */
export const begin = (room: WallRoom, name: string): Promise<boolean> =>
  tellProblem(async () => {
    room.walk?.store.take(await startWalk(room.id, { ...(name ? { name } : {}), language: language.peek() }));
  });

/** Takes the group to a stop. */
export const goToStop = (room: WallRoom, stop: string): Promise<boolean> => {
  room.walk?.following.back();
  return ask(room, (address, walk) => step(address, walk.stop_id, stop));
};

/** Takes the group to the next stop or the one before; not when it went on while the hand was coming down. */
export function goOn(room: WallRoom, way: -1 | 1): void {
  if (room.walk?.store.justMoved.peek()) return;
  const walk = room.walk?.store.walk.peek();
  const next = walk ? neighbour(walk, way) : null;
  if (next) void goToStop(room, next.id);
}

/** Puts a card of the stop on stage; the one that is there already is taken off. */
export const light = (room: WallRoom, card: string): Promise<boolean> =>
  ask(room, (address, walk) => setSpotlight(address, walk.stop_id ?? "", walk.card_id === card ? null : card));

/** Adds a stop. */
export const insertStop = (room: WallRoom, stop: NewStop): Promise<boolean> =>
  ask(room, (address) => addStop(address, stop));

/** Changes a stop. */
export const alterStop = (room: WallRoom, stop: string, change: StopChange): Promise<boolean> =>
  ask(room, (address) => changeStop(address, stop, change));

let given: Promise<unknown> = Promise.resolve();

/** Gives the current stop a minute more. Each waits for the one before: who presses twice means two minutes. */
export function giveMinute(room: WallRoom): Promise<boolean> {
  const giving = given.then(() =>
    ask(room, (address, walk) => {
      const stop = walk.stops.find((one) => one.id === walk.stop_id);
      const seconds = Math.min((stop?.seconds ?? 0) + MINUTE, LONGEST);
      return changeStop(address, walk.stop_id ?? "", { seconds });
    }),
  );
  given = giving;
  return giving;
}

/** Hands the lead to somebody; without one, takes it. */
export const lead = (room: WallRoom, person: string | null): Promise<boolean> =>
  ask(room, (address) => setLead(address, person));

/** Raises my hand or lowers it. */
export const raiseHand = (room: WallRoom): Promise<boolean> =>
  ask(room, (address, walk) => {
    const me = walk.attendance.find((one) => one.person.id === room.me.id);
    return setHand(address, !me?.hand_raised_at);
  });

/** Takes somebody's hand down. */
export const lowerHand = (room: WallRoom, person: string): Promise<boolean> =>
  ask(room, (address) => setHand(address, false, person));

/** Ends the walk; gives it as it ended, or null when that did not work. */
export async function finish(room: WallRoom): Promise<string | null> {
  const id = room.walk?.store.walk.peek()?.id ?? null;
  return (await ask(room, (address) => endWalk(address))) ? id : null;
}

/** Changes a decision or an action that the server has; while it is away the change is kept here. */
export const alterAgreement = (room: WallRoom, id: string, change: AgreementChange): Promise<boolean> =>
  tellProblem(async () => room.walk?.agreements.change(id, change));

/** Plain words of the wall for tests. */
import type { WallStrings } from "@/canvas/wallStrings";

/** Every text of the wall, short and telling. */
export const STRINGS: WallStrings = {
  wall: "wall",
  freeCards: "free cards",
  emptyCard: "empty card",
  untitledMap: "map",
  titleField: "title",
  onWall: "on the wall",
  position: ({ lane, column, index, count }) => `lane ${lane}, step ${column}, card ${index} of ${count}`,
  unplaced: ({ index, count }) => `unplaced ${index} of ${count}`,
  emptyCell: ({ lane, column }) => `${lane} ${column} empty`,
  discipline: (key) => `from ${key}`,
  paper: (key) => key,
  limit: ({ count, limit }) => `${count} of at most ${limit}`,
  blocked: (days) => `Blocked ${days}`,
  blockedSince: ({ at, reason }) => `blocked since ${at}: ${reason}`,
  agreed: ({ decisions, actions }) => `${decisions} decided, ${actions} to do`,
  locked: "locked",
  isLocked: "this is locked",
  tagged: (titles) => `tagged ${titles.join(", ")}`,
  writing: (name) => `${name} is writing`,
  moved: ({ title }) => title,
  selected: String,
  deleted: String,
  created: "created",
};

/**
 * The last pictures of boards, kept in this browser so that who comes back sees the board before it is there.
 *
 * A database of their own: whatever becomes of it, no edit is in it. A picture is shown only to the person it was made for, and only once
 * the server has said that they may see the board.
 */
import { type DBSchema, type IDBPDatabase, wrap } from "idb";

/** More boards than this have no picture: the ones seen longest ago lose theirs. */
export const MOST_PICTURES = 12;
/** A picture of more characters is not kept. */
export const MOST_CHARACTERS = 3_000_000;

/** One board as one person last saw it. */
export interface KeptPicture {
  readonly board: string;
  readonly person: string;
  /** Wall clock; only decides which picture goes first. */
  readonly at: number;
  /** An outline as JSON. */
  readonly outline: string;
}

interface Schema extends DBSchema {
  pictures: { key: string; value: KeptPicture };
}

/** Its name in the browser. */
export const PICTURES = "walkboard.pictures";

/** The picture of a board for a person; pictures of others are thrown away on the way. Null where there is none. */
export function pictureFor(board: string, person: string, factory = storage()): Promise<string | null> {
  return withPictures(factory, null, async (database) => {
    for (const kept of await database.getAll("pictures")) {
      if (kept.person !== person) await database.delete("pictures", kept.board);
    }
    const found = await database.get("pictures", board);
    return found && typeof found.outline === "string" ? found.outline : null;
  });
}

/** Keeps a picture in place of the board's last one, and lets go of what is too much. */
export function keepPicture(picture: KeptPicture, factory = storage()): Promise<void> {
  return withPictures(factory, undefined, async (database) => {
    if (picture.outline.length > MOST_CHARACTERS) {
      await database.delete("pictures", picture.board);
      return;
    }
    await database.put("pictures", picture);
    const all = await database.getAll("pictures");
    const late = all.sort((one, other) => other.at - one.at).slice(MOST_PICTURES);
    for (const { board } of late) await database.delete("pictures", board);
  });
}

/** This board is nobody's business here any more. */
export function dropPicture(board: string, factory = storage()): Promise<void> {
  return withPictures(factory, undefined, (database) => database.delete("pictures", board));
}

/** Nobody is signed in here any more. */
export function dropPictures(factory = storage()): Promise<void> {
  return withPictures(factory, undefined, (database) => database.clear("pictures"));
}

/** Pictures are a convenience: without storage, or with a broken one, there are none. */
async function withPictures<T>(
  factory: IDBFactory | null,
  otherwise: T,
  work: (database: IDBPDatabase<Schema>) => Promise<T>,
): Promise<T> {
  try {
    if (factory === null) return otherwise;
    const request = factory.open(PICTURES, 1);
    request.onupgradeneeded = () => request.result.createObjectStore("pictures", { keyPath: "board" });
    const database = (await wrap(request)) as unknown as IDBPDatabase<Schema>;
    try {
      return await work(database);
    } finally {
      database.close();
    }
  } catch {
    return otherwise;
  }
}

function storage(): IDBFactory | null {
  try {
    return globalThis.indexedDB ?? null;
  } catch {
    return null;
  }
}

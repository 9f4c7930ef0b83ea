/**
 * Edits the server refused for good, kept in this browser as whole boards until their owner decides about them.
 */
import { type CacheDatabase, type KeptCopy, openDatabase, StorageUnavailable } from "@/sync/database";
import { browserEnvironment, type Environment } from "@/sync/environment";

/** The kept copies of a board in this browser, the latest first; none where there is no storage. */
export async function keptCopies(
  boardId: string,
  personId: string,
  environment: Environment = browserEnvironment(),
): Promise<readonly KeptCopy[]> {
  const copies = await withDatabase(environment, [], (database) =>
    database.getAllFromIndex("copies", "board", boardId),
  );
  return copies.filter((copy) => copy.personId === personId).sort((one, other) => other.keptAt - one.keptAt);
}

/** Deletes a kept copy, once it has become a board of its own or its owner does not want it. */
export async function dropKeptCopy(id: string, environment: Environment = browserEnvironment()): Promise<void> {
  await withDatabase(environment, undefined, (database) => database.delete("copies", id));
}

async function withDatabase<T>(
  environment: Environment,
  otherwise: T,
  work: (database: CacheDatabase) => Promise<T>,
): Promise<T> {
  let database: CacheDatabase;
  try {
    database = await openDatabase(environment.indexedDB, environment.clock, () => undefined);
  } catch (error) {
    if (error instanceof StorageUnavailable) return otherwise;
    throw error;
  }
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

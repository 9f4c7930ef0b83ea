/**
 * Edits the server refused for good, kept in this browser as whole boards until their owner decides about them.
 */
import { type CacheDatabase, inTime, type KeptCopy, openDatabase } from "@/sync/database";
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
  return ofPerson(copies, personId);
}

/** All kept copies of a person in this browser, the latest first: also of boards that are gone. */
export async function allKeptCopies(
  personId: string,
  environment: Environment = browserEnvironment(),
): Promise<readonly KeptCopy[]> {
  const copies = await withDatabase(environment, [], (database) => database.getAll("copies"));
  return ofPerson(copies, personId);
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
  const opening = openDatabase(environment.indexedDB, () => undefined);
  const database = await inTime(environment.clock, opening).catch(() => null);
  if (database === null) {
    opening.then((late) => late.close()).catch(() => undefined);
    return otherwise;
  }
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

function ofPerson(copies: readonly KeptCopy[], personId: string): KeptCopy[] {
  return copies.filter((copy) => copy.personId === personId).sort((one, other) => other.keptAt - one.keptAt);
}

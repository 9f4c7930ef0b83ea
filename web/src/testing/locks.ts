/** Web Locks between the tabs of a test browser: exclusive locks that are held until their callback settles. */

/** As much of a LockManager as is used. */
export function memoryLocks(): LockManager {
  const tails = new Map<string, Promise<unknown>>();
  const request = async (name: string, options: LockOptions, held: () => Promise<unknown>): Promise<unknown> => {
    const before = tails.get(name) ?? Promise.resolve();
    const turn = before.then(() => (options.signal?.aborted ? undefined : held()));
    tails.set(name, turn);
    return await turn;
  };
  return { request, query: async () => ({ held: [], pending: [] }) } as unknown as LockManager;
}

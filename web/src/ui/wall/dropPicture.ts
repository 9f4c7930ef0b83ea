/** Throws away what was kept of a board for its next first picture: it is nobody's business here any more. */
export async function dropPicture(id: string): Promise<void> {
  await import("@/sync/pictures").then(
    (pictures) => pictures.dropPicture(id),
    () => undefined,
  );
}

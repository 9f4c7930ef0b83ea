/** What one does on a wall, fetched beside its first picture: tools and commands, undo, and the room for what surrounds it. */
export { createUndo } from "@/document/undo";
export { mountWall } from "@/tools/wall";
export { listenToBoard } from "@/ui/wall/listenToBoard";
export { createRoom } from "@/ui/wall/room";

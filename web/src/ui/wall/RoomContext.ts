import { createContext, useContext } from "react";
import type { WallRoom } from "@/ui/wall/room";

/** Carries the room to everything around one wall. */
export const RoomContext = createContext<WallRoom | null>(null);

/** The room this component stands in. */
export function useRoom(): WallRoom {
  const room = useContext(RoomContext);
  if (!room) throw new Error("This component stands outside of a wall");
  return room;
}

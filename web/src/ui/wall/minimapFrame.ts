import { boardToScreen, screenToBoard, type Viewport } from "@/canvas/camera";
import { thumbnailCamera } from "@/canvas/thumbnail";
import { type Box, covers, type Point } from "@/geometry/box";
import type { WallRoom } from "@/ui/wall/room";

function cameraOf(room: WallRoom, size: Viewport): ReturnType<typeof thumbnailCamera> | null {
  const content = room.wall.contentBox();
  return content && size.w > 0 ? thumbnailCamera(content, size) : null;
}

/** Where in a minimap of a size the part of the wall in view lies. */
export function frameOf(room: WallRoom, size: Viewport): Box | null {
  const camera = cameraOf(room, size);
  if (!camera) return null;
  const view = room.wall.view();
  const corner = boardToScreen(camera, view);
  return { ...corner, w: view.w * camera.zoom, h: view.h * camera.zoom };
}

/** The point of the board under a point of a minimap of a size. */
export function boardPointAt(room: WallRoom, size: Viewport, point: Point): Point | null {
  const camera = cameraOf(room, size);
  return camera ? screenToBoard(camera, point) : null;
}

/** Whether everything on the wall is in view. */
export function seesAll(room: WallRoom): boolean {
  const content = room.wall.contentBox();
  return content === null || covers(room.wall.view(), content);
}

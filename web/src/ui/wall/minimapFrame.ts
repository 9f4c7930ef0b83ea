import { boardToScreen, screenToBoard } from "@/canvas/camera";
import { thumbnailCamera } from "@/canvas/thumbnail";
import { type Box, covers, type Point } from "@/geometry/box";
import type { WallRoom } from "@/ui/wall/room";

function cameraOf(room: WallRoom, canvas: HTMLCanvasElement): ReturnType<typeof thumbnailCamera> | null {
  const content = room.wall.contentBox();
  return content ? thumbnailCamera(content, { w: canvas.clientWidth, h: canvas.clientHeight }) : null;
}

/** Where in the minimap the part of the wall in view lies. */
export function frameOf(room: WallRoom, canvas: HTMLCanvasElement): Box | null {
  const camera = cameraOf(room, canvas);
  if (!camera) return null;
  const view = room.wall.view();
  const corner = boardToScreen(camera, view);
  return { ...corner, w: view.w * camera.zoom, h: view.h * camera.zoom };
}

/** The point of the board under a point of the window over the minimap. */
export function boardPointAt(room: WallRoom, canvas: HTMLCanvasElement, point: Point): Point | null {
  const camera = cameraOf(room, canvas);
  const { left, top } = canvas.getBoundingClientRect();
  return camera ? screenToBoard(camera, { x: point.x - left, y: point.y - top }) : null;
}

/** Whether everything on the wall is in view. */
export function seesAll(room: WallRoom): boolean {
  const content = room.wall.contentBox();
  return content === null || covers(room.wall.view(), content);
}

/** The dots of the empty wall: they give the hand something to hold on to while it pans. */
import type { Camera, Viewport } from "@/canvas/camera";

/** Distance of two dots in board units at 100 %. */
const SPACING = 24;
/** Dots closer than this on the screen would turn into a grey haze; every second one is left out then. */
const MIN_SPACING = 18;
const TILE = 64;

/** Paints the dots of the wall with one fill. */
export interface GridPainter {
  /** Prepares the dots in a colour. */
  theme(colour: string): void;
  paint(context: CanvasRenderingContext2D, camera: Camera, viewport: Viewport): void;
}

/** The distance of two dots on the screen at a zoom: doubled until the dots are far enough apart. */
export function dotSpacing(zoom: number): number {
  let spacing = SPACING * zoom;
  while (spacing < MIN_SPACING) spacing *= 2;
  while (spacing > MIN_SPACING * 4) spacing /= 2;
  return spacing;
}

/** A painter that repeats one tile, because thousands of single dots cost more than all cards together. */
export function createGridPainter(): GridPainter {
  let tile: HTMLCanvasElement | null = null;
  return {
    theme(colour) {
      tile = document.createElement("canvas");
      tile.width = TILE;
      tile.height = TILE;
      const context = tile.getContext("2d");
      if (!context) return;
      context.fillStyle = colour;
      context.beginPath();
      context.arc(TILE / 2, TILE / 2, 2.6, 0, Math.PI * 2);
      context.fill();
    },
    paint(context, camera, viewport) {
      const pattern = tile && context.createPattern(tile, "repeat");
      if (!pattern) return;
      const spacing = dotSpacing(camera.zoom);
      const scale = spacing / TILE;
      const shift = (origin: number): number => -((origin * camera.zoom) % spacing) - spacing / 2;
      pattern.setTransform(new DOMMatrix([scale, 0, 0, scale, shift(camera.x), shift(camera.y)]));
      context.fillStyle = pattern;
      context.fillRect(0, 0, viewport.w, viewport.h);
    },
  };
}

/** The lines that show what comes into line with what, and the gaps that are even, over everything else. */
import type { Camera } from "@/canvas/camera";
import type { Palette } from "@/canvas/palette";
import { GUIDE_NUMBERS, type Guides } from "@/geometry/snap";

const TICK = 4;
const LABEL = 11;
const PAD = 4;

/** Paints the guides. */
export function paintGuides(
  context: CanvasRenderingContext2D,
  camera: Camera,
  palette: Palette,
  { guides, count }: Guides,
): void {
  const { zoom } = camera;
  context.strokeStyle = palette.accent;
  context.lineWidth = 1;
  for (let i = 0; i < count; i++) {
    const at = i * GUIDE_NUMBERS;
    const x = Math.round(((guides[at] as number) - camera.x) * zoom) + 0.5;
    const y = Math.round(((guides[at + 1] as number) - camera.y) * zoom) + 0.5;
    const toX = Math.round(((guides[at + 2] as number) - camera.x) * zoom) + 0.5;
    const toY = Math.round(((guides[at + 3] as number) - camera.y) * zoom) + 0.5;
    const gap = guides[at + 4] as number;
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(toX, toY);
    if (gap !== 0) addTicks(context, x, y, toX, toY);
    context.stroke();
    if (gap !== 0) paintGap(context, palette, gap, (x + toX) / 2, (y + toY) / 2);
  }
}

function addTicks(context: CanvasRenderingContext2D, x: number, y: number, toX: number, toY: number): void {
  const [across, down] = y === toY ? [0, TICK] : [TICK, 0];
  context.moveTo(x - across, y - down);
  context.lineTo(x + across, y + down);
  context.moveTo(toX - across, toY - down);
  context.lineTo(toX + across, toY + down);
}

function paintGap(context: CanvasRenderingContext2D, palette: Palette, gap: number, x: number, y: number): void {
  const text = String(Math.round(gap));
  context.font = `600 ${LABEL}px ${palette.font}`;
  const width = context.measureText(text).width + 2 * PAD;
  context.fillStyle = palette.accent;
  context.beginPath();
  context.roundRect(x - width / 2, y - LABEL / 2 - PAD / 2, width, LABEL + PAD, 3);
  context.fill();
  context.fillStyle = palette.sheet;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(text, x, y + 0.5);
  context.textAlign = "left";
}

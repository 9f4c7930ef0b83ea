/** What new things look like: remembered by the wall while it is open. */
import type { PaperKey } from "@/document/records";
import type { Form, Path, Pen } from "@/document/things";

/** Colour and width of one pen. */
export interface PenLook {
  readonly color: PaperKey;
  readonly width: number;
}

/** What is in the paint box. */
export interface Brush {
  readonly pens: Readonly<Record<Pen, PenLook>>;
  /** The form that the tool for shapes makes. */
  readonly form: Form;
  /** The paper of new shapes. */
  readonly paper: PaperKey;
  readonly path: Path;
  /** The colour of new connectors and texts. */
  readonly color: PaperKey;
}

/** What one begins with. */
export const FIRST_BRUSH: Brush = {
  pens: { pen: { color: "paper", width: 4 }, highlighter: { color: "yellow", width: 20 } },
  form: "rectangle",
  paper: "blue",
  path: "elbow",
  color: "paper",
};

/** The widths on offer for each pen, in board units. */
export const PEN_WIDTHS: Readonly<Record<Pen, readonly number[]>> = { pen: [2, 4, 8], highlighter: [12, 20, 32] };

import { encode } from "uqr";

interface QrPictureProps {
  readonly text: string;
  readonly label: string;
}

/** A text as a QR code to point a phone at; always dark on light, whatever the theme. */
export function QrPicture({ text, label }: QrPictureProps) {
  const { data, size } = encode(text, { border: 2 });
  const path = data.flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={path} />
    </svg>
  );
}

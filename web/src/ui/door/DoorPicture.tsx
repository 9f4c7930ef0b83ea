import type { Door } from "@/api/dto";
import { Thumbnail } from "@/ui/controls/Thumbnail";

/** The wall behind the door, drawn from its outline. */
export function DoorPicture({ door }: { readonly door: Door }) {
  return (
    <div className="door-picture" aria-hidden="true">
      <Thumbnail outline={door.outline} ratio={16 / 11} />
    </div>
  );
}

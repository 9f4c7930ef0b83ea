/** Where everything in a map stands: pure, deterministic, and total over whatever concurrent edits produced. */
export type {
  Cell,
  ColumnHeader,
  LaneHeader,
  LimitState,
  MapLayout,
  MapLine,
  PlacedCard,
  Tray,
} from "@/maps/model";

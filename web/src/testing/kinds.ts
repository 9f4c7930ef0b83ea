import { fetchKind, kindKeys } from "@/maps/kinds";

// Tests read every kind of map.
await Promise.all(kindKeys.map(fetchKind));

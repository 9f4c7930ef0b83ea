import { Hand, Map as MapIcon, MousePointer2, StickyNote } from "lucide-react";
import { kindIndex } from "@/maps/kindIndex";
import { label } from "@/maps/kinds";
import { type Action, always } from "@/ui/actions/action";
import { language } from "@/ui/strings/language";
import { addMapInView } from "@/ui/wall/addMapInView";

/** The tools of the rail. */
export const toolActions: readonly Action[] = [
  {
    id: "tool.select",
    group: "tools",
    labelKey: "tool.select",
    keys: ["v"],
    icon: MousePointer2,
    writes: false,
    when: always,
    run: (room) => room.wall.setTool("select"),
  },
  {
    id: "tool.hand",
    group: "tools",
    labelKey: "tool.hand",
    keys: ["h"],
    icon: Hand,
    writes: false,
    when: always,
    run: (room) => room.wall.setTool("hand"),
  },
  {
    id: "tool.card",
    group: "tools",
    labelKey: "tool.card",
    keys: ["c"],
    icon: StickyNote,
    writes: true,
    when: always,
    run: (room) => room.wall.setTool("card"),
  },
  ...kindIndex.map(
    (kind): Action => ({
      id: `map.add.${kind.key}`,
      group: "maps",
      labelKey: "tool.map",
      labelValues: () => ({ kind: label(kind, language.peek()) }),
      icon: MapIcon,
      writes: true,
      when: always,
      run: (room) => addMapInView(room, kind.key),
    }),
  ),
];

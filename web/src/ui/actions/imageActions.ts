import { ImagePlus } from "lucide-react";
import { type Action, always } from "@/ui/actions/action";
import { pickImages } from "@/ui/images/pickImages";

/** Images on the wall; they are pasted and dropped as well. */
export const imageActions: readonly Action[] = [
  {
    id: "image.add",
    group: "things",
    labelKey: "image.add",
    keys: ["shift+u"],
    icon: ImagePlus,
    writes: true,
    when: always,
    run: pickImages,
  },
];

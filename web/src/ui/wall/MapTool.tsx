import { LayoutGrid } from "lucide-react";
import { Suspense, useRef, useState } from "react";
import { IconButton } from "@/ui/controls/IconButton";
import { late } from "@/ui/late";
import { useText } from "@/ui/strings/translate";

const MapMenu = late(() => import("@/ui/wall/MapMenu").then((m) => m.MapMenu), "maps");

/** The button of the kinds of maps. */
export function MapTool({ active }: { readonly active: boolean }) {
  const t = useText();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton
        ref={button}
        side="right"
        label={t("tool.maps")}
        pressed={active}
        aria-haspopup="menu"
        aria-expanded={open}
        onPress={() => setOpen(true)}
      >
        <LayoutGrid size={20} aria-hidden="true" />
      </IconButton>
      <Suspense>{open ? <MapMenu trigger={button} onClose={() => setOpen(false)} /> : null}</Suspense>
    </>
  );
}

import type { Me } from "@/api/dto";
import { BrandMark } from "@/ui/controls/BrandMark";
import { MeMenu } from "@/ui/me/MeMenu";
import { useText } from "@/ui/strings/translate";

/** The thin line at the top of the shelf. */
export function ShelfTop({ me, again }: { readonly me: Me; readonly again: () => void }) {
  const t = useText();
  return (
    <header className="shelf-top">
      <span className="brand">
        <BrandMark size={26} />
        <span className="brand-name">{t("brand")}</span>
      </span>
      <MeMenu me={me} onChanged={again} />
    </header>
  );
}

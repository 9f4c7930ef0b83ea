import { Minus, Plus } from "lucide-react";
import { Button, Group, Input, Label, NumberField, Text } from "react-aria-components";
import { setLimit } from "@/document/commands/lanes";
import type { Strip } from "@/ui/actions/partMoves";
import { PressButton } from "@/ui/controls/PressButton";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

const LARGEST = 999;

interface LimitFieldProps {
  readonly strip: Strip;
  readonly limit: number | null;
}

/** How many cards a lane or column should hold at most. It warns and never refuses. */
export function LimitField({ strip, limit }: LimitFieldProps) {
  const t = useText();
  const room = useRoom();
  const mayWrite = useSignal(room.mayWrite);
  const target = strip.part === "lane" ? { lane: strip.lane.id } : { column: strip.column.id };
  const set = (value: number | null) => setLimit(room.board, target, value);
  return (
    <div className="limit-field">
      <NumberField
        className="field"
        value={limit ?? Number.NaN}
        minValue={0}
        maxValue={LARGEST}
        isReadOnly={!mayWrite}
        onChange={(value) => set(Number.isNaN(value) ? null : value)}
      >
        <Label className="panel-label">{t("limit.label")}</Label>
        <Group className="limit-group">
          <Button slot="decrement" className="icon-button" aria-label={t("limit.less")}>
            <Minus size={16} aria-hidden="true" />
          </Button>
          <Input className="field-input number" placeholder={t("limit.none")} />
          <Button slot="increment" className="icon-button" aria-label={t("limit.more")}>
            <Plus size={16} aria-hidden="true" />
          </Button>
        </Group>
        <Text slot="description" className="field-hint">
          {t("limit.explain")}
        </Text>
      </NumberField>
      {limit !== null && mayWrite ? (
        <PressButton weight="quiet" onPress={() => set(null)}>
          {t("limit.lift")}
        </PressButton>
      ) : null}
    </div>
  );
}

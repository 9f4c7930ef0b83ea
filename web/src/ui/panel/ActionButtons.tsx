import { offered } from "@/ui/actions/action";
import { actionOf } from "@/ui/actions/registry";
import { PressButton, type Weight } from "@/ui/controls/PressButton";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

interface ActionButtonsProps {
  readonly ids: readonly string[];
  readonly weight?: Weight;
}

/** Actions of the registry as buttons; what is not on offer right now is not there. */
export function ActionButtons({ ids, weight = "plain" }: ActionButtonsProps) {
  const t = useText();
  const room = useRoom();
  const shown = ids.map(actionOf).filter((action) => offered(action, room));
  if (shown.length === 0) return null;
  return (
    <div className="panel-actions">
      {shown.map(({ id, icon: Icon, labelKey, labelValues, run }) => (
        <PressButton
          key={id}
          weight={weight}
          icon={Icon ? <Icon size={16} aria-hidden="true" /> : null}
          onPress={() => run(room)}
        >
          {t(labelKey, labelValues?.())}
        </PressButton>
      ))}
    </div>
  );
}

import { FilterX } from "lucide-react";
import type { Flow } from "@/api/dto";
import { fields } from "@/maps/fields";
import { kinds, local } from "@/maps/kinds";
import { Choice } from "@/ui/controls/Choice";
import { PressButton } from "@/ui/controls/PressButton";
import { Segments } from "@/ui/controls/Segments";
import { TextLine } from "@/ui/controls/TextLine";
import { useKinds } from "@/ui/controls/useKinds";
import { type FlowAsk, isNarrowed, PERIODS, type PeriodKey } from "@/ui/flow/question";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";

const ALL = "";

interface FlowAsksProps {
  readonly flow: Flow;
  readonly ask: FlowAsk;
  readonly onAsk: (ask: FlowAsk) => void;
}

/** Which days, lane, class of service and value stream one looks at. What there is only one of is not asked for. */
export function FlowAsks({ flow, ask, onAsk }: FlowAsksProps) {
  const t = useText();
  const lang = useSignal(language);
  useKinds([flow.kind]);
  const roles = kinds.get(flow.kind)?.lanes ?? [];
  const classes = fields.get("class")?.choices ?? [];
  const laneName = (title: string, key: string): string => {
    const role = roles.find((each) => each.key === key);
    return title || (role ? local(role.label, lang) : key);
  };
  const className = (key: string): string => classes.find((each) => each.key === key)?.label[lang] ?? key;
  return (
    <search className="flow-asks" aria-label={t("flow.asks")}>
      <PeriodChoice ask={ask} onAsk={onAsk} />
      <Among
        label={t("flow.lane")}
        all={t("flow.allLanes")}
        gone={t("flow.goneLane")}
        value={ask.lane}
        options={flow.lanes.map((each) => ({ value: each.lane_id, label: laneName(each.title, each.role) }))}
        onChange={(lane) => onAsk({ ...ask, lane })}
      />
      <Among
        label={t("flow.class")}
        all={t("flow.allClasses")}
        gone={ask.serviceClass === null ? "" : className(ask.serviceClass)}
        value={ask.serviceClass}
        options={flow.classes.map((key) => ({ value: key, label: className(key) }))}
        onChange={(serviceClass) => onAsk({ ...ask, serviceClass })}
      />
      <Among
        label={t("flow.stream")}
        all={t("flow.allStreams")}
        gone={t("flow.otherStream")}
        value={ask.stream}
        options={flow.streams.map((each) => ({ value: each.stream_id, label: each.name || t("flow.otherStream") }))}
        onChange={(stream) => onAsk({ ...ask, stream })}
      />
      {isNarrowed(ask) ? (
        <PressButton
          weight="quiet"
          icon={<FilterX size={16} aria-hidden="true" />}
          onPress={() => onAsk({ ...ask, lane: null, serviceClass: null, stream: null })}
        >
          {t("flow.everything")}
        </PressButton>
      ) : null}
    </search>
  );
}

function PeriodChoice({ ask, onAsk }: Omit<FlowAsksProps, "flow">) {
  const t = useText();
  const pick = (period: PeriodKey): void => onAsk({ ...ask, period });
  return (
    <>
      <Segments
        label={t("flow.period")}
        value={ask.period}
        options={[
          ...PERIODS.map((value) => ({ value, label: t("flow.lastDays", { count: Number(value) }) })),
          { value: "own" as const, label: t("flow.ownDays") },
        ]}
        onChange={pick}
      />
      {ask.period === "own" ? (
        <>
          <DayLine label={t("flow.fromDay")} day={ask.first} onDay={(first) => onAsk({ ...ask, first })} />
          <DayLine label={t("flow.toDay")} day={ask.last} onDay={(last) => onAsk({ ...ask, last })} />
        </>
      ) : null}
    </>
  );
}

interface DayLineProps {
  readonly label: string;
  readonly day: string;
  readonly onDay: (day: string) => void;
}

/** A day; while it is half written nothing is asked for. */
function DayLine({ label, day, onDay }: DayLineProps) {
  return (
    <TextLine label={label} type="date" defaultValue={day} onChange={(written) => written !== "" && onDay(written)} />
  );
}

interface AmongProps {
  readonly label: string;
  readonly all: string;
  /** What stands for a value that is none of the options: an old address. */
  readonly gone: string;
  readonly value: string | null;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string | null) => void;
}

function Among({ label, all, gone, value, options, onChange }: AmongProps) {
  if (options.length < 2 && value === null) return null;
  const isKnown = value === null || options.some((option) => option.value === value);
  return (
    <Choice
      label={label}
      value={value ?? ALL}
      options={[{ value: ALL, label: all }, ...options, ...(isKnown ? [] : [{ value: value ?? ALL, label: gone }])]}
      onChange={(picked) => onChange(picked === ALL ? null : picked)}
    />
  );
}

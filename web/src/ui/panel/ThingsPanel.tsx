import { ALIGNS, FORMS, LINES, PATHS, SCALES } from "@/document/things";
import { actionOf } from "@/ui/actions/registry";
import { selectedCards, selectedConnectors, selectedThings } from "@/ui/actions/selected";
import { END_PAIRS, isLost, thingsOf } from "@/ui/actions/thingActions";
import { Choice } from "@/ui/controls/Choice";
import { Segments } from "@/ui/controls/Segments";
import { ActionButtons } from "@/ui/panel/ActionButtons";
import { AltField } from "@/ui/panel/AltField";
import { ArrangeRow } from "@/ui/panel/ArrangeRow";
import { LockedNote } from "@/ui/panel/LockedNote";
import { PaperChoice } from "@/ui/panel/PaperChoice";
import { shared } from "@/ui/panel/shared";
import { useSignal } from "@/ui/signals";
import { type TextKey, useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

/** What one can see and do about selected things and connectors, and cards selected with them. */
export function ThingsPanel() {
  const t = useText();
  const room = useRoom();
  const mayWrite = useSignal(room.mayWrite);
  const things = selectedThings(room);
  const connectors = selectedConnectors(room);
  const cards = selectedCards(room).flatMap((id) => room.board.state.cards.get(id) ?? []);
  const [connector] = connectors;
  const [link] = things;
  const image = link?.type === "image" && things.length === 1 && connectors.length + cards.length === 0 ? link : null;
  return (
    <div className="panel-body">
      {link?.type === "link" && things.length === 1 && connectors.length + cards.length === 0 ? (
        <p className="panel-title">{link.host || t("link.refused")}</p>
      ) : null}
      {image ? <AltField key={image.id} image={image} /> : null}
      {connector && connectors.length === 1 && isLost(room, connector) ? (
        <p className="blocked-note">{t("connector.lost")}</p>
      ) : null}
      {mayWrite ? (
        <>
          {image ? null : (
            <PaperChoice
              value={shared([...things, ...connectors, ...cards].map(({ color }) => color))}
              onPick={(paper) => actionOf(`card.color.${paper}`).run(room)}
            />
          )}
          <Looks />
        </>
      ) : null}
      <LockedNote items={[...things, ...connectors, ...cards].map(({ id }) => id)} />
      <ArrangeRow />
      <ActionButtons
        ids={[
          "link.open",
          ...(image ? [] : ["thing.edit"]),
          "thing.toCard",
          "thing.connect",
          "connector.turn",
          "card.duplicate",
        ]}
      />
      <ActionButtons ids={["card.delete"]} weight="lost" />
    </div>
  );
}

/** The looks that what is selected can have. */
function Looks() {
  const room = useRoom();
  const shapes = thingsOf(room, "shape");
  const texts = thingsOf(room, "text");
  const connectors = selectedConnectors(room);
  const lines = [...shapes, ...connectors].flatMap((one) => ("line" in one ? [one.line] : []));
  const scales = texts.flatMap((one) => (one.type === "text" ? [one.scale] : []));
  const aligns = texts.flatMap((one) => (one.type === "text" ? [one.align] : []));
  const forms = shapes.flatMap((one) => (one.type === "shape" ? [one.form] : []));
  return (
    <>
      {forms.length > 0 ? (
        <Look of="form" words="thing" group="thing.form" options={FORMS} value={shared(forms)} list />
      ) : null}
      {scales.length > 0 ? (
        <Look of="scale" words={null} group="thing.scale" options={SCALES.map(String)} value={shared(scales)} />
      ) : null}
      {aligns.length > 0 ? (
        <Look of="align" words="align" group="thing.align" options={ALIGNS} value={shared(aligns)} />
      ) : null}
      {connectors.length > 0 ? (
        <>
          <Look
            of="path"
            words="path"
            group="connector.path"
            options={PATHS}
            value={shared(connectors.map(({ path }) => path))}
            list
          />
          <Look
            of="ends"
            words="ends"
            group="connector.ends"
            options={Object.keys(END_PAIRS)}
            value={shared(connectors.map(({ ends }) => ends.join("-")))}
            list
          />
        </>
      ) : null}
      {lines.length > 0 ? (
        <Look of="line" words="line" group="thing.line" options={LINES} value={shared(lines)} list />
      ) : null}
    </>
  );
}

/** A word that stands alone; the same words are in the middle of what actions are called. */
function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

interface LookProps {
  readonly of: "form" | "scale" | "align" | "path" | "ends" | "line";
  /** The beginning of the keys of its words; null where the options are numbers. */
  readonly words: "thing" | "align" | "path" | "ends" | "line" | null;
  /** The beginning of the ids of its actions. */
  readonly group: string;
  readonly options: readonly string[];
  readonly value: string | number | null;
  /** In a list that opens instead of side by side. */
  readonly list?: boolean;
}

function Look({ of, words, group, options, value, list = false }: LookProps) {
  const t = useText();
  const room = useRoom();
  const shown = options.map((option) => ({
    value: option,
    label: words === null ? option : capital(t(`${words}.${option}` as TextKey)),
  }));
  const props = {
    label: t(`panel.${of}`),
    value: value === null ? "" : String(value),
    options: shown,
    onChange: (option: string) => actionOf(`${group}.${option}`).run(room),
  };
  return list ? <Choice {...props} /> : <Segments {...props} />;
}

import { layInMap } from "@/ui/paste/layPasted";
import type { Pasted } from "@/ui/paste/pasted";
import { gridOfPlace, type MapPlace } from "@/ui/paste/pasteInto";
import { useText } from "@/ui/strings/translate";
import { laneNames } from "@/ui/strips/laneNames";
import { useRoom } from "@/ui/wall/RoomContext";

/** More lanes or columns than this are not shown before a paste. */
const MOST_SHOWN = 6;

interface PastePreviewProps {
  readonly pasted: Pasted;
  readonly place: MapPlace;
}

/** Where the cards of a paste would come to lie in a map, cell by cell, as the map is now. */
export function PastePreview({ pasted, place }: PastePreviewProps) {
  const t = useText();
  const room = useRoom();
  const names = laneNames(room.board.state, place.map);
  const texts = new Map<string, string[]>();
  for (const { content, at } of layInMap(pasted, gridOfPlace(place))) {
    if (!("lane" in at)) continue;
    const key = `${at.lane}:${at.column}`;
    texts.set(key, [...(texts.get(key) ?? []), content.title ?? ""]);
  }
  const from = {
    lane: place.lanes.indexOf(place.lane),
    column: place.columns.findIndex(({ id }) => id === place.column),
  };
  const lanes = place.lanes.slice(Math.max(0, from.lane)).slice(0, MOST_SHOWN);
  const columns = place.columns.slice(Math.max(0, from.column)).slice(0, MOST_SHOWN);
  return (
    // Scrolling by keyboard needs something to stand on.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className="paste-preview" tabIndex={0} aria-label={t("paste.preview")}>
      <table>
        <thead>
          <tr>
            <td />
            {columns.map(({ id, title }) => (
              <th key={id} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lanes.map((lane) => (
            <tr key={lane}>
              <th scope="row">{names.get(lane)}</th>
              {columns.map(({ id }) => (
                <PreviewCell key={id} texts={texts.get(`${lane}:${id}`) ?? []} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function PreviewCell({ texts }: { readonly texts: readonly string[] }) {
  const t = useText();
  const [first, second, ...rest] = texts;
  return (
    <td>
      {[first, second].map((text, at) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: the first and the second
        text === undefined ? null : <p key={at}>{text}</p>,
      )}
      {rest.length > 0 ? <p className="soft">{t("paste.more", { count: rest.length })}</p> : null}
    </td>
  );
}

import { Suspense } from "react";
import type { MapRecord } from "@/document/records";
import { kinds, label } from "@/maps/kinds";
import { fieldsOfMap } from "@/maps/offeredFields";
import { PathsSection } from "@/ui/blueprint/PathsSection";
import { FieldEditor } from "@/ui/fields/FieldEditor";
import { Guide } from "@/ui/guides/Guide";
import { ActionButtons } from "@/ui/panel/ActionButtons";
import { AddStrips } from "@/ui/panel/AddStrips";
import { KIND_SECTIONS } from "@/ui/panel/kindSections";
import { TitleField } from "@/ui/panel/TitleField";
import { WarningList } from "@/ui/panel/WarningList";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";

/** What one can see and do about a map, and what the map tells. */
export function MapPanel({ map }: { readonly map: MapRecord }) {
  const lang = useSignal(language);
  const kind = kinds.get(map.kind);
  const Section = KIND_SECTIONS[map.kind];
  return (
    <div className="panel-body">
      <TitleField key={map.id} id={map.id} title={map.title} standsIn={kind ? label(kind, lang) : ""} />
      {kind ? <Guide key={`guide:${map.id}`} kind={kind} map={map} /> : null}
      {kind ? <WarningList kind={kind} map={map} /> : null}
      <Suspense>{kind && Section ? <Section kind={kind} map={map} /> : null}</Suspense>
      <FieldEditor root="maps" records={[map]} offered={fieldsOfMap(map)} />
      {kind?.paths ? <PathsSection map={map} /> : null}
      {kind ? <AddStrips kind={kind} map={map} /> : null}
      <ActionButtons ids={["map.flow"]} />
      <ActionButtons ids={["map.delete"]} weight="lost" />
    </div>
  );
}

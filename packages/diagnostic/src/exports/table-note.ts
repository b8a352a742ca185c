import { partnerOf } from "../gather.ts";
import { secrecyOf } from "../notes/note-of.ts";
import { peopleOf } from "../people.ts";
import type { ExportedTable } from "./exported-table.ts";

/** Who is counted, and where it comes from: the note of the figure without what reads it. */
export function tableNote({ subject, masked }: ExportedTable): readonly string[] {
  const { source, indicator, study, gathered, words } = subject;
  const held = gathered.get(indicator.id);
  const min = held?.state === "published" ? held.bundle.manifest.policy.min : study.disclosure.min;
  const people = peopleOf(source, indicator.universe, words).name;
  const scope = words.say("note.scope", { people, period: words.period(source.window) });
  const from = words.say("note.source", {
    partner: words.text(partnerOf(source.id, study).label),
    study: words.text(study.title),
    version: study.version,
    secrecy: secrecyOf(subject, min),
  });
  return [
    `${words.say("note.scopeHead")} ${scope}.`,
    `${words.say("note.sourceHead")} ${from}.`,
    ...(masked > 0 ? [words.say("export.masked", { masked })] : []),
  ];
}

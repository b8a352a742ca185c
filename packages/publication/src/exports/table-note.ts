import type { ExportedTable } from "@vigie/diagnostic";
import {
  partnerOf,
  peopleOf,
  protectionSentence,
  type ShownPolicy,
  secrecyOf,
  uncertainRemark,
} from "@vigie/diagnostic";
import { capitalised } from "@vigie/words";
import type { PublicationFormatter } from "../formatter.ts";

/** Who is counted, and where it comes from: the note of the figure without what reads it. */
export function tableNote(
  { subject, hidden }: ExportedTable,
  formatter: PublicationFormatter,
): readonly string[] {
  const { source, indicator, study, gathered, table } = subject;
  const held = gathered.get(indicator.id);
  const policy: ShownPolicy =
    held?.state === "published"
      ? held.bundle.manifest.policy
      : { min: study.disclosure.min, small: "hidden" };
  const protection = protectionSentence([table], formatter);
  const people = peopleOf(source, indicator.universe, formatter).name;
  const scope = formatter.message("note.scope", { people, period: formatter.period(source.window) });
  const from = formatter.message("note.source", {
    partner: formatter.text(partnerOf(source.id, study).label),
    study: formatter.text(study.title),
    version: study.version,
    secrecy: secrecyOf(subject, policy),
  });
  return [
    `${formatter.message("note.scopeHead")} ${scope}.`,
    `${formatter.message("note.sourceHead")} ${from}.`,
    ...(protection === null ? [] : [protection]),
    ...(hidden > 0 ? [formatter.message("export.hidden", { hidden, min: policy.min })] : []),
    ...uncertainRemark(subject).map((remark) => `${capitalised(remark)}.`),
  ];
}

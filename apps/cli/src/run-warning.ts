import { chancesInHundred } from "@vigie/disclosure";
import type { RunWarning } from "@vigie/station";
import { type Study, type Text, textIn } from "@vigie/study";
import type { CliMessages } from "./messages.ts";

/** What a person should look at before the bundle is handed over, in a sentence. */
export function runWarning(warning: RunWarning, study: Study, messages: CliMessages): string {
  const { message } = messages;
  const declared = study.sources.get(warning.source);
  const source = nameOf(warning.source, declared?.label, messages);
  const attributeOf = (id: string) => nameOf(id, declared?.attributes.get(id)?.label, messages);
  const named = (value: string | null) => ({ named: value === null ? "no" : "yes", value: value ?? "" });
  switch (warning.kind) {
    case "contacts-lost":
      return message("run.contactsLost", { source, reason: warning.reason });
    case "day-spike":
      return message("run.daySpike", { source, share: warning.share, ...named(warning.value) });
    case "lost-zeros": {
      const { share, pad, column } = warning;
      const key = `key: { column: ${JSON.stringify(column)}, pad: ${pad} }`;
      return message("run.lostZeros", { source, share, pad: pad ?? 0, key });
    }
    case "units-from-contacts":
      return message("run.unitsFromContacts", { source });
    case "contradicted":
      return message("run.contradicted", {
        source,
        attribute: attributeOf(warning.attribute),
        share: warning.share,
      });
    case "spike":
      return message("run.spike", {
        source,
        attribute: attributeOf(warning.attribute),
        share: warning.share,
        ...named(warning.value),
      });
    case "thin-budget":
      return message("run.thin", { source: warning.source, size: warning.size });
    case "not-raked":
      return message("run.notRaked", { source: warning.source });
    case "rows-undeclared":
      return message("run.rowsUndeclared", {
        source,
        rows: warning.rows,
        chance: chancesInHundred(warning.chance),
      });
    default:
      return warning satisfies never;
  }
}

function nameOf(id: string, label: Text | undefined, { language }: CliMessages): string {
  return label === undefined ? id : textIn(label, language);
}

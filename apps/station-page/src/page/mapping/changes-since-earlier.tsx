import { type DraftChange, draftChanges } from "@vigie/mapping";
import { fieldName } from "../field-name.ts";
import { profilesIn } from "../page-progress.ts";
import { usePage } from "../use-page.ts";

/** What no longer holds in the mapping of another edition. */
export function ChangesSinceEarlier() {
  const { state, formatter } = usePage();
  const { message, text } = formatter;
  const { study, history } = state;
  const { earlier } = history.present;
  if (study === null || earlier === null) return null;
  const renamed = withOpenFiles(earlier.draft, history.present.draft);
  const changes = draftChanges(renamed, { study: study.study, profiles: profilesIn(state) });
  const sentence = (change: DraftChange) => {
    const source = study.study.sources.get(change.source);
    const named = {
      source: text(source?.label ?? { fr: change.source }),
      column: "column" in change ? change.column : "",
      file: "file" in change ? change.file : "",
      field:
        "field" in change && source !== undefined && change.field !== "key"
          ? fieldName(change.field, change, { source, formatter })
          : "key",
      values: "values" in change ? change.values.length : 0,
    };
    return message(`change.${change.kind}`, named);
  };
  return (
    <section>
      <h2>{message("change.title", { name: earlier.file })}</h2>
      {changes.length === 0 ? (
        <p>{message("change.none")}</p>
      ) : (
        <ul>
          {changes.map((change) => {
            const wording = sentence(change);
            return <li key={wording}>{wording}</li>;
          })}
        </ul>
      )}
    </section>
  );
}

type Draft = Parameters<typeof draftChanges>[0];

/** The earlier mapping, of the files that were given to its parts since. */
function withOpenFiles(earlier: Draft, now: Draft | null): Draft {
  const sources = [...earlier.sources].map(([id, { units, contacts }]) => {
    const given = now?.sources.get(id);
    const unitsInput = given?.units?.input ?? units?.input ?? null;
    return [
      id,
      {
        units: units === null || units.input === null ? units : { ...units, input: unitsInput },
        contacts: contacts === null ? null : { ...contacts, input: given?.contacts?.input ?? contacts.input },
      },
    ] as const;
  });
  return { ...earlier, sources: new Map(sources) };
}

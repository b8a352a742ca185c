import type { Source } from "@vigie/study";
import { type Part, partKey } from "../choices.ts";
import { profileOf } from "../decisions.ts";
import { areOthersSetAside, changedPart, fileOf, isShaped, partOf } from "../draft-edits.ts";
import { sentence } from "../page-formatter.ts";
import { profilesIn } from "../page-progress.ts";
import { Choice } from "../parts/choice.tsx";
import { usePage } from "../use-page.ts";
import { anchorOf } from "./anchor.ts";
import { PartColumns } from "./part-columns.tsx";

/** What one file of a source gives: its columns, folded where Vigie knows them by itself. */
export function MappedPart({ part, source }: { readonly part: Part; readonly source: Source }) {
  const { state, actions, formatter } = usePage();
  const { message, text } = formatter;
  const choices = state.history.present;
  const draft = choices.draft === null ? null : partOf(choices.draft, part);
  const profile = profileOf(part, { choices, profiles: profilesIn(state) });
  if (draft === null || profile === null) return null;
  const file = fileOf(draft);
  const columns = <PartColumns part={part} draft={draft} source={source} profile={profile} />;
  const otherRows = choices.guesses.get(partKey(part))?.otherRows ?? [];
  return (
    <section>
      <h2>{message(`mapping.${part.role}`, { source: text(source.label) })}</h2>
      <p>
        {file === null
          ? message("mapping.fromContacts")
          : message("mapping.file", { name: file, rows: profile.rows })}
      </p>
      {part.role === "units" && otherRows.length > 0 && (
        <Choice
          id={anchorOf(part, "other-rows")}
          type="checkbox"
          checked={areOthersSetAside(draft)}
          isDoubtful={!areOthersSetAside(draft)}
          onChange={(isSetAside) =>
            actions.decideDraft(sentence("did.otherRows"), (before) =>
              changedPart(before, part, { otherRows: isSetAside ? "set_aside" : "refuse" }),
            )
          }
        >
          {message("mapping.otherRows", { rows: otherRows.length })}
        </Choice>
      )}
      {isShaped(draft) ? (
        <>
          <p class="notice">{message("mapping.shaped")}</p>
          <details>
            <summary>{message("mapping.shapedColumns")}</summary>
            {columns}
          </details>
        </>
      ) : (
        columns
      )}
      {file !== null && (
        <p>
          <button type="button" onClick={() => void actions.proposeAgain(part)}>
            {message("mapping.proposeAgain", { name: file })}
          </button>
        </p>
      )}
    </section>
  );
}

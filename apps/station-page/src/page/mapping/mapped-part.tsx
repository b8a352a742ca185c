import type { Source } from "@vigie/study";
import type { Part } from "../choices.ts";
import { partKey } from "../choices.ts";
import { changedPart, partOf } from "../draft-edits.ts";
import { sentence } from "../page-formatter.ts";
import { profilesIn } from "../page-progress.ts";
import { profileOf } from "../to-decide.ts";
import { usePage } from "../use-page.ts";
import { anchorOf } from "./anchor.ts";
import { PartColumns } from "./part-columns.tsx";

/** What one file of a source gives: its columns, folded where Vigie knows them by itself. */
export function MappedPart({ part, source }: { readonly part: Part; readonly source: Source }) {
  const { state, actions, formatter } = usePage();
  const { message, text } = formatter;
  const choices = state.history.present;
  const own = choices.draft === null ? null : partOf(choices.draft, part);
  const profile = profileOf(part, { choices, profiles: profilesIn(state) });
  if (own === null || profile === null) return null;
  const file = own.input?.kind === "file" ? own.input.file : null;
  const isShaped = "shape" in own && own.shape !== null;
  const seemsTotalled = choices.guesses.get(partKey(part))?.endsWithTotal === true;
  return (
    <section>
      <h2>{message(`mapping.${part.role}`, { source: text(source.label) })}</h2>
      <p>
        {file === null
          ? message("mapping.fromContacts")
          : message("mapping.file", { name: file, rows: profile.rows })}
      </p>
      {"totalRow" in own && seemsTotalled && (
        <label class={own.totalRow === "set_aside" ? "choice" : "choice doubt"}>
          <input
            id={anchorOf(part, "total")}
            type="checkbox"
            checked={own.totalRow === "set_aside"}
            onChange={({ currentTarget: { checked } }) =>
              actions.decide(sentence("did.total"), (before) =>
                before.draft === null
                  ? before
                  : {
                      ...before,
                      draft: changedPart(before.draft, part, { totalRow: checked ? "set_aside" : "refuse" }),
                    },
              )
            }
          />
          <span>{message("mapping.total")}</span>
        </label>
      )}
      {isShaped ? (
        <>
          <p class="notice">{message("mapping.shaped")}</p>
          <details>
            <summary>{message("mapping.shapedColumns")}</summary>
            <PartColumns part={part} own={own} source={source} profile={profile} />
          </details>
        </>
      ) : (
        <PartColumns part={part} own={own} source={source} profile={profile} />
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

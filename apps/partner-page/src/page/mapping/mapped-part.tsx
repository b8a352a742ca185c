import { askedFields, filesOfInput } from "@vigie/mapping";
import type { Source } from "@vigie/study";
import { type Part, partKey } from "../choices.ts";
import { partProfile } from "../decisions.ts";
import { areOthersSetAside, changedPart, fileOf, isShaped, partOf } from "../draft-edits.ts";
import { sentence } from "../page-formatter.ts";
import { profilesIn } from "../page-progress.ts";
import { Choice } from "../parts/choice.tsx";
import { usePage } from "../use-page.ts";
import { ColumnChoice } from "./column-choice.tsx";
import { FieldLine } from "./field-line.tsx";
import { anchorOf, type PartView } from "./field-mapping.ts";

/** What one file of a source gives: its columns, folded where Vigie knows them by itself. */
export function MappedPart({ part, source }: { readonly part: Part; readonly source: Source }) {
  const { state, actions, formatter } = usePage();
  const { message, text } = formatter;
  const choices = state.history.present;
  const draft = choices.draft === null ? null : partOf(choices.draft, part);
  const profile = partProfile(part, { choices, profiles: profilesIn(state) });
  if (draft === null || profile === null) return null;
  const file = fileOf(draft);
  const names = formatter.listed(filesOfInput(draft.input));
  const columns = <PartColumns part={part} draft={draft} source={source} profile={profile} />;
  const otherRows = choices.guesses.get(partKey(part))?.otherRows ?? [];
  return (
    <section>
      <h2>{message(`mapping.${part.role}`, { source: text(source.label) })}</h2>
      <p>
        {draft.input === null
          ? message("mapping.fromContacts")
          : message("mapping.file", { name: names, rows: profile.rows })}
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

/** The column of the identifiers, then one line per field. */
function PartColumns(view: PartView) {
  const { part, draft, source } = view;
  return (
    <>
      {draft.input !== null && <KeyLine {...view} />}
      {askedFields(part.role, source).map((field) => (
        <FieldLine key={field} field={field} {...view} />
      ))}
    </>
  );
}

function KeyLine({ part, draft, source, profile }: PartView) {
  const { state, actions, formatter } = usePage();
  const { message, text } = formatter;
  const guess = state.history.present.guesses.get(partKey(part))?.proposals[formatter.language].key;
  return (
    <div class="field">
      <h3>{message("mapping.key", { one: text(source.unit.one) })}</h3>
      <div class="choose">
        <ColumnChoice
          id={anchorOf(part, "key")}
          label={message("mapping.column")}
          of={message("mapping.key", { one: text(source.unit.one) })}
          value={draft.key}
          profile={profile}
          onChange={(key) =>
            actions.decideDraft(sentence("did.key-column"), (before) => changedPart(before, part, { key }))
          }
        />
        {guess?.column === draft.key && <p class="small muted">{guess.reason}</p>}
      </div>
      <details>
        <summary>{message("mapping.pad")}</summary>
        <label>
          <span class="small">{message("mapping.padWords")}</span>{" "}
          <input
            autocomplete="off"
            type="number"
            min={1}
            max={40}
            value={draft.pad ?? ""}
            onChange={({ currentTarget: { value } }) => {
              const pad = /^\d{1,2}$/.test(value) ? Number(value) || null : null;
              actions.decideDraft(sentence("did.pad"), (before) => changedPart(before, part, { pad }));
            }}
          />
        </label>
      </details>
    </div>
  );
}

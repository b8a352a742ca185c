import { askedFields } from "@vigie/mapping";
import { partKey } from "../choices.ts";
import { changedPart } from "../draft-edits.ts";
import { sentence } from "../page-formatter.ts";
import { usePage } from "../use-page.ts";
import { anchorOf } from "./anchor.ts";
import { ColumnChoice } from "./column-choice.tsx";
import { FieldLine } from "./field-line.tsx";
import type { PartView } from "./field-mapping.ts";

/** The column of the identifiers, then one line per field. */
export function PartColumns(view: PartView) {
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

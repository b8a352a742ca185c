import { askedFields, type FileProfile } from "@vigie/engine";
import type { Source } from "@vigie/study";
import { type Part, partKey } from "../choices.ts";
import { changedPart, type PartDraft } from "../draft-edits.ts";
import { type Sentence, sentence } from "../page-formatter.ts";
import { usePage } from "../use-page.ts";
import { anchorOf } from "./anchor.ts";
import { ColumnChoice } from "./column-choice.tsx";
import { FieldLine } from "./field-line.tsx";

/** The column of the identifiers, then one line per field. */
export function PartColumns({
  part,
  own,
  source,
  profile,
}: {
  readonly part: Part;
  readonly own: PartDraft;
  readonly source: Source;
  readonly profile: FileProfile;
}) {
  return (
    <>
      {own.input !== null && <KeyLine part={part} own={own} source={source} profile={profile} />}
      {askedFields(part.role, source).map((field) => (
        <FieldLine key={field} field={field} part={part} own={own} source={source} profile={profile} />
      ))}
    </>
  );
}

function KeyLine({
  part,
  own,
  source,
  profile,
}: {
  readonly part: Part;
  readonly own: PartDraft;
  readonly source: Source;
  readonly profile: FileProfile;
}) {
  const { state, actions, formatter } = usePage();
  const { message, text } = formatter;
  const guess = state.history.present.guesses.get(partKey(part))?.proposals[formatter.language].key;
  const change = (label: Sentence, changed: Parameters<typeof changedPart>[2]) =>
    actions.decide(label, (before) =>
      before.draft === null ? before : { ...before, draft: changedPart(before.draft, part, changed) },
    );
  return (
    <div class="field">
      <h3>{message("mapping.key", { one: text(source.unit.one) })}</h3>
      <div class="choose">
        <ColumnChoice
          id={anchorOf(part, "key")}
          label={message("mapping.column")}
          value={own.key}
          profile={profile}
          onChange={(key) => change(sentence("did.key-column"), { key })}
        />
        {guess?.column === own.key && <p class="small muted">{guess.reason}</p>}
      </div>
      <details>
        <summary>{message("mapping.pad")}</summary>
        <label>
          <span class="small">{message("mapping.padWords")}</span>{" "}
          <input
            type="number"
            min={1}
            max={40}
            value={own.pad ?? ""}
            onChange={({ currentTarget: { value } }) =>
              change(sentence("did.pad"), { pad: /^\d{1,2}$/.test(value) ? Number(value) || null : null })
            }
          />
        </label>
      </details>
    </div>
  );
}

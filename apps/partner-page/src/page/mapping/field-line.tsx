import {
  type ColumnMapping,
  columnMapping,
  draftedColumn,
  type FileProfile,
  type ItemColumns,
  untranslatedValues,
} from "@vigie/mapping";
import { fieldKey, partKey } from "../choices.ts";
import { fieldGuess, isEmpty, isOptional } from "../decisions.ts";
import { fieldMapping, withField } from "../draft-edits.ts";

import type { Sentence } from "../page-formatter.ts";
import { Choice } from "../parts/choice.tsx";
import { usePage } from "../use-page.ts";
import { CodeChoices } from "./code-choices.tsx";
import { ColumnChoice, DateChoice } from "./column-choice.tsx";

import { anchorOf, fieldName, type PartView } from "./field-mapping.ts";
import { ItemChoices } from "./item-choices.tsx";

/** One field of the study: the column that gives it, what it holds, and what its codes mean. */
export function FieldLine({ field, part, draft, source, profile }: PartView & { readonly field: string }) {
  const { state, actions, formatter } = usePage();
  const { message } = formatter;
  const choices = state.history.present;
  const mapping = fieldMapping(draft, field, profile);
  const name = fieldName(field, part, { source, formatter });
  const did =
    (change: "column" | "codes" | "checked"): Sentence =>
    (formatter) =>
      formatter.message(`did.${change}`, { field: fieldName(field, part, { source, formatter }) });
  const items = part.role === "units" ? source.multiples.get(field) : undefined;
  const isDate = part.role === "contacts" ? field === "date" : source.attributes.get(field)?.type === "date";
  const change = (what: "column" | "codes", after: ColumnMapping | ItemColumns) =>
    actions.decideDraft(did(what), (before) => withField(before, part, field, after));
  const proposal = choices.guesses.get(partKey(part))?.proposals[formatter.language];
  const column = mapping !== null && "column" in mapping ? mapping.column : "";
  const columns = mapping !== null && "columns" in mapping ? [...mapping.columns.values()] : [column];
  const isTranslated =
    mapping !== null &&
    columns.every(
      (name) =>
        untranslatedValues({ source, role: part.role, field, mapping, profile, column: name }).length === 0,
    );
  const proposed = fieldGuess(field, columns, { proposal, isTranslated });
  const isEmptyColumn = isEmpty(columns, profile);
  const id = anchorOf(part, field);
  const view = { field, part, source, profile };
  return (
    <div class="field">
      <h3>
        {name}
        {isOptional(field, part, source) && <span class="muted"> {message("mapping.optional")}</span>}
      </h3>
      <div class="choose">
        {items !== undefined ? (
          <ItemChoices
            {...view}
            name={name}
            mapping={mapping ?? columnMapping("")}
            onChange={(after) => change("column", after)}
          />
        ) : (
          <ColumnChoice
            id={id}
            label={message("mapping.column")}
            of={name}
            value={column}
            profile={profile}
            describedBy={`${id}-why`}
            onChange={(chosen) => change("column", chosenColumn(chosen))}
          />
        )}
        <div id={`${id}-why`}>
          {proposed !== null && <p class="small muted">{proposed.reason}</p>}
          {column === "" && proposal?.near.has(field) && (
            <p class="small muted">{proposal.near.get(field)}</p>
          )}
        </div>
      </div>
      <div class="holds">
        {column !== "" && <ColumnSample column={column} profile={profile} />}
        {isDate && mapping !== null && "column" in mapping && (
          <DateChoice
            id={`${id}-dates`}
            mapping={mapping}
            profile={profile}
            onChange={(changed) => change("codes", changed)}
          />
        )}
        {(proposed?.isDoubtful === true || isEmptyColumn) && (
          <Choice
            type="checkbox"
            isDoubtful
            checked={choices.checked.has(fieldKey(part, field))}
            onChange={(isChecked) =>
              actions.decide(did("checked"), (before) => ({
                ...before,
                checked: withKey(before.checked, fieldKey(part, field), isChecked),
              }))
            }
          >
            {message(isEmptyColumn ? "mapping.empty" : "mapping.check", { field: name })}
          </Choice>
        )}
      </div>
      <div class="across">
        {mapping !== null && !isDate && (
          <CodeChoices {...view} name={name} mapping={mapping} onChange={(after) => change("codes", after)} />
        )}
      </div>
    </div>
  );

  /** Translated as a guessed one; a column that was renamed keeps its translations. */
  function chosenColumn(chosen: string): ColumnMapping {
    const found = profile.columns.find(({ name }) => name === chosen);
    if (found === undefined) return columnMapping(chosen);
    const isGone = column !== "" && profile.columns.every(({ name }) => name !== column);
    return draftedColumn(found, {
      source,
      role: part.role,
      field,
      before: isGone && mapping !== null && "column" in mapping ? mapping : null,
      labels: profile.described?.get(chosen)?.labels,
    });
  }
}

function withKey(keys: ReadonlySet<string>, key: string, isIn: boolean): ReadonlySet<string> {
  const others = [...keys].filter((other) => other !== key);
  return new Set(isIn ? [...others, key] : others);
}

const shownMax = 4;

/** What a column holds: its most frequent values with their rows, and how many rows are empty. */
function ColumnSample({ column, profile }: { readonly column: string; readonly profile: FileProfile }) {
  const { formatter } = usePage();
  const { message } = formatter;
  const columnProfile = profile.columns.find(({ name }) => name === column);
  if (columnProfile === undefined) return null;
  const { values, filled, blank, distinct } = columnProfile;
  const labels = profile.described?.get(column)?.labels;
  const shown = values.slice(0, shownMax).map(({ value, rows }) => {
    const label = labels?.get(value);
    return message("sample.value", { value: label === undefined ? value : `${value} = ${label}`, rows });
  });
  return (
    <p class="small">
      {shown.length > 0 && distinct < filled
        ? message("sample.values", {
            values: formatter.listed(shown),
            more: values.length > shownMax ? "yes" : "no",
          })
        : message("sample.distinct", { count: distinct })}{" "}
      {message("sample.filled", { filled, blank })}
    </p>
  );
}

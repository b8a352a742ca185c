import type { Source } from "@vigie/study";
import { type Part, partKey } from "../choices.ts";
import { partsOf, sourcesOf } from "../decisions.ts";
import { fileOf, isShaped, partOf } from "../draft-edits.ts";
import { Select } from "../parts/select.tsx";
import { usePage } from "../use-page.ts";
import { ConversionNotes } from "./conversion-notes.tsx";

/** What the study expects, and the file that gives each part of it. */
export function PartsOfStudy() {
  const { state, formatter } = usePage();
  const { study, history } = state;
  const { partner, files } = history.present;
  if (study === null || partner === null || files.length === 0) return null;
  const sources = sourcesOf(study.study, partner);
  return (
    <section>
      <h2>{formatter.message("parts.title")}</h2>
      <p>{formatter.message("parts.words")}</p>
      {sources.flatMap((source) =>
        partsOf(source).map((part) => <PartFile key={partKey(part)} part={part} source={source} />),
      )}
    </section>
  );
}

function PartFile({ part, source }: { readonly part: Part; readonly source: Source }) {
  const { state, actions, formatter } = usePage();
  const { message, text } = formatter;
  const { draft, files, guesses } = state.history.present;
  const partDraft = draft === null ? null : partOf(draft, part);
  const isFromContacts = partDraft?.input === null;
  const file = fileOf(partDraft) ?? "";
  const isMissing = file !== "" && !files.some((open) => open.file.name === file);
  const canBeFromContacts = part.role === "units" && source.contacts !== null && source.survey === null;
  const guess = guesses.get(partKey(part));
  const reason = guess?.proposals[formatter.language].roleReason;
  const id = `file-${part.source}-${part.role}`;
  return (
    <div class="field">
      <label for={id}>
        {message(`parts.${part.role}`, { source: text(source.label), one: text(source.unit.one) })}
      </label>
      <Select
        id={id}
        value={isFromContacts ? "contacts" : file === "" ? "" : fileValue(file)}
        options={[
          ["", message("parts.none")],
          ...(isMissing ? [[fileValue(file), message("parts.missing", { name: file })] as const] : []),
          ...(canBeFromContacts ? [["contacts", message("parts.fromContacts")] as const] : []),
          ...files.map(({ file: { name } }) => [fileValue(name), name] as const),
        ]}
        onChange={(value) => {
          const chosen = files.find((open) => fileValue(open.file.name) === value);
          void actions.assignFile(part, chosen?.file ?? (value === "contacts" ? "contacts" : null));
        }}
      />
      {isMissing && <p class="doubt">{message("parts.missingWords", { name: file })}</p>}
      {source.contacts !== null && partDraft !== null && !isMissing && reason !== undefined && (
        <p class="small muted">{reason}</p>
      )}
      {partDraft !== null && isShaped(partDraft) && guess?.conversion && (
        <ConversionNotes conversion={guess.conversion} />
      )}
    </div>
  );
}

/** Differs from the values of the other options, whatever the file is called. */
function fileValue(name: string): string {
  return `file ${name}`;
}

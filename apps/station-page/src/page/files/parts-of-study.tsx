import type { Source } from "@vigie/study";
import { type Part, partKey } from "../choices.ts";
import { partOf } from "../draft-edits.ts";
import { partsOf, sourcesOf } from "../to-decide.ts";
import { usePage } from "../use-page.ts";

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
  const own = draft === null ? null : partOf(draft, part);
  const input = own?.input ?? null;
  const isFromContacts = own !== null && input === null;
  const file = input?.kind === "file" ? input.file : "";
  const isMissing = file !== "" && !files.some((open) => open.file.name === file);
  const canBeFromContacts = part.role === "units" && source.contacts !== null && source.survey === null;
  const reason = guesses.get(partKey(part))?.proposals[formatter.language].roleReason;
  const id = `file-${part.source}-${part.role}`;
  return (
    <div class="field">
      <label for={id}>
        {message(`parts.${part.role}`, { source: text(source.label), one: text(source.unit.one) })}
      </label>
      <select
        id={id}
        value={isFromContacts ? "contacts" : file === "" ? "" : fileValue(file)}
        onChange={({ currentTarget: { value } }) => {
          const chosen = files.find((open) => fileValue(open.file.name) === value);
          void actions.giveFile(part, chosen?.file ?? (value === "contacts" ? "contacts" : null));
        }}
      >
        <option value="">{message("parts.none")}</option>
        {isMissing && <option value={fileValue(file)}>{message("parts.missing", { name: file })}</option>}
        {canBeFromContacts && <option value="contacts">{message("parts.fromContacts")}</option>}
        {files.map(({ file: { name } }) => (
          <option key={name} value={fileValue(name)}>
            {name}
          </option>
        ))}
      </select>
      {isMissing && <p class="doubt">{message("parts.missingWords", { name: file })}</p>}
      {source.contacts !== null && own !== null && !isMissing && reason !== undefined && (
        <p class="small muted">{reason}</p>
      )}
    </div>
  );
}

/** Apart from the other choices, whatever the file is called. */
function fileValue(name: string): string {
  return `file ${name}`;
}

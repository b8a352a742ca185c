import type { Conversion } from "@vigie/files";
import { filesOfInput } from "@vigie/mapping";
import type { Source } from "@vigie/study";
import { type Part, partKey } from "./choices.ts";
import { sourceParts, sourcesOf } from "./decisions.ts";
import { fileOf, isShaped, partOf } from "./draft-edits.ts";
import { OpenFile } from "./files/open-file.tsx";
import { Select } from "./parts/choice.tsx";
import { DropZone } from "./parts/drop-zone.tsx";
import { Onward } from "./parts/onward.tsx";
import { ProblemList } from "./parts/problem-list.tsx";
import { usePage } from "./use-page.ts";

/** The files of the person: what was recognised, a preview, and what each is for. */
export function FilesStep() {
  const { state, actions, formatter } = usePage();
  const { message } = formatter;
  const { files, earlier } = state.history.present;
  return (
    <>
      <h1 tabIndex={-1}>{message("step.files")}</h1>
      <p class="lead">{message("files.lead")}</p>
      <ProblemList place="files" />
      <DropZone
        label={message("files.drop")}
        button={message("files.choose")}
        multiple
        ready={state.work === null}
        onFiles={(given, folders) => void actions.openFiles(given, folders)}
      />
      {earlier === null ? (
        <p>{message("files.earlier")}</p>
      ) : (
        <p class="notice">
          {message("files.taken", {
            name: earlier.file,
            key: earlier.holds.key ? "yes" : "no",
            ledger: earlier.holds.ledger ? "yes" : "no",
          })}
        </p>
      )}
      {files.length > 0 && (
        <section>
          <h2>{message("files.open", { count: files.length })}</h2>
          {files.map((chosen) => (
            <OpenFile key={chosen.file.name} chosen={chosen} />
          ))}
        </section>
      )}
      <PartsOfStudy />
      <Onward to="mapping" />
    </>
  );
}

/** What the study expects, and the file that gives each part of it. */
function PartsOfStudy() {
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
        sourceParts(source).map((part) => <PartFile key={partKey(part)} part={part} source={source} />),
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
  const names = filesOfInput(partDraft?.input ?? null);
  const missing = names.filter((name) => !files.some((open) => open.file.name === name));
  const isMissing = missing.length > 0;
  const isSeveral = partDraft?.input?.kind === "files";
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
        value={isFromContacts ? "contacts" : isSeveral ? "several" : file === "" ? "" : fileValue(file)}
        options={[
          ["", message("parts.none")],
          ...(isSeveral ? [["several", message("parts.several", { count: names.length })] as const] : []),
          ...(isMissing && !isSeveral
            ? [[fileValue(file), message("parts.missing", { name: file })] as const]
            : []),
          ...(canBeFromContacts ? [["contacts", message("parts.fromContacts")] as const] : []),
          ...files.map(({ file: { name } }) => [fileValue(name), name] as const),
        ]}
        onChange={(value) => {
          if (value === "several") return;
          const chosen = files.find((open) => fileValue(open.file.name) === value);
          void actions.assignFile(part, chosen?.file ?? (value === "contacts" ? "contacts" : null));
        }}
      />
      {isSeveral && <p class="small">{formatter.listed(names)}</p>}
      {missing.map((name) => (
        <p key={name} class="doubt">
          {message("parts.missingWords", { name })}
        </p>
      ))}
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

/** What reading a file of a known shape takes and leaves: its columns, and the rows that are set aside, before any run. */
function ConversionNotes({ conversion }: { readonly conversion: Conversion }) {
  const { formatter } = usePage();
  const { message, language } = formatter;
  const { rows, notes, columns = {} } = conversion;
  const aside = notes.filter(({ effect }) => effect === "set_aside");
  const count = aside.reduce((sum, note) => sum + note.count, 0);
  const taken = Object.entries(columns);
  return (
    <>
      {taken.length > 0 && (
        <p class="small">
          {message("conversion.columns", {
            columns: formatter.listed(taken.map(([name, column]) => `${name} = ${column}`)),
          })}
        </p>
      )}
      {count > 0 && (
        <div class="doubt">
          <p>{message("conversion.aside", { count, rows: rows + count })}</p>
          <ul>
            {aside.map((note) => (
              <li key={note.code}>
                {message("conversion.asideNote", {
                  count: note.count,
                  note: note.message[language],
                })}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

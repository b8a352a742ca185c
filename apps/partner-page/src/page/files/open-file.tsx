import type { FileProfile } from "@vigie/mapping";
import type { ReadSettings } from "../../core/page-core.ts";
import type { ChosenFile } from "../choices.ts";
import { readsFile } from "../draft-edits.ts";
import { sizeText } from "../page-formatter.ts";
import { Select } from "../parts/choice.tsx";
import { focusTitle } from "../parts/onward.tsx";
import { Problems } from "../parts/problem-list.tsx";
import { ScrollTable } from "../parts/scroll-table.tsx";
import { usePage } from "../use-page.ts";

/** One file: its format, how it is read, and its first rows. */
export function OpenFile({ chosen }: { readonly chosen: ChosenFile }) {
  const { state, actions, formatter } = usePage();
  const { message } = formatter;
  const { file } = chosen;
  const data = state.dataFiles.get(file.name);
  const profile = data?.profile ?? null;
  const { draft } = state.history.present;
  const isIdle =
    data !== undefined && data.problems.length === 0 && draft !== null && !readsFile(draft, file.name);
  return (
    <div class="part">
      <h3>{file.name}</h3>
      {data !== undefined && (
        <p>
          {message("file.facts", {
            kind: profile?.kind ?? "none",
            size: sizeText(file.size, formatter.language),
            rows: profile?.rows ?? 0,
            columns: profile?.columns.length ?? 0,
          })}
        </p>
      )}
      {data !== undefined && data.problems.length > 0 && (
        <div class="problems">
          <Problems problems={data.problems} />
        </div>
      )}
      {isIdle && <p class="doubt">{message("file.idle")}</p>}
      {profile !== null && <Notes profile={profile} />}
      {profile !== null && (
        <HowItIsRead profile={profile} onChange={(settings) => void actions.readAgain(file.name, settings)} />
      )}
      {profile !== null && <FilePreview name={file.name} profile={profile} />}
      <p>
        <button
          type="button"
          onClick={() => {
            focusTitle();
            void actions.removeFile(file.name);
          }}
        >
          {message("file.remove", { name: file.name })}
        </button>
      </p>
    </div>
  );
}

/** What the reader noticed: titles above the header, columns that nobody can name. */
function Notes({ profile }: { readonly profile: FileProfile }) {
  const { message } = usePage().formatter;
  const { headerRow, nameless, twice, merged = [], rows } = profile;
  const notes = [
    rows === 0 ? message("file.noRows") : "",
    headerRow > 1 ? message("file.headerRow", { line: headerRow }) : "",
    nameless > 0 ? message("file.nameless", { count: nameless }) : "",
    twice.length > 0 ? message("file.twice", { columns: twice.join(", ") }) : "",
    merged.length > 0 ? message("file.merged", { count: merged.length }) : "",
  ].filter((note) => note !== "");
  return notes.length === 0 ? null : (
    <ul class="notice">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

const encodings = ["utf-8", "cp1252", "utf-16"] as const;
const delimiters = [",", ";", "\t", "|"] as const;
const decimals = [".", ","] as const;
const delimiterNames = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe" } as const;

function HowItIsRead({
  profile: { csv, sheets },
  onChange,
}: {
  readonly profile: FileProfile;
  readonly onChange: (settings: ReadSettings) => void;
}) {
  const { message } = usePage().formatter;
  const alike = sheets?.alike ?? [];
  if (csv === null && (sheets === null || sheets.others.length === 0)) return null;
  return (
    <div class="settings">
      {csv !== null && (
        <>
          <Setting
            label={message("file.encoding")}
            value={csv.encoding}
            options={encodings.map((value) => [value, message(`encoding.${value}`)] as const)}
            onChange={(encoding) => onChange({ encoding })}
          />
          <Setting
            label={message("file.delimiter")}
            value={csv.delimiter}
            options={delimiters.map(
              (value) => [value, message(`delimiter.${delimiterNames[value]}`)] as const,
            )}
            onChange={(delimiter) => onChange({ delimiter })}
          />
          <Setting
            label={message("file.decimal")}
            value={csv.decimal}
            options={decimals.map(
              (value) => [value, message(value === "." ? "decimal.point" : "decimal.comma")] as const,
            )}
            onChange={(decimal) => onChange({ decimal })}
          />
        </>
      )}
      {sheets !== null && sheets.others.length > 0 && (
        <>
          {alike.length > 0 && (
            <p class="doubt">{message("file.sheetsAlike", { sheets: [sheets.read, ...alike].join(", ") })}</p>
          )}
          <Setting
            label={message("file.sheet")}
            value={alike.length > 0 ? "" : sheets.read}
            options={[
              ...(alike.length > 0 ? [["", message("mapping.choose")] as const] : []),
              ...[sheets.read, ...sheets.others].map((value) => [value, value] as const),
            ]}
            onChange={(sheet) => {
              if (sheet !== "") onChange({ sheet });
            }}
          />
        </>
      )}
    </div>
  );
}

function Setting<Value extends string>({
  label,
  ...choice
}: { readonly label: string } & Parameters<typeof Select<Value>>[0]) {
  return (
    <label>
      <span>{label}</span>
      <Select {...choice} />
    </label>
  );
}

/** The first rows of a file, as they are read: they stay in the page. */
function FilePreview({
  name,
  profile: { columns, firstRows },
}: {
  readonly name: string;
  readonly profile: FileProfile;
}) {
  const { message } = usePage().formatter;
  if (firstRows.length === 0) return null;
  return (
    <details>
      <summary>{message("preview.summary", { count: firstRows.length })}</summary>
      <ScrollTable
        className="preview"
        caption={message("preview.caption", { name })}
        heads={columns.map((column) => column.name)}
      >
        <tbody>
          {firstRows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </details>
  );
}

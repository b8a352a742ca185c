import type { ColumnMapping, FileProfile } from "@vigie/mapping";
import { Select } from "../parts/choice.tsx";
import { usePage } from "../use-page.ts";

/** The columns of a file, with what SAS or SPSS call them. */
export function ColumnChoice({
  id,
  label,
  of,
  value,
  profile,
  describedBy,
  onChange,
}: {
  readonly id: string;
  readonly label: string;
  /** What is read in the column: a screen reader gives the name of a list alone. */
  readonly of: string;
  readonly value: string;
  readonly profile: FileProfile;
  readonly describedBy?: string;
  readonly onChange: (column: string) => void;
}) {
  const { message } = usePage().formatter;
  const isThere = profile.columns.some(({ name }) => name === value);
  const none =
    isThere || value === "" ? message("mapping.choose") : message("mapping.gone", { column: value });
  const columns = profile.columns.map(({ name }) => {
    const described = profile.described?.get(name)?.label ?? "";
    return [name, described === "" ? name : `${name} (${described})`] as const;
  });
  return (
    <div>
      <label for={id} class="small">
        {label}
      </label>
      <Select
        id={id}
        aria-label={message("mapping.named", { of, label })}
        value={isThere ? value : ""}
        aria-describedby={describedBy}
        options={[["", none], ...columns]}
        onChange={onChange}
      />
    </div>
  );
}

type DateFormat = ColumnMapping["dates"];

const formats = [
  "iso",
  "fr",
  "us",
  "compact",
  "date9",
  "excel",
  "sas",
  "sas_datetime",
  "spss",
] as const satisfies readonly DateFormat[];

/** How the dates of a column are written, with the rows that read so. */
export function DateChoice({
  id,
  mapping,
  profile,
  onChange,
}: {
  readonly id: string;
  readonly mapping: ColumnMapping;
  readonly profile: FileProfile;
  readonly onChange: (changed: ColumnMapping) => void;
}) {
  const { formatter } = usePage();
  const { message } = formatter;
  const column = profile.columns.find(({ name }) => name === mapping.column);
  if (column === undefined) return null;
  const read = column.days[mapping.dates];
  const values = column.filled - column.missing.reduce((sum, { rows }) => sum + rows, 0);
  return (
    <div>
      <label for={id} class="small">
        {message("dates.label")}
      </label>
      <Select
        id={id}
        value={mapping.dates}
        options={formats.map((format) => [
          format,
          message("dates.option", { format: message(`dates.${format}`), rows: column.days[format] }),
        ])}
        onChange={(dates) => onChange({ ...mapping, dates })}
      />
      {(read < values || mapping.unreadable !== undefined) && (
        <label class="small">
          <input
            type="checkbox"
            checked={mapping.unreadable !== undefined}
            onChange={({ currentTarget: { checked } }) => {
              const { unreadable: _, ...refusing } = mapping;
              onChange(checked ? { ...mapping, unreadable: "missing" } : refusing);
            }}
          />{" "}
          {message("dates.unreadable")}
        </label>
      )}
      {read < values && <p class="doubt small">{message("dates.unread", { rows: values - read })}</p>}
    </div>
  );
}

import type { ColumnMapping, FileProfile } from "@vigie/engine";
import { usePage } from "../use-page.ts";

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
  readonly onChange: (dates: DateFormat) => void;
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
      <select
        id={id}
        value={mapping.dates}
        onChange={({ currentTarget: { value } }) => {
          const chosen = formats.find((format) => format === value);
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {formats.map((format) => (
          <option key={format} value={format}>
            {message("dates.option", { format: message(`dates.${format}`), rows: column.days[format] })}
          </option>
        ))}
      </select>
      {read < values && <p class="doubt small">{message("dates.unread", { rows: values - read })}</p>}
    </div>
  );
}

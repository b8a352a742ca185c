import type { FileProfile } from "@vigie/mapping";
import { Select } from "../parts/select.tsx";
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

import type { FileProfile } from "@vigie/mapping";
import { usePage } from "../use-page.ts";

const shownMax = 4;

/** What a column holds: its most frequent values with their rows, and how many rows are empty. */
export function ColumnSample({
  column,
  profile,
}: {
  readonly column: string;
  readonly profile: FileProfile;
}) {
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

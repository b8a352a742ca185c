import type { FileProfile } from "@vigie/mapping";
import { ScrollTable } from "../parts/scroll-table.tsx";
import { usePage } from "../use-page.ts";

/** The first rows of a file, as they are read: they stay in the page. */
export function FilePreview({
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

import { type Conversion, noteMessages } from "@vigie/files";
import { usePage } from "../use-page.ts";

/** What reading a file of a known shape takes and leaves: its columns, and the rows that are set aside, before any run. */
export function ConversionNotes({ conversion }: { readonly conversion: Conversion }) {
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
                  note: noteMessages(language).message(note.message),
                })}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

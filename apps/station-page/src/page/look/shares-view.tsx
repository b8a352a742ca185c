import type { ComparedRow, ComparedTable } from "@vigie/station";
import { lineKey, total } from "@vigie/table";
import { usePage } from "../use-page.ts";
import { codeName } from "./code-name.ts";

/** Lines of bars past which a picture says less than its table. */
const linesMax = 8;

/** The shares of a table as readers will see them, line by line: bars, with the true share marked. */
export function SharesView({ table }: { readonly table: ComparedTable }) {
  const { words } = usePage();
  const { message } = words;
  const { source, indicator, released, rows } = table;
  const { dimensions } = released;
  const lines = [...Map.groupBy(rows, ({ codes }) => lineKey(codes)).values()]
    .map((line) => line.filter(({ codes, share }) => codes.at(-1) !== total && share !== null))
    .filter((line) => line.length > 1);
  if (lines.length === 0) return null;
  const of = { source, indicator, words };
  const isSeveral = new Set(rows.map(({ codes: [universe] }) => universe)).size > 1;
  const nameOf = ({ codes }: ComparedRow) => {
    const before = codes.slice(isSeveral ? 0 : 1, -1);
    const names = before.map((code, at) =>
      codeName(code, dimensions[at + (isSeveral ? 0 : 1)]?.name ?? "", of),
    );
    return names.join(", ");
  };
  const last = dimensions.at(-1)?.name ?? "";
  return (
    <div class="shares">
      <p class="small muted">{message("look.shares")}</p>
      {lines.slice(0, linesMax).map((line) => {
        const [first] = line;
        return first === undefined ? null : (
          <div key={lineKey(first.codes)}>
            {lines.length > 1 && <h3>{nameOf(first)}</h3>}
            <ul>
              {line.map((row) => (
                <Bar key={row.codes.join("|")} row={row} name={codeName(row.codes.at(-1) ?? "", last, of)} />
              ))}
            </ul>
          </div>
        );
      })}
    </div>
  );
}

function Bar({ row: { share, released }, name }: { readonly row: ComparedRow; readonly name: string }) {
  const { message, numbers } = usePage().words;
  if (share === null) return null;
  const isSeen = share.isPrinted && released !== null;
  const read = Math.min(1, Math.max(0, share.read));
  return (
    <li>
      <span class="bar-name">{name}</span>
      <svg class="bar" viewBox="0 0 200 14" preserveAspectRatio="none" aria-hidden="true">
        <rect class="whole" y="2" width="200" height="10" />
        {isSeen && <rect class="read" y="2" width={200 * read} height="10" />}
        {share.exact !== null && (
          <rect class="exact" x={Math.min(199, 200 * share.exact)} width="1" height="14" />
        )}
      </svg>
      <span class="bar-value">
        {isSeen
          ? numbers.percent(share.read)
          : message(released === null ? "look.hidden" : "look.tooImprecise")}
      </span>
    </li>
  );
}

import { ScrollTable } from "../parts/scroll-table.tsx";
import { usePage } from "../use-page.ts";

const shownMax = 100;

/** The values that stopped the run, rare ones included: they are of the person's own data, and stay in the page. */
export function UnknownCodes() {
  const { state, formatter } = usePage();
  const { message, numbers } = formatter;
  const { unknownCodes } = state;
  if (unknownCodes.length === 0) return null;
  return (
    <ScrollTable
      caption={message("unknown.caption", {
        shown: Math.min(shownMax, unknownCodes.length),
        all: unknownCodes.length,
      })}
      heads={[
        message("unknown.column"),
        message("codes.value"),
        { text: message("codes.rows"), className: "number" },
      ]}
    >
      <tbody>
        {unknownCodes.slice(0, shownMax).map(({ role, column, value, rows }) => (
          <tr key={`${role} ${column} ${value}`}>
            <th scope="row">{column}</th>
            <td class="value">{value}</td>
            <td class="number">{numbers.count(rows)}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

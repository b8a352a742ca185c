import { type ComparedRow, type ComparedTable, codeMeaning } from "@vigie/partner";
import { attributeOf, type Indicator, type Source } from "@vigie/study";
import type { ReaderFigure } from "../../core/reader-figures.ts";
import type { PartnerPageFormatter } from "../page-formatter.ts";
import { ScrollTable } from "../parts/scroll-table.tsx";
import { usePage } from "../use-page.ts";
import { ReaderFigureView } from "./reader-figure.tsx";

/** Rows shown in the page; the reports have them all. */
const rowsMax = 300;

/** One table: the figure that readers will see, then each count before and after protection. */
export function ComparedView({
  table,
  figure,
  isOpen,
}: {
  readonly table: ComparedTable;
  readonly figure: ReaderFigure | null;
  readonly isOpen: boolean;
}) {
  const { formatter } = usePage();
  const { message, text } = formatter;
  const { indicator, isModel, rows } = table;
  const hidden = rows.filter(({ released }) => released === null).length;
  const title = isModel ? message("look.model", { title: text(indicator.title) }) : text(indicator.title);
  return (
    <details open={isOpen} class="compared">
      <summary>
        {title} <span class="small muted">{message("look.summary", { counts: rows.length, hidden })}</span>
      </summary>
      {figure !== null && <ReaderFigureView figure={figure} />}
      <Counts table={table} title={title} />
      {rows.length > rowsMax && (
        <p class="small muted">{message("look.cut", { shown: rowsMax, all: rows.length })}</p>
      )}
      <Centers table={table} title={title} />
    </details>
  );
}

function Counts({ table, title }: { readonly table: ComparedTable; readonly title: string }) {
  const { formatter, state } = usePage();
  const { message, numbers } = formatter;
  const { source, indicator, rows, released } = table;
  const { dimensions } = released;
  const min = state.finished?.of.run.release.guarantee.policy.min ?? 0;
  const isSeveral = new Set(rows.map(({ codes: [universe] }) => universe)).size > 1;
  const from = isSeveral ? 0 : 1;
  const last = dimensions.length - 1;
  const hasShares = rows.some(({ share }) => share !== null);
  const of = { source, indicator, formatter };
  return (
    <ScrollTable
      caption={message("look.caption", { title })}
      className="counts"
      heads={[
        dimensionName(dimensions[last]?.name ?? "", source, formatter),
        { text: message("look.true"), className: "number true" },
        { text: message("look.leaves"), className: "number" },
        { text: message("look.gap"), className: "number" },
        ...(hasShares
          ? [
              { text: message("look.trueShare"), className: "number true" },
              { text: message("look.readShare"), className: "number" },
            ]
          : []),
      ]}
    >
      {[...Map.groupBy(rows.slice(0, rowsMax), ({ codes }) => codes.slice(from, last).join("|"))].map(
        ([group, grouped]) => (
          <tbody key={group}>
            {from < last && (
              <tr>
                <th scope="rowgroup" colSpan={hasShares ? 6 : 4} class="group">
                  {formatter.listed(
                    dimensions.slice(from, last).map(({ name }, at) =>
                      message("look.groupOf", {
                        dimension: dimensionName(name, source, formatter),
                        code: codeName(grouped[0]?.codes[from + at] ?? "", name, of),
                      }),
                    ),
                  )}
                </th>
              </tr>
            )}
            {grouped.map(({ codes, exact, released: count, share }) => (
              <tr key={codes.join("|")}>
                <th scope="row">{codeName(codes[last] ?? "", dimensions[last]?.name ?? "", of)}</th>
                <td class="number true">{numbers.count(exact)}</td>
                <td class="number">
                  {count === null ? message("look.small", { min }) : numbers.count(count)}
                </td>
                <td class="number">{count === null ? "" : numbers.signedRounded(count - exact, 0)}</td>
                {hasShares && <Shares share={share} />}
              </tr>
            ))}
          </tbody>
        ),
      )}
    </ScrollTable>
  );
}

function Shares({ share }: Pick<ComparedRow, "share">) {
  const { message, numbers } = usePage().formatter;
  if (share === null)
    return (
      <>
        <td class="number true" />
        <td class="number" />
      </>
    );
  const read = numbers.percent(share.read, 1);
  return (
    <>
      <td class="number true">{share.exact === null ? "" : numbers.percent(share.exact, 1)}</td>
      <td class="number">{share.isPrinted ? read : message("look.imprecise", { share: read })}</td>
    </>
  );
}

/** Means and medians, where the table sums up a number. */
function Centers({ table, title }: { readonly table: ComparedTable; readonly title: string }) {
  const { formatter } = usePage();
  const { message, numbers } = formatter;
  const { centers, released, source, indicator } = table;
  if (centers.length === 0) return null;
  const of = { source, indicator, formatter };
  const readText = (read: string, isPrinted: boolean) =>
    isPrinted ? read : message("look.imprecise", { share: read });
  const nameOf = (codes: readonly string[]) =>
    codes
      .slice(0, -1)
      .map((code, at) => codeName(code, released.dimensions[at]?.name ?? "", of))
      .join(", ");
  return (
    <ScrollTable
      caption={message("look.centers", { title })}
      heads={[
        message("look.group"),
        { text: message("look.true"), className: "number true" },
        { text: message("look.read"), className: "number" },
      ]}
    >
      <tbody>
        {centers.map(({ codes, exact, read, isPrinted }) => (
          <tr key={codes.join("|")}>
            <th scope="row">{nameOf(codes)}</th>
            <td class="number true">{exact === null ? "" : numbers.rounded(exact, 2)}</td>
            <td class="number">{read === null ? "" : readText(numbers.rounded(read, 2), isPrinted)}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

/** What a code of a table's dimension means. */
function codeName(
  code: string,
  dimension: string,
  {
    source,
    indicator,
    formatter: { message, text },
  }: { readonly source: Source; readonly indicator: Indicator; readonly formatter: PartnerPageFormatter },
): string {
  const meaning = codeMeaning(code, { source, indicator, dimension });
  return meaning.kind === "label" ? text(meaning.label) : message(`code.${meaning.kind}`, { ...meaning });
}

function dimensionName(dimension: string, source: Source, { message, text }: PartnerPageFormatter): string {
  if (dimension === "universe") return message("code.universe");
  return text(attributeOf(source, dimension)?.label ?? { fr: dimension });
}

import type { LabelledBar } from "@vigie/drawing";
import type { Formatter, Subject } from "@vigie/tables";
import { capitalised } from "@vigie/words";
import type { FigureTable } from "../figure-kind.ts";
import type { TableCell } from "../table-cell.ts";

/** What others measured, shown in a figure of the study without being compared with it. */
export interface ExternalValue {
  /** What it is, and of which year. */
  readonly name: string;
  /** A share in 0..1, or the number itself. */
  readonly value: number;
  readonly wording: string;
  readonly what: string;
  /** Whom it is about, and who measured it. */
  readonly from: string;
}

/** The values of `elsewhere.yaml` that the study attaches to an indicator (`beside`), in the order of that file. */
export function externalValuesOf({
  study,
  indicator,
  formatter,
  fictitious,
}: Subject): readonly ExternalValue[] {
  return [...study.elsewhere.values()]
    .filter(({ beside }) => beside === indicator.id)
    .map(({ what, value, unit, decimals, source, year, universe }) => {
      const isShare = unit === "%";
      const name = formatter.message(fictitious ? "external.nameReal" : "external.name", {
        what: capitalised(formatter.text(what)),
        year: String(year),
      });
      return {
        name,
        value: isShare ? value / 100 : value,
        wording: isShare ? formatter.percent(value / 100, decimals) : formatter.number(value, decimals),
        what: formatter.text(what),
        from: [formatter.text(universe), formatter.text(source)].join(", "),
      };
    });
}

/** Their bars, outlined and apart. */
export function externalBars(values: readonly ExternalValue[]): readonly LabelledBar[] {
  return values.map(({ name, value }, at) => ({
    label: name,
    share: value,
    key: "outline",
    isApart: at === 0,
  }));
}

/** Whom they are about and where they come from. */
export function externalRemarks(values: readonly ExternalValue[], formatter: Formatter): readonly string[] {
  return values.length === 0
    ? []
    : [
        formatter.message("external.remark"),
        ...values.map(({ name, from }) => formatter.message("external.from", { name, from })),
      ];
}

/** The table with one row per value, at its end, under the column of that name: the first where `names` has it twice. */
export function withExternalValues(
  table: FigureTable,
  values: readonly ExternalValue[],
  {
    formatter,
    names,
    column,
  }: { readonly formatter: Formatter; readonly names: readonly string[]; readonly column: string },
): FigureTable {
  if (values.length === 0) return table;
  const [first] = table.groups.flatMap(({ rows }) => rows);
  const nothing = formatter.message("cell.nothing");
  const cells = (cell: TableCell) =>
    (first?.cells ?? []).map((_, at) => (at === names.indexOf(column) ? cell : nothing));
  const rows = values.map(({ what, value, wording }) => ({
    heading: what,
    cells: cells({ value, text: wording }),
  }));
  return { ...table, groups: [...table.groups, { heading: formatter.message("external.head"), rows }] };
}

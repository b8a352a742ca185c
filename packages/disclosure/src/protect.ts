import type { Row, Table } from "@vigie/engine";
import { contains, type Indicator, type Source, type Study } from "@vigie/study";
import { mergeRare } from "./merge-rare.ts";
import type { Cell, ProtectedContents, ProtectedTable } from "./protected-table.ts";

/**
 * Protects one table of persons by threshold: rare subgroups are gathered first; a table that still holds a
 * count in 1..min − 1, or a difference between a universe and one that contains it in that interval, is
 * withheld whole. A source that protects nothing passes unchanged. Methods, sections 1 and 7.
 * @param whole for an association without one flag of its outcome, the same with all of them: their difference
 * counts those whose outcome that flag alone decides
 * @throws {RangeError} when the table's indicator is not in the study
 */
export function protect(table: Table, study: Study, whole: Table | null = null): ProtectedTable {
  const indicator = study.indicators.get(table.indicator);
  const source = indicator && study.sources.get(indicator.source);
  if (!indicator || !source) throw new RangeError("the table is not of this study");
  const { min } = study.disclosure;
  if (source.protects === "nothing") return published(table, 0);

  const gathered =
    indicator.of === "subgroup" && source.contacts
      ? mergeRare(table, source.contacts, min)
      : { table, merged: 0 };
  const isSmall = (count: number) => count > 0 && count < min;
  const derived = [
    ...differences(gathered.table, indicator, source),
    ...(whole === null ? [] : decidedByFlag(table, whole)),
  ];
  if (![...gathered.table.rows, ...derived].some((row) => isSmall(row.count)))
    return published(gathered.table, gathered.merged);

  return mark({
    indicator: table.indicator,
    dimensions: gathered.table.dimensions,
    measures: [],
    rows: gathered.table.rows.map(({ codes, count }) => ({
      codes,
      cell: withheldCell(isSmall(count)),
      values: [],
    })),
    treatment: { kind: "withheld", reason: "small_count" },
  });
}

function published(table: Table, merged: number): ProtectedTable {
  return mark({
    indicator: table.indicator,
    dimensions: table.dimensions,
    measures: [],
    rows: table.rows.map(({ codes, count }) => ({ codes, cell: { status: "free", count }, values: [] })),
    treatment: { kind: "published", merged },
  });
}

function withheldCell(isSmall: boolean): Cell {
  return isSmall
    ? { status: "primary", reason: "threshold" }
    : { status: "secondary", reason: "withheld_table" };
}

/** What anyone can subtract: the lines of a containing universe minus those of the one inside it. */
function differences(table: Table, indicator: Indicator, source: Source): readonly Row[] {
  const inside = source.universes.get(indicator.universe);
  const outside = indicator.against === null ? undefined : source.universes.get(indicator.against);
  if (!inside || !outside || !contains(outside, inside)) return [];
  const inner = new Map(
    table.rows
      .filter(({ codes }) => codes[0] === inside.id)
      .map((row) => [row.codes.slice(1).join("|"), row.count]),
  );
  return table.rows
    .filter(({ codes }) => codes[0] === outside.id)
    .flatMap(({ codes, count }) => {
      const within = inner.get(codes.slice(1).join("|"));
      return within === undefined ? [] : [{ codes, count: count - within }];
    });
}

/** Row by row, the union less what it is without one of its flags. */
function decidedByFlag(less: Table, whole: Table): readonly Row[] {
  const counts = new Map(less.rows.map(({ codes, count }) => [codes.join("|"), count]));
  return whole.rows.map(({ codes, count }) => ({
    codes,
    count: Math.abs(count - (counts.get(codes.join("|")) ?? 0)),
  }));
}

/** The one place where a table becomes protected. */
function mark(contents: ProtectedContents): ProtectedTable {
  return contents as ProtectedTable;
}

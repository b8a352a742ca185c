import type { AttackedBundle, Together } from "@vigie/bundle";
import { type Place, said, saidCount, type VigieError } from "@vigie/study";
import { problem } from "./file-errors.ts";

/** Problems said of one bundle: the first ones tell enough, and a broken bundle has hundreds. */
const most = 20;

/** What an attack found, each a reason not to publish. Codes are those of a table, checked when the bundle was read. */
export function auditProblems(
  attacked: readonly { readonly file: string; readonly bundle: AttackedBundle }[],
  together: readonly Together[],
  fileOf: (hash: string) => string,
): readonly VigieError[] {
  return [
    ...attacked.flatMap(({ file, bundle }) => problemsOf(bundle, { file }).slice(0, most)),
    ...together.flatMap((series) => changesOf(series, fileOf).slice(0, most)),
  ];
}

interface Cell {
  readonly indicator: string;
  readonly codes: readonly string[];
}

const cellWords = ({ indicator, codes }: Cell) => ({
  indicator: said(indicator),
  cell: said(codes.join(" × ")),
});

function problemsOf({ found, asClaimed }: AttackedBundle, place: Place): readonly VigieError[] {
  if (found === null) return [problem("cli/tables-contradict", place, {})];
  const { min } = found.requirement;
  const populations = found.populations.flatMap(({ cells, derived, exposed, insiders, lines }) => [
    ...exposed.map((cell) => problem("cli/cell-exposed", place, { ...cellWords(cell), min: saidCount(min) })),
    ...cells
      .filter(({ holds }) => !holds)
      .map((cell) =>
        problem("cli/cell-found", place, {
          ...cellWords(cell),
          low: saidCount(cell.low),
          high: saidCount(cell.high),
          min: saidCount(min),
        }),
      ),
    ...derived
      .filter(({ holds }) => !holds)
      .map(({ name, low, high }) =>
        problem("cli/difference-found", place, {
          name: said(name),
          low: saidCount(low),
          high: saidCount(high),
          min: saidCount(min),
        }),
      ),
    ...insiders.map(({ holder, deduced }) =>
      problem("cli/insider-learns", place, {
        ...cellWords(deduced),
        holder: said(holder.codes.join(" × ")),
        in: said(holder.indicator),
      }),
    ),
    ...lines.map(({ indicator, dimension }) =>
      problem("cli/line-tells", place, { indicator: said(indicator), dimension: said(dimension) }),
    ),
  ]);
  return asClaimed || populations.length > 0 ? populations : [problem("cli/audit-differs", place, {})];
}

function changesOf({ bundles, audit }: Together, fileOf: (hash: string) => string): readonly VigieError[] {
  const place = { file: fileOf(bundles.at(-1)?.hash ?? "") };
  const changes = audit.changes.map((cell) =>
    problem("cli/change-tells", place, { ...cellWords(cell), difference: saidCount(cell.difference) }),
  );
  const both = audit.together;
  if (both === null || both.holds) return changes;
  const failing = both.populations.flatMap(({ cells }) => cells.filter(({ holds }) => !holds));
  return [
    ...changes,
    ...failing.map((cell) =>
      problem("cli/cell-found-together", place, {
        ...cellWords(cell),
        low: saidCount(cell.low),
        high: saidCount(cell.high),
      }),
    ),
  ];
}

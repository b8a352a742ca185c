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
  const min = saidCount(found.requirement.min);
  const populations = found.populations.flatMap((one) => [
    ...one.exposed.map((cell) => problem("cli/cell-exposed", place, { ...cellWords(cell), min })),
    ...one.cells
      .filter(({ holds }) => !holds)
      .map((cell) => problem("cli/cell-found", place, { ...cellWords(cell), ...rangeWords(cell), min })),
    ...deducedOf(one, min, place),
  ]);
  return asClaimed || populations.length > 0 ? populations : [problem("cli/audit-differs", place, {})];
}

const rangeWords = ({ low, high }: { readonly low: number; readonly high: number }) => ({
  low: saidCount(low),
  high: saidCount(high),
});

type PopulationAudit = NonNullable<AttackedBundle["found"]>["populations"][number];

/** What comes out besides the cells. */
function deducedOf(
  { derived, insiders, lines }: PopulationAudit,
  min: ReturnType<typeof saidCount>,
  place: Place,
): readonly VigieError[] {
  return [
    ...derived
      .filter(({ holds }) => !holds)
      .map(({ name, ...range }) =>
        problem("cli/difference-found", place, { name: said(name), ...rangeWords(range), min }),
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
  ];
}

function changesOf({ bundles, audits }: Together, fileOf: (hash: string) => string): readonly VigieError[] {
  const latest = bundles.at(-1);
  const place = { file: fileOf(latest?.hash ?? "") };
  const min = saidCount(latest?.manifest.policy.min ?? 0);
  return audits.flatMap(({ changes, between, together }) => [
    ...changes.map((cell) =>
      problem("cli/change-tells", place, { ...cellWords(cell), difference: saidCount(cell.difference) }),
    ),
    ...between.map(({ name, difference }) =>
      problem("cli/difference-changes", place, { name: said(name), difference: saidCount(difference) }),
    ),
    ...together.flatMap((one) => [
      ...one.exposed.map((cell) => problem("cli/cell-exposed", place, { ...cellWords(cell), min })),
      ...one.cells
        .filter(({ holds }) => !holds)
        .map((cell) =>
          problem("cli/cell-found-together", place, { ...cellWords(cell), ...rangeWords(cell) }),
        ),
      ...deducedOf(one, min, place),
    ]),
  ]);
}

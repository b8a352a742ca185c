import { type FunnelPlot, funnelPlot, sentenceDrawn } from "@vigie/drawing";
import { fromOthers, funnelLimits, holm, type Proportion } from "@vigie/statistics";
import type { Holder } from "@vigie/study";
import {
  type Cell,
  chanceShownAt,
  cohortOf,
  intervalText,
  isClearlyShown,
  labelOfCode,
  pValueGivenShown,
  pValueText,
  type ShownShare,
  type Subject,
  shareIntervalOf,
  shareVariance,
  tableViewOf,
} from "@vigie/tables";
import { capitalised } from "@vigie/words";
import type { FigureKind, FigureTable } from "../figure-kind.ts";
import { oneGroup } from "../figure-kind.ts";
import { drawingsOf } from "../figure-mark.ts";
import { countAndShareCells, countAndShareColumn } from "../figure-tables/shares-table.ts";
import { partnerName } from "../notes/protection.ts";
import { numberCell } from "../table-cell.ts";
import { figureTexts } from "./figure-texts.ts";

/** Risk of naming one holder at least that only chance and noise set apart. */
const level = 0.05;
/** Holders under which there is nothing to compare. */
const fewest = 2;
const steps = 60;

/** The share of one code at each holder of a group, by its size, with what chance and noise explain. */
export const funnel: FigureKind = {
  shows: ({ indicator }) => indicator.byHolder !== undefined,
  make: (subject) => {
    const { formatter } = subject;
    const held = comparedHolders(subject);
    const shown = held.flatMap(({ compared }) => compared ?? []);
    const apart = shown.filter(({ isApart }) => isApart);
    const code = labelOfCode(subject, codeOf(subject));
    const shared = {
      remarks: [
        formatter.message("funnel.limits", { holders: shown.length }),
        ...(shown.length === held.length
          ? []
          : [formatter.message("funnel.notDrawn", { count: held.length - shown.length })]),
      ],
      table: tableOf(subject, held),
    };
    const drawn = drawnOf(subject, shown);
    const [first] = apart.toSorted((a, b) => a.pValue - b.pValue);
    const count = apart.length;
    const names = formatter.list(apart.map(({ name }) => name));
    const tooFew = formatter.message("funnel.tooFew");
    return {
      ...shared,
      ...figureTexts(subject, {
        title: drawn && "funnel.title",
        subtitle: "funnel.subtitle",
        alternative:
          drawn === null
            ? tooFew
            : ["funnel.alternative", [{ holders: shown.length, whole: drawn.whole.wording, count, names }]],
        reading: drawn && first && "funnel.reading",
        values: {
          code,
          count,
          group: partnerName(subject),
          name: first?.name ?? "",
          ...(first && {
            share: formatter.percent(first.own.count / first.own.base, 1),
            base: formatter.count(first.own.base),
            others: formatter.percent(first.others.count / first.others.base, 1),
          }),
        },
      }),
      ...drawingsOf(subject, (canvas) =>
        drawn === null ? sentenceDrawn(canvas, tooFew) : funnelPlot(canvas, drawn),
      ),
    };
  },
};

interface HeldShare {
  readonly holder: Holder;
  readonly cell: Cell;
  /** Null where its share is hidden or too uncertain to be compared. */
  readonly compared: Compared | null;
}

interface Compared {
  readonly name: string;
  readonly own: ShownShare;
  readonly others: Proportion;
  /** Adjusted over the holders. */
  readonly pValue: number;
  readonly isApart: boolean;
}

function codeOf({ indicator: { byHolder } }: Subject): string {
  if (byHolder === undefined) throw new RangeError("an indicator without a figure by holder");
  return byHolder;
}

/** Each holder in the table, in the study's order: its share against that of the others, Holm over those that have one. */
function comparedHolders(subject: Subject): readonly HeldShare[] {
  const { table, formatter } = subject;
  const whole = cohortOf(subject).line.cell(codeOf(subject));
  const held = (table.byHolder ?? []).map(({ holder, table: own }) => {
    const cell = tableViewOf({ ...subject, table: own })
      .line()
      .cell(codeOf(subject));
    return { holder, cell, others: othersOf(whole, cell) };
  });
  const tested = held.flatMap(({ holder, cell: { proportion: own }, others }) => {
    if (own === null || others === null) return [];
    const share = (own.count + others.count) / (own.base + others.base);
    const given = pValueGivenShown(fromOthers(own, others), chanceShownAt(own, share, "sampling"));
    return [{ holder, name: formatter.text(holder.label), own, others, given }];
  });
  const adjusted = holm(tested.map(({ given }) => given));
  const compared = new Map(
    tested.map(({ holder, given: _, ...found }, at) => {
      const pValue = adjusted[at] ?? 1;
      return [holder.id, { ...found, pValue, isApart: pValue < level }] as const;
    }),
  );
  return held.map(({ holder, cell }) => ({ holder, cell, compared: compared.get(holder.id) ?? null }));
}

/** The whole without one holder; null where nobody is left, or where one of the two is hidden. */
function othersOf({ counted: all, line: whole }: Cell, { counted: own, line }: Cell): Proportion | null {
  if (all === null || own === null) return null;
  const base = all.base - own.base;
  if (base <= 0) return null;
  const count = Math.min(base, Math.max(0, all.count - own.count));
  const without = (a: number, b: number) => Math.sqrt(Math.max(0, a ** 2 - b ** 2));
  const noise = shareVariance(
    { value: count, error: without(all.error, own.error) },
    { value: base, error: without(whole.noisyBase?.error ?? 0, line.noisyBase?.error ?? 0) },
  );
  return { count, base, noise };
}

/** Null where too few can be compared. */
function drawnOf(subject: Subject, shown: readonly Compared[]): FunnelPlot | null {
  const { formatter } = subject;
  const { counted: all } = cohortOf(subject).line.cell(codeOf(subject));
  if (all === null || all.base === 0 || shown.length < fewest) return null;
  const share = all.count / all.base;
  const sizes = shown.map(({ own }) => own.base);
  const greatest = Math.max(...sizes);
  // Limits go on a little beyond the holders on both sides: of two of one size, they would be two points.
  const from = Math.min(...sizes) * 0.7;
  const to = Math.min(greatest * 1.2, all.base * 0.99);
  const part = Math.max(...shown.map(({ own }) => own.error)) ** 2;
  const law = { share, whole: Math.max(all.base, to + 1), noise: { part, whole: all.error ** 2 } };
  const limitsAt = (confidence: number) =>
    Array.from({ length: steps + 1 }, (_, step) => {
      const size = from * (to / from) ** (step / steps);
      return { size, ...funnelLimits(law, size, confidence) };
    });
  return {
    points: shown.map(({ name, own, isApart }) => ({
      name,
      size: own.base,
      share: own.count / own.base,
      isApart,
    })),
    whole: {
      share,
      wording: formatter.message("funnel.whole", { share: formatter.percent(share, 1) }),
    },
    limits: [
      { look: "outline", at: limitsAt(0.95) },
      { look: "link", at: limitsAt(1 - level / shown.length) },
    ],
    sizeName: capitalised(cohortOf(subject).people.counted),
  };
}

function tableOf(subject: Subject, held: readonly HeldShare[]): FigureTable {
  const { formatter } = subject;
  const nothing = formatter.message("cell.nothing");
  const rowOf = (cell: Cell, compared: Compared | null) => [
    numberCell(cell.line.base, formatter.count, formatter),
    ...countAndShareCells(cell, formatter),
    cell.proportion === null || !isClearlyShown(cell.proportion)
      ? nothing
      : intervalText(
          shareIntervalOf(cell.proportion, "sampling") ?? { lower: 0, upper: 1 },
          (bound) => formatter.percent(bound, 1),
          formatter,
        ),
    compared === null ? nothing : numberCell(compared.pValue, (p) => pValueText(p, formatter), formatter),
  ];
  return {
    columns: [
      { head: formatter.message("funnel.holder") },
      { head: formatter.message("funnel.size") },
      countAndShareColumn(labelOfCode(subject, codeOf(subject)), formatter),
      { head: formatter.message("column.shareInterval") },
      { head: formatter.message("column.pValue") },
    ],
    groups: oneGroup([
      ...held.map(({ holder, cell, compared }) => ({
        heading: formatter.text(holder.label),
        cells: rowOf(cell, compared),
      })),
      {
        heading: formatter.message("funnel.all"),
        cells: rowOf(cohortOf(subject).line.cell(codeOf(subject)), null),
      },
    ]),
  };
}

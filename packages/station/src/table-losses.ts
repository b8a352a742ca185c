import type { ProtectedTable, WithheldReason } from "@vigie/disclosure";
import { type Alternative, type Alternatives, isTouched } from "./alternatives.ts";

/** What secrecy keeps of one table, without any count of persons: not even why one cell in particular is masked. */
export interface TableLoss {
  readonly indicator: string;
  readonly cells: number;
  /** Masked for what they would tell themselves: most often, that few persons are there. */
  readonly telling: number;
  /** Masked so that others cannot be found by subtraction. */
  readonly linked: number;
  /** Why nothing of it leaves; null where the rest does. */
  readonly withheld: WithheldReason | null;
  /** Codes of the masked cells, without those that all the table shares; none where they are more than a few. */
  readonly masked: readonly (readonly string[])[];
  /** Rare codes gathered first; null where that was not tried. */
  readonly merged: Alternative | null;
  /** Rounded instead; null where that was not tried. */
  readonly rounded: Alternative | null;
}

/** To be told before anything is handed over, beside `protection.html`. */
export interface Losses {
  /** Of the tables that secrecy touches, the greatest loss first. */
  readonly tables: readonly TableLoss[];
  /** Tables that leave whole. */
  readonly whole: number;
  /** Base of the rounding that was tried; null where no other choice was. */
  readonly base: number | null;
}

/** Masked cells that can be named in a line. */
const few = 12;

/** What each table loses: those withheld first, then by masked cells. */
export function tableLosses(tables: readonly ProtectedTable[], alternatives: Alternatives | null): Losses {
  const touched = tables.filter(isTouched).map((table) => lossOf(table, alternatives));
  return {
    tables: touched.toSorted((a, b) => rank(a) - rank(b) || lostCells(b) - lostCells(a)),
    whole: tables.length - touched.length,
    base: alternatives?.base ?? null,
  };
}

function lossOf(table: ProtectedTable, alternatives: Alternatives | null): TableLoss {
  const { indicator, rows, treatment } = table;
  const isWithheld = treatment.kind === "withheld";
  const masked = isWithheld ? [] : rows.filter(({ cell }) => cell.status !== "free");
  const telling = masked.filter(({ cell }) => cell.status === "primary").length;
  const varying = table.dimensions.flatMap((_, at) =>
    new Set(rows.map(({ codes }) => codes[at])).size > 1 ? [at] : [],
  );
  return {
    indicator,
    cells: rows.length,
    telling,
    linked: masked.length - telling,
    withheld: isWithheld ? treatment.reason : null,
    masked: masked.length > few ? [] : masked.map(({ codes }) => varying.flatMap((at) => codes[at] ?? [])),
    merged: alternatives?.merged.get(indicator) ?? null,
    rounded: alternatives?.rounded.get(indicator) ?? null,
  };
}

const rank = ({ withheld }: TableLoss) => (withheld === null ? 1 : 0);

const lostCells = ({ withheld, cells, telling, linked }: TableLoss) =>
  withheld === null ? telling + linked : cells;

import { designProtection, type ExactSource, formatFraction } from "@vigie/disclosure";
import { type Mapping, mappingDefinition } from "@vigie/mapping";
import { policyAt } from "@vigie/partner";
import type { Study } from "@vigie/study";
import {
  type DrawnValues,
  drawCells,
  exactValues,
  type NoisyValues,
} from "../../../packages/core/disclosure/src/draw-cells.ts";
import { canonicalText, definitionHash } from "../../../packages/core/disclosure/src/draw-key.ts";

/** One partner's run: what `draw.json` says it was drawn from. */
export interface DrawnRun {
  readonly study: Study;
  readonly partner: string;
  readonly secret: Uint8Array;
  /** As the partner wrote it. */
  readonly mapping: Mapping;
  /** By source of persons. */
  readonly exact: ReadonlyMap<string, ExactSource>;
}

/** What a program needs to draw a bundle's noise again: private, as it holds the secret and the exact values. */
export interface DrawRecord {
  /** 32 bytes, in hexadecimal. */
  readonly secret: string;
  readonly holder: string;
  readonly sources: readonly SourceRecord[];
}

type SourceDesign = ReturnType<typeof designProtection>["sources"][number];
type DrawnTable = SourceDesign["tables"][number];

interface SourceRecord {
  readonly source: string;
  /** As the bundle's manifest must have it. */
  readonly mark: string;
  /** Canonical text: its SHA-256 is in the key. */
  readonly definition: string;
  /** In the order of the plan. */
  readonly tables: readonly TableRecord[];
}

interface TableRecord extends Pick<DrawnTable, "id" | "measure" | "openList" | "blocks"> {
  readonly variance: string;
  /** Cells that no unit can be in, which get no noise. */
  readonly impossible: readonly number[];
  /** By cell; of an open list, by set. */
  readonly exact: Values;
  readonly noisy: Values;
}

type Values = readonly number[] | readonly (readonly [string, number])[];

export function drawRecord({ study, partner, secret, mapping, exact }: DrawnRun): DrawRecord {
  const design = designProtection({ study, partner, policy: policyAt(study, mapping) });
  const sources = design.sources.flatMap(({ source, definition, tables }): readonly SourceRecord[] => {
    const counted = exact.get(source.id);
    if (counted === undefined || tables.length === 0) return [];
    const whole = { definition, mapping: mappingDefinition(mapping, source) };
    const values = exactValues(tables, source, counted);
    const input = { holder: partner, source: source.id, definition: definitionHash(whole) };
    const noisy = drawCells(tables, values, { secret, ...input });
    return [
      {
        source: source.id,
        mark: noisy.mark,
        definition: canonicalText(whole),
        tables: tables.map((table) => tableRecord(table, values, noisy)),
      },
    ];
  });
  return { secret: Buffer.from(secret).toString("hex"), holder: partner, sources };
}

function tableRecord(
  { id, measure, openList, blocks, variance, impossible }: DrawnTable,
  exact: DrawnValues,
  noisy: NoisyValues,
): TableRecord {
  const valuesOf = ({ cells, lists }: DrawnValues): Values =>
    openList ? [...(lists.get(id) ?? [])] : (cells.get(id) ?? []);
  return {
    id,
    measure,
    openList,
    blocks,
    variance: formatFraction(variance),
    impossible: [...impossible].flatMap((isImpossible, cell) => (isImpossible === 1 ? [cell] : [])),
    exact: valuesOf(exact),
    noisy: valuesOf(noisy),
  };
}

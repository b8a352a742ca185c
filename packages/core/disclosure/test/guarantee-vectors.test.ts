import { createHash, createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { mappingDefinition, parseMapping } from "@vigie/mapping";
import { VigieErrors } from "@vigie/words";
import { expect, test } from "vitest";
import { drawCells, fingerprint } from "../src/draw-cells.ts";
import { canonicalText, definitionHash, drawKey } from "../src/draw-key.ts";
import { discreteGaussian } from "../src/noise/discrete-gaussian.ts";
import { elementaryDraws } from "../src/noise/elementary-draws.ts";
import { asNumber, type Fraction, fractionOf, readFraction } from "../src/noise/fraction.ts";
import { type RandomStream, streamsOf } from "../src/noise/random-stream.ts";
import { listThreshold } from "../src/open-list.ts";
import { designProtection } from "../src/protect.ts";
import { partner, sourceOf, studyOf } from "./world/study-of.ts";

/** Described in docs/guarantee.md. */
interface Vectors {
  readonly canonical: readonly { readonly value: unknown; readonly text: string; readonly sha256: string }[];
  readonly fingerprint: {
    readonly cells: Readonly<Record<string, readonly number[]>>;
    readonly lists: Readonly<Record<string, Readonly<Record<string, number>>>>;
    readonly text: string;
    readonly sha256: string;
  };
  readonly definition: string;
  readonly key: Readonly<
    Record<"secret" | "holder" | "source" | "definition" | "fingerprint" | "text" | "stream" | "mark", string>
  >;
  readonly table: {
    readonly id: string;
    readonly variance: string;
    readonly exact: readonly number[];
    readonly noisy: readonly number[];
    readonly cells: readonly {
      readonly label: string;
      readonly first_bits: string;
      readonly noise: number;
      readonly bits: number;
    }[];
  };
  readonly list: {
    readonly id: string;
    readonly variance: string;
    readonly exact: Readonly<Record<string, number>>;
    readonly fingerprint: string;
    readonly mark: string;
    readonly labels: readonly string[];
    readonly noisy: Readonly<Record<string, number>>;
  };
  readonly draws: readonly {
    readonly label: string;
    readonly variance: string;
    readonly draws: readonly number[];
    readonly bits: readonly number[];
  }[];
  readonly elementary: readonly {
    readonly draw: "uniform" | "bernoulli" | "bernoulli_exp";
    readonly of: string;
    readonly bits: string;
    readonly result: number | boolean;
  }[];
  readonly thresholds: readonly Readonly<{ variance: string; k: number; min: number; threshold: number }>[];
}

const vectors: Vectors = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../../../docs/guarantee/vectors.json"), "utf8"),
);

const { key, table } = vectors;
const secret = Uint8Array.from(Buffer.from(key.secret, "hex"));
const input = { holder: key.holder, source: key.source, definition: key.definition };
const streams = streamsOf(Uint8Array.from(Buffer.from(key.stream, "hex")));

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

function fractionIn(text: string): Fraction {
  const read = readFraction(text);
  if (read === null) throw new RangeError(`no fraction in lowest terms: ${text}`);
  return read;
}

/** A stream that counts the bits taken. */
function counting(stream: RandomStream) {
  let taken = 0;
  return {
    taken: () => taken,
    bit: () => {
      taken += 1;
      return stream.bit();
    },
  };
}

/** @throws {RangeError} where more bits are taken than the text has */
function streamIn(bits: string): RandomStream {
  const left = [...bits];
  return {
    bit: () => {
      const bit = left.shift();
      if (bit === undefined) throw new RangeError("more bits are taken than the vector has");
      return bit === "1" ? 1n : 0n;
    },
  };
}

test.each(vectors.canonical)("canonical text $text", ({ value, text, sha256 }) => {
  expect(canonicalText(value)).toBe(text);
  expect(definitionHash(value)).toBe(sha256);
});

test("the items of a set are sorted by their texts", () => {
  expect(canonicalText(new Set(["b", "a b", "a"]))).toBe('["a b","a","b"]');
});

test("the definition of the vectors is that of its source and mapping", async () => {
  const definition = await workedDefinition();
  expect(canonicalText(definition)).toBe(vectors.definition);
  expect(definitionHash(definition)).toBe(key.definition);
});

test("the fingerprint of two tables and an open list", () => {
  const { cells, lists, text, sha256 } = vectors.fingerprint;
  const sets = Object.entries(lists).map(([id, counts]) => [id, new Map(Object.entries(counts))] as const);
  expect(fingerprint({ cells: new Map(Object.entries(cells)), lists: new Map(sets) })).toBe(sha256);
  expect(createHash("sha256").update(text).digest("hex")).toBe(sha256);
});

test("the key and the mark", () => {
  const drawn = drawKey(secret, { ...input, fingerprint: key.fingerprint });
  expect({ stream: hex(drawn.stream), mark: drawn.mark }).toEqual({ stream: key.stream, mark: key.mark });
  expect(JSON.parse(key.text)).toEqual([3, key.holder, key.source, key.definition, key.fingerprint]);
  const hmacOf = (use: string) => createHmac("sha256", secret).update(`${use}\n${key.text}`).digest("hex");
  expect([hmacOf("vigie noise"), hmacOf("vigie mark")]).toEqual([key.stream, key.mark]);
});

test("the noisy values of the table, and its mark", async () => {
  const { tables } = await workedDesign();
  const exact = { cells: new Map([[table.id, table.exact]]), lists: new Map() };
  expect(fingerprint(exact)).toBe(key.fingerprint);
  const { cells, mark } = drawCells(tables, exact, { secret, ...input });
  expect(cells).toEqual(new Map([[table.id, table.noisy]]));
  expect(mark).toBe(key.mark);
});

test.each(table.cells.map((cell, at) => ({ ...cell, at })))("the cell $label", (cell) => {
  const first = streams(cell.label);
  expect(Array.from(cell.first_bits, () => first.bit()).join("")).toBe(cell.first_bits);
  const stream = counting(streams(cell.label));
  expect(Number(discreteGaussian(fractionIn(table.variance), stream))).toBe(cell.noise);
  expect(stream.taken()).toBe(cell.bits);
  expect((table.exact[cell.at] ?? 0) + cell.noise).toBe(table.noisy[cell.at]);
});

test("the noisy counts of an open list, and its mark", async () => {
  const { id, variance, exact, labels, noisy, ...expected } = vectors.list;
  const { tables } = await workedDesign();
  const open = tables.map((drawn) => ({ ...drawn, id, variance: fractionIn(variance), openList: true }));
  const values = { cells: new Map(), lists: new Map([[id, new Map(Object.entries(exact))]]) };
  const { lists, mark } = drawCells(open, values, { secret, ...input });
  expect({ fingerprint: fingerprint(values), mark }).toEqual(expected);
  expect(lists).toEqual(new Map([[id, new Map(Object.entries(noisy))]]));
  expect(labels.map((label) => JSON.parse(label))).toEqual(Object.keys(exact).map((set) => [id, set]));
});

test.each(vectors.draws)("draws of variance $variance", ({ label, variance, draws, bits }) => {
  const stream = counting(streams(label));
  const found = draws.map(() => {
    const before = stream.taken();
    return [Number(discreteGaussian(fractionIn(variance), stream)), stream.taken() - before];
  });
  expect(found).toEqual(draws.map((draw, at) => [draw, bits[at]]));
});

test.each(vectors.elementary)("$draw($of) of the bits “$bits”", ({ draw, of, bits, result }) => {
  const stream = counting(streamIn(bits));
  const { uniform, bernoulli, bernoulliExp } = elementaryDraws(stream);
  const drawn = {
    uniform: () => Number(uniform(fractionIn(of).numerator)),
    bernoulli: () => bernoulli(fractionIn(of)),
    bernoulli_exp: () => bernoulliExp(fractionIn(of)),
  }[draw]();
  expect(drawn).toBe(result);
  expect(stream.taken()).toBe(bits.length);
});

test.each(vectors.thresholds)("the threshold of a list of variance $variance, $k rows", (vector) => {
  const deviation = Math.sqrt(asNumber(fractionIn(vector.variance)));
  const found = listThreshold({ deviation, smallest: vector.min, rowsPerPerson: vector.k });
  expect(found).toBeCloseTo(vector.threshold, 6);
});

async function workedDesign() {
  const study = await studyOf({
    sources: {
      households: { fields: { rsa: "flag", account: "flag" }, universes: { known: { rsa: ["yes", "no"] } } },
    },
    indicators: { accounts: { of: "account", by: "rsa", universe: "known" } },
    disclosure: { rho: 0.35 },
  });
  const policy = { rho: fractionOf(0.35), min: 11, small: "hidden" } as const;
  const [design] = designProtection({ study, partner, policy }).sources;
  if (design === undefined) throw new RangeError("a study without a source");
  return { study, ...design };
}

async function workedDefinition() {
  const { study, definition } = await workedDesign();
  const parsed = parseMapping(mapping, "caf.yaml", { study });
  if ("errors" in parsed) throw new VigieErrors(parsed.errors);
  return { definition, mapping: mappingDefinition(parsed.mapping, sourceOf(study, key.source)) };
}

const mapping = `mapping: 1
study: sketch
partner: caf
secret: AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8
sources:
  households:
    units:
      file: households.csv
      key: number
      fields:
        rsa: RSA
        account: { column: Compte activé, codes: { O: "yes", N: "no" }, missing: ["?"] }
`;

import { createHash } from "node:crypto";
import { parseArgs } from "node:util";
import { farTables } from "../../apps/hub/src/deposits/batch-differences.ts";
import { fraction } from "../../packages/core/disclosure/src/noise/fraction.ts";
import type { Policy } from "../../packages/core/disclosure/src/policy.ts";
import { leavingDraw, pool } from "../../packages/core/disclosure/src/pool.ts";
import { designProtection, protect } from "../../packages/core/disclosure/src/protect.ts";
import { countedSource } from "../../packages/core/disclosure/test/world/counted.ts";
import { heldBy } from "../../packages/core/disclosure/test/world/group-study.ts";
import { mapped } from "../../packages/core/disclosure/test/world/mapped.ts";
import { people, peopleLists } from "../../packages/core/disclosure/test/world/people.ts";
import type { Person } from "../../packages/core/disclosure/test/world/person.ts";
import { partner, sourceOf, studyOf } from "../../packages/core/disclosure/test/world/study-of.ts";

/**
 * How often the review by batch names a holder: among groups of holders that draw their persons from one population, and one holder
 * more of whom every share is off by `--points`. Six tables, rho 1, threshold 11, small counts left as drawn.
 */
const { values } = parseArgs({
  options: { holders: { type: "string", default: "400" }, points: { type: "string", default: "15" } },
});
/** Holders of each size of group in all: as many groups as that makes. */
const all = Number(values.holders);
const moved = Number(values.points) / 100;
const sizes = [20, 50, 100, 200, 500];
const policy: Policy = { rho: fraction(1n), min: 11, small: "hidden" };
const questions = {
  sex: { f: 0.55, m: 0.45 },
  country: { fr: 0.7, dz: 0.2, ma: 0.1 },
  commune: { rosny: 0.5, bondy: 0.3, stains: 0.2 },
  alone: { yes: 0.4, no: 0.6 },
  deaf: { yes: 0.25, no: 0.75 },
  trust: { good: 0.6, bad: 0.3, unsure: 0.07, silent: 0.03 },
};
const sketch = await studyOf({
  codelists: peopleLists,
  sources: { people },
  indicators: Object.fromEntries(Object.keys(questions).map((of) => [`of_${of}`, { of }])),
});

/** Numbers in 0..1, the same again for one seed. */
function uniform(seed: string): () => number {
  let at = 0;
  let block = Buffer.alloc(0);
  return () => {
    if (at % 8 === 0) block = createHash("sha256").update(`${seed} ${at}`).digest();
    return block.readUInt32LE((at++ % 8) * 4) / 2 ** 32;
  };
}

/** One code at random; where the holder is off, the first one gives part of its share to the second. */
function one(shares: Readonly<Record<string, number>>, isOff: boolean, next: () => number): string {
  let left = next();
  const codes = Object.entries(shares);
  for (const [at, [code, share]] of codes.entries()) {
    left -= share + (isOff ? ([-moved, moved][at] ?? 0) : 0);
    if (left < 0) return code;
  }
  return codes.at(-1)?.[0] ?? "";
}

function persons(size: number, isOff: boolean, next: () => number): readonly Person[] {
  return Array.from({ length: size }, () => ({
    values: {
      ...{ age: 40, income: 900, needs: null },
      ...Object.fromEntries(
        Object.entries(questions).map(([name, shares]) => [name, one(shares, isOff, next)]),
      ),
    },
    channels: [],
    routine: false,
  }));
}

/** What the review says of each holder of one group; the last one is off where `off` is its size. */
function reviewed(count: number, off: number | null, seed: string) {
  const held = Array.from({ length: count }, (_, at) => ({
    id: `h${at}`,
    size: off !== null && at === count - 1 ? off : (sizes[at % sizes.length] ?? 0),
    isOff: off !== null && at === count - 1,
  }));
  const study = heldBy(
    sketch,
    held.map(({ id }) => id),
  );
  const source = sourceOf(study, "people");
  const design = designProtection({ study, partner, policy });
  const made = held.map(({ id, size, isOff }) => {
    const exact = countedSource(study, source, persons(size, isOff, uniform(`${seed} ${id}`)));
    const secret = createHash("sha256").update(`${seed} ${id} secret`).digest();
    const release = protect(design, {
      ...{ secret, holder: id, mappings: mapped(study) },
      exact: new Map([["people", exact]]),
    });
    const tables = new Map(release.tables.map((table) => [table.name, table]));
    const drawn = leavingDraw(design, release.drawn, new Set(["people"]));
    return { id, holder: id, tables, min: policy.min, draw: { holder: id, policy, drawn } };
  });
  const { tables, leftOut } = pool(
    study,
    partner,
    made.map(({ draw }) => draw),
  );
  const found = farTables(made, { tables, leftOut, min: policy.min });
  return held.map(({ id, size, isOff }) => {
    const { compared = 0, far = [] } = found.get(id) ?? {};
    return { size, isOff, any: far.length > 0, most: far.length > compared / 2 };
  });
}

function shareOf(some: ReturnType<typeof reviewed>, of: "any" | "most"): string {
  return `${((100 * some.filter((each) => each[of]).length) / some.length).toFixed(1)} %`;
}

for (const count of [10, 40, 200]) {
  const groups = Math.max(1, Math.round(all / count));
  const alike = Array.from({ length: groups }, (_, at) =>
    reviewed(count, null, `alike ${count} ${at}`),
  ).flat();
  const bySize = sizes.map((size) => {
    const some = alike.filter((each) => each.size === size);
    return `${size}: ${shareOf(some, "any")} / ${shareOf(some, "most")}`;
  });
  process.stdout.write(
    `${count} holders alike, ${groups} groups, named by one table at least / by most: ${shareOf(alike, "any")} / ${shareOf(alike, "most")} (${bySize.join(", ")})\n`,
  );
  const offs = sizes.map((size) => {
    const some = Array.from({ length: Math.max(4, groups) }, (_, at) =>
      reviewed(count, size, `off ${count} ${size} ${at}`),
    ).flatMap((each) => each.filter(({ isOff }) => isOff));
    return `${size}: ${shareOf(some, "any")} / ${shareOf(some, "most")}`;
  });
  process.stdout.write(`  one off by ${values.points} points, by its size: ${offs.join(", ")}\n`);
}

import {
  designProtection,
  effectivePolicy,
  type JudgedSize,
  type ProtectedRelease,
  protect,
} from "@vigie/disclosure";
import type { Study } from "@vigie/study";
import { describe, expect, test } from "vitest";
import { countedSource } from "../../disclosure/test/world/counted.ts";
import { mapped } from "../../disclosure/test/world/mapped.ts";
import { people, peopleLists } from "../../disclosure/test/world/people.ts";
import { partner, sourceOf, studyOf } from "../../disclosure/test/world/study-of.ts";
import { originProblems, pack, readBundle } from "../src/index.ts";
import { codesOf, contents, reception } from "./sample.ts";

/** 1 000 women and 500 men, under sizes that a study publishes. */
async function releaseOf(
  sizes: Readonly<Record<string, number>>,
): Promise<{ readonly study: Study; readonly release: ProtectedRelease }> {
  const study = await studyOf({
    codelists: peopleLists,
    sources: { people },
    indicators: { sexes: { of: "sex" }, trust: { of: "trust", universe: "women", against: "all" } },
    disclosure: {
      public: {
        people: Object.fromEntries(
          Object.entries(sizes).map(([universe, size]) => [universe, { size, publication: "Insee, 2023" }]),
        ),
      },
    },
  });
  const persons = Array.from({ length: 1500 }, (_, at) => ({
    values: { sex: at < 1000 ? "f" : "m", trust: at % 3 === 0 ? "good" : "bad" },
    channels: [],
    routine: false,
  }));
  const policy = effectivePolicy(study, { floors: { rho: null, min: null }, small: "hidden" });
  const exact = new Map([["people", countedSource(study, sourceOf(study, "people"), persons)]]);
  const secret = new Uint8Array(32).fill(3);
  const release = protect(designProtection({ study, partner, policy }), {
    secret,
    exact,
    mappings: mapped(study),
  });
  return { study, release };
}

async function bundleOf({ study, release }: Awaited<ReturnType<typeof releaseOf>>) {
  return readBundle(await pack({ ...contents, ...release, study, partner }, null), {});
}

describe("what a manifest says of published sizes", () => {
  const all = { universe: "all" };
  const women = { universe: "women" };
  test.each([
    { says: "met", sizes: { all: 1500, women: 1000 }, expected: {} },
    {
      says: "near enough to be used",
      sizes: { all: 1520, women: 1000 },
      expected: { unmetSizes: [{ ...all, use: "adjusted", estimate: expect.any(Number) }] },
    },
    {
      says: "larger than the extract",
      sizes: { all: 1500, women: 1100 },
      expected: { unmetSizes: [{ ...women, use: "unused" }], extract: ["part"] },
    },
    {
      says: "smaller than the extract",
      sizes: { women: 700 },
      expected: { unmetSizes: [{ ...women, use: "unused" }], extract: ["not_published_population"] },
    },
    {
      says: "larger and smaller",
      sizes: { all: 9000, women: 700 },
      expected: {
        unmetSizes: [
          { ...all, use: "unused" },
          { ...women, use: "unused" },
        ],
        extract: ["part", "not_published_population"],
      },
    },
  ])("$says: its bundle is verified, errors included", async ({ sizes, expected }) => {
    const made = await releaseOf(sizes);
    const bundle = await bundleOf(made);
    const [{ source: _source, mark: _mark, sharesFile: _sharesFile, ...said } = { source: "" }] =
      bundle.manifest.sources;
    expect(said).toEqual(expected);
    expect(await originProblems(bundle, made.study, reception)).toEqual([]);
  });
});

describe("a bundle that lies about published sizes", () => {
  const estimates = { size: 1100, estimate: 1000, standardError: 2 };
  const withSizes = (
    { study, release }: Awaited<ReturnType<typeof releaseOf>>,
    sizes: readonly JudgedSize[],
  ) => ({
    study,
    release: { ...release, publicSizes: new Map([["people", sizes]]) },
  });

  test("is refused where a size that it does not use is said to be met", async () => {
    const made = await releaseOf({ women: 1100 });
    const bundle = await bundleOf(withSizes(made, []));
    expect((await originProblems(bundle, made.study, reception)).map(({ code }) => code)).toEqual([
      "bundle/errors-differ",
    ]);
  });

  test("is refused where a size that it uses is said not to be", async () => {
    const made = withSizes(await releaseOf({ women: 1000 }), [
      { ...estimates, universe: "women", use: "unused" },
    ]);
    expect(await codesOf(bundleOf(made))).toBe("bundle/errors-impossible");
  });

  const lies: readonly (readonly [string, readonly JudgedSize[]])[] = [
    ["a universe that has no published size", [{ ...estimates, universe: "men", use: "adjusted" }]],
    [
      "one universe twice",
      [
        { ...estimates, universe: "women", use: "adjusted" },
        { ...estimates, universe: "women", use: "unused" },
      ],
    ],
  ];
  test.each(lies)("is refused for %s", async (_, sizes) => {
    expect(await codesOf(bundleOf(withSizes(await releaseOf({ women: 1000 }), sizes)))).toBe(
      "bundle/audit-contradicts",
    );
  });
});

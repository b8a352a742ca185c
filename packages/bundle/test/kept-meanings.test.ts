import type { Source, Study } from "@vigie/study";
import { expect, test } from "vitest";
import { pack, readBundle } from "../src/index.ts";
import { meaningProblems } from "../src/kept-meanings.ts";
import { contents, study } from "./sample.ts";

/** What an earlier bundle was counted by, and a study that has changed since. */

const first = await readBundle(await pack(contents, null), {});

/** The study with its only source changed, under the same name or another. */
function changed(changes: Partial<Source>): Study {
  const sources = [...study.sources.values()].map((source) => ({ ...source, ...changes }));
  const indicators = [...study.indicators].map(
    ([id, one]) => [id, { ...one, source: changes.id ?? one.source }] as const,
  );
  return {
    ...study,
    sources: new Map(sources.map((source) => [source.id, source])),
    indicators: new Map(indicators),
  };
}

const women = new Map([["sexe", ["f"]]]);

test.each<{ says: string; now: Study; codes: readonly string[] }>([
  { says: "the same study", now: study, codes: [] },
  {
    says: "a universe chosen otherwise",
    now: changed({ universes: new Map([["all", { id: "all", label: study.title, where: women }]]) }),
    codes: ["bundle/previous-names-lost"],
  },
  {
    says: "another window, of other persons",
    now: changed({ universes: new Map(), window: { from: "2023-01-01", to: "2023-06-30" } }),
    codes: [],
  },
  { says: "its source renamed", now: changed({ id: "menages" }), codes: ["bundle/previous-source-lost"] },
  {
    says: "another source over another window",
    now: changed({ id: "menages", window: { from: "2023-01-01", to: "2023-06-30" } }),
    codes: [],
  },
  { says: "another study", now: { ...changed({ universes: new Map() }), id: "autre" }, codes: [] },
])("$says", ({ now, codes }) => {
  const found = meaningProblems([first], now, contents.tables);
  expect(found.map(({ code }) => code)).toEqual(codes);
});

test("what an association made, that is asked no more: the association is what must come back", () => {
  const meanings = first.manifest.meanings.map((one) => ({
    ...one,
    attributes: { ...one.attributes, any_without_rsa: { made: "[]", codes: [] } },
  }));
  const before = { ...first, manifest: { ...first.manifest, meanings } };
  const found = meaningProblems([before], study, contents.tables);
  expect(found.map(({ code }) => code)).toEqual(["bundle/previous-association-lost"]);
});

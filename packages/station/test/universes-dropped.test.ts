import { expect, test } from "vitest";
import { bundleOf, type SmallStudy } from "./small-study.ts";

/** A second version of a study asks no more of one universe, and asks of another that has nothing to do with it. */
const towns = ["a", "b", "c"];
const wishes = ["x", "y", "z"];
const homes = ["p", "q"];
const field = (codelist: string) => ({ type: "code", codelist, label: codelist });

const small = (indicators: SmallStudy["indicators"], more: SmallStudy["rows"] = []): SmallStudy => ({
  study: { disclosure: { min: 5 } },
  source: {
    universes: {
      here: { label: "Ici", where: { town: ["a", "b"] } },
      asking: { label: "Qui demande", where: { wish: ["y", "z"] } },
    },
  },
  codelists: { towns, wishes, homes },
  fields: { town: field("towns"), wish: field("wishes"), home: field("homes") },
  indicators,
  rows: [
    ...towns.flatMap((town) =>
      wishes.flatMap((wish) => homes.flatMap((home) => Array.from({ length: 6 }, () => [town, wish, home]))),
    ),
    ...more,
  ],
});

const homesOf = (universe: string) => ({ kind: "distribution", of: "home", universe });
const everywhere = { kind: "distribution", of: "town" };

test("tables of both leave, and those where one person came since do not", async () => {
  const first = await bundleOf(small({ all: homesOf("all"), asking: homesOf("asking") }));
  const later = { all: homesOf("all"), here: homesOf("here"), towns: everywhere };
  expect([...(await bundleOf(small(later), [first])).tables.keys()]).toEqual(["all", "here", "towns"]);
  const other = { here: homesOf("here"), towns: everywhere };
  const came = [["a", "x", "p"]];
  expect([...(await bundleOf(small(other, came), [first])).tables.keys()]).toEqual(["here"]);
});

import { expect, test } from "vitest";
import { bundleOf, type SmallStudy } from "./small-study.ts";

/** A second version of a study names things otherwise, and one person has changed: nobody sees it by putting both together. */
const zones = ["north", "south"];
const jobs = ["farm", "shop", "works", "office"];

interface Naming {
  readonly indicator?: string;
  readonly field?: string;
  readonly named?: (job: string) => string;
  /** Of the ten persons of each job of each zone, so many of the farms of the North work in a shop. */
  readonly moved?: number;
}

function small({ indicator = "jobs", field = "job", named = (job) => job, moved = 0 }: Naming): SmallStudy {
  const rows = zones.flatMap((zone) =>
    jobs.flatMap((job) =>
      Array.from({ length: 10 }, (_, at) => {
        const today = zone === "north" && job === "farm" && at < moved ? "shop" : job;
        return [zone, named(today)];
      }),
    ),
  );
  return {
    study: { disclosure: { min: 5 } },
    codelists: { zones, jobs: jobs.map(named) },
    fields: {
      zone: { type: "code", codelist: "zones", label: "Zone" },
      [field]: { type: "code", codelist: "jobs", label: "Métier" },
    },
    indicators: {
      [indicator]: { kind: "profile", of: field, by: "zone" },
      zones: { kind: "distribution", of: "zone" },
    },
    rows,
  };
}

const left = async (naming: Naming) => {
  const first = await bundleOf(small({}));
  return [...(await bundleOf(small(naming), [first])).tables.keys()];
};

const longer = (job: string) => `${job}s`;

test.each([
  { says: "a field, with its table", naming: { field: "work", indicator: "works" } },
  { says: "all the codes of a field", naming: { named: longer } },
  { says: "a field and its codes", naming: { field: "work", indicator: "works", named: longer } },
])("$says under another name: one who moved is not seen", async ({ naming }) => {
  const { indicator = "jobs" } = naming;
  expect(await left(naming)).toEqual([indicator, "zones"]);
  expect(await left({ ...naming, moved: 1 })).toEqual(["zones"]);
});

test("another field of other persons by code is not taken for it", async () => {
  expect(await left({ field: "work", indicator: "works", moved: 7 })).toEqual(["works", "zones"]);
});

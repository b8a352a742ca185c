import { originProblems } from "@vigie/bundle";
import { groupLabel } from "@vigie/study";
import { expect, test } from "vitest";
import { bundleOf, pageOf, runSmall, type SmallStudy, studyOf, tableOf } from "./small-study.ts";

/** 60 persons: 20 with an account, 20 at the desk, 20 without any contact. */
const small: SmallStudy = {
  codelists: { channels: ["account", "desk"], places: ["north", "south"] },
  fields: { place: { type: "code", codelist: "places", label: "Lieu" } },
  indicators: {
    groups: { kind: "distribution", of: "group" },
    places: { kind: "profile", of: "place" },
    sets: { kind: "distribution", of: "subgroup" },
  },
  rows: Array.from({ length: 60 }, (_, at) => [at % 2 === 0 ? "north" : "south"]),
  contacts: {
    families: { digital: ["account"], direct: ["desk"] },
    byRow: Array.from({ length: 60 }, (_, at) => (at < 20 ? ["account"] : at < 40 ? ["desk"] : [])),
  },
};

test("where no contact is set aside as routine, nobody is in that group: it is no cell, and no secret", async () => {
  const run = await runSmall(small);
  for (const name of ["groups", "places", "sets"])
    expect(tableOf(run.release.tables, name).rows.flatMap(({ codes }) => codes)).not.toContain(
      "routine_only",
    );
  expect(tableOf(run.release.tables, "groups").dimensions.at(-1)?.codes).toEqual([
    "digital",
    "mixed",
    "direct",
    "none",
    "_T",
  ]);
  expect(pageOf(run, "protection.html")).not.toContain(groupLabel("routine_only").fr);
  const received = { place: {}, today: "2026-11-26" };
  expect(await originProblems(await bundleOf(run), await studyOf(small), received)).toEqual([]);
});

test("where no channel is digital, nobody is digital or mixed", async () => {
  const run = await runSmall({
    ...small,
    codelists: { ...small.codelists, channels: ["letter", "desk"] },
    contacts: {
      families: { material: ["letter"], direct: ["desk"] },
      byRow: Array.from({ length: 60 }, (_, at) => (at < 40 ? ["desk"] : [])),
    },
  });
  expect(tableOf(run.release.tables, "groups").dimensions.at(-1)?.codes).toEqual(["direct", "none", "_T"]);
  expect(tableOf(run.release.tables, "sets").rows.flatMap(({ codes }) => codes)).not.toContain("_O.digital");
});

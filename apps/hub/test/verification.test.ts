import type { Study } from "@vigie/study";
import { beforeAll, expect, test } from "vitest";
import { studyOf } from "../src/campaigns/study-file.ts";
import { verification } from "../src/deposits/verification.ts";
import { dayOfHubs } from "./fixture.ts";
import { type ManyBundles, manyBundles } from "./many-bundles.ts";

let made: ManyBundles;
let study: Study;
beforeAll(async () => {
  made = await manyBundles(2);
  study = await studyOf(made.study, "etude.vigie");
});

test.each([
  ["its own bundle, signed by its own key", 0, 0, dayOfHubs, "right"],
  [
    "the bundle of another partner, though signed by a key of its own",
    1,
    0,
    dayOfHubs,
    "hub/bundle-of-another-partner",
  ],
  ["its own bundle, signed by the key of another institution", 0, 1, dayOfHubs, "bundle/key-unknown"],
  ["its own bundle, two days before the day that it bears", 0, 0, "2026-01-03", "bundle/date-outside"],
] as const)("%s", async (_, bundleOf, keyOf, today, outcome) => {
  const [first] = made.partners;
  const [sender, holder] = [made.partners[bundleOf], made.partners[keyOf]];
  if (first === undefined || sender === undefined || holder === undefined)
    throw new RangeError("two partners");
  const found = await verification({
    bundle: await sender.bundle("essai"),
    study,
    partner: first.id,
    keys: [{ ...holder.key, from: "0001-01-01", to: null }],
    today,
  });
  expect(found.kind === "right" ? "right" : found.problems[0]?.code).toBe(outcome);
});

import { type Group, groups, type Table } from "@vigie/table";
import { VigieErrors } from "@vigie/words";
import { expect, test } from "vitest";
import { build } from "../../../../spec/cases/build.ts";
import type { Case, Expected, Refused } from "../../../../spec/cases/case.ts";
import { cases } from "../../../../spec/cases/index.ts";
import { readTextTable } from "../../../../spec/cases/text-table.ts";
import type { Outcome } from "../src/engine.ts";
import type { Plan } from "../src/plan.ts";
import { setAsideReasons } from "../src/quality.ts";
import type { Runner } from "./engines.ts";

const isLong = process.env.VIGIE_LONG === "1";

/**
 * Of the cases of each file, one in how many an engine gets: the first and some more, from engines that take longer than the
 * others, or only read otherwise, on each push; in long runs, all but second ways into one engine.
 */
const onPush = (engine: string) =>
  /clickhouse|cluster/.test(engine)
    ? 24
    : /Chromium|Parquet/.test(engine)
      ? 12
      : /postgres/.test(engine)
        ? 6
        : 1;
const inLongRuns = (engine: string) =>
  /clickhouse, (texts|read)|Chromium, Parquet|postgres, (texts|read)|postgres [0-9]/.test(engine) ? 3 : 1;
const isAsked = (engine: string, at: number) => at % (isLong ? inLongRuns : onPush)(engine) === 0;

/** What clusters answer otherwise: their rows have no order, and a last row that only its place distinguishes is none there. */
const otherwiseOnClusters: readonly Case[] = [cases["other-rows"].totalWithoutKey];

const all = Object.entries(cases).flatMap(([file, ofFile]) =>
  Object.values<Case>(ofFile).map((each, at) => ({ file, each, at })),
);

/** The tests of each case on each of these engines. */
export function expectCases(engines: readonly Runner[]): void {
  for (const engine of engines)
    for (const { file, each, at } of all) {
      const fails = /cluster/.test(engine.name) && otherwiseOnClusters.includes(each);
      test.runIf(fails || isAsked(engine.name, at))(
        `${engine.name}: ${file}: ${each.title}`,
        { fails },
        async () => {
          const { expect: expected } = each;
          if ("refused" in expected) await expectRefusal(engine, each, expected);
          else expectOutcome(await run(engine, each), expected);
        },
      );
    }
}

/** Keys completed with zeros are refused on a cluster: what such cases say is said of the tables. */
export function isPadded({ units, contacts }: Plan): boolean {
  return units?.pad != null || contacts?.pad != null;
}

async function run(engine: Runner, each: Case): Promise<Outcome> {
  const { plan, files } = await build(each, engine.folder());
  return engine.run(plan, files);
}

async function expectRefusal(engine: Runner, each: Case, { refused }: Refused): Promise<void> {
  const error = await run(engine, each).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof VigieErrors)) throw error ?? new Error("the run was not refused");
  expect([...new Set(error.errors.map(({ code }) => code))].toSorted()).toEqual([...refused].toSorted());
}

function expectOutcome({ tables, quality }: Outcome, expected: Expected): void {
  const table = (indicator: string) => tables.find((found) => found.indicator === indicator);
  const seen = {
    groups: expected.groups && groupsOf(table("groups")),
    tables:
      expected.tables &&
      Object.fromEntries(Object.keys(expected.tables).map((id) => [id, asText(table(id))])),
    units: expected.units === undefined ? undefined : quality.units,
    setAside: expected.setAside && quality.contacts?.setAside,
  };
  expect(seen).toEqual({
    groups: expected.groups,
    tables:
      expected.tables &&
      Object.fromEntries(Object.entries(expected.tables).map(([id, text]) => [id, lines(text)])),
    units: expected.units,
    setAside: expected.setAside && {
      ...Object.fromEntries(setAsideReasons.map((reason) => [reason, 0])),
      ...expected.setAside,
    },
  });
  if (expected.contacts) expect(quality.contacts).toMatchObject(expected.contacts);
  if (expected.exclusives) expect(quality.exclusives).toEqual(expected.exclusives);
  if (expected.unreadable)
    expect(quality.files.flatMap(({ unreadable = [] }) => unreadable)).toEqual(expected.unreadable);
  if (expected.attributes) expect(quality.attributes).toMatchObject(expected.attributes);
}

function groupsOf(table: Table | undefined): Readonly<Partial<Record<Group, number>>> {
  const count = (group: Group) => table?.rows.find(({ codes: [, code] }) => code === group)?.count;
  return Object.fromEntries(groups.map((group) => [group, count(group)]));
}

/** Header and rows, cells joined: what a person compares line by line. */
function asText(table: Table | undefined): readonly string[] | undefined {
  return (
    table && [
      [...table.dimensions.map(({ name }) => name), "count"].join(" | "),
      ...table.rows.map(({ codes, count }) => [...codes, count].join(" | ")),
    ]
  );
}

function lines(text: string): readonly string[] {
  const { columns, rows } = readTextTable(text);
  return [columns, ...rows].map((cells) => cells.join(" | "));
}

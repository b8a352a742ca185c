import { expect, test } from "vitest";
import {
  type Channels,
  channelSetCode,
  type Family,
  type Group,
  groupOfOthers,
  groupOfSet,
  inSetOrder,
  isChannelSet,
  membersOf,
  othersOf,
  setCode,
} from "../src/index.ts";

const channels: Channels = new Map(
  Object.entries({
    account: "digital",
    email: "digital",
    desk: "direct",
    post: "material",
  } satisfies Record<string, Family>).map(([channel, family]) => [channel, { family }]),
);

const groups: readonly (readonly [string, Group | null])[] = [
  ["account", "digital"],
  ["account+email", "digital"],
  ["account+desk", "mixed"],
  ["email+post", "mixed"],
  ["desk", "direct"],
  ["post", "direct"],
  ["desk+post", "direct"],
  ["none", "none"],
  ["routine_only", "routine_only"],
  ["_O.digital", "digital"],
  ["_O.mixed", "mixed"],
  ["_O.fax", null],
  ["fax", null],
  ["account+fax", null],
  ["_T", null],
];

for (const [code, group] of groups)
  test(`the group of ${code}: ${group}`, () => expect(groupOfSet(channels, code)).toBe(group));

test("a set of channels has one code, in the order of the code list", () => {
  expect(channelSetCode(channels, new Set(["post", "account"]))).toBe("account+post");
  expect(channelSetCode(channels, new Set(["account", "fax"]))).toBeNull();
  expect(channelSetCode(channels, new Set())).toBeNull();
});

test("tables show sets in the order of the code list, what gathers rare ones, and sets without a channel", () => {
  const shown = ["account", "account+desk", "_O.mixed", "none", "routine_only"];
  const others = ["desk+account", "account+account", "_O.", "_O.fax", "fax", "", "_T"];
  expect([...shown, ...others].filter((code) => isChannelSet(channels, code))).toEqual(shown);
});

test("a code names its members, and what gathers rare sets its group", () => {
  expect(membersOf(setCode(["account", "desk"]))).toEqual(["account", "desk"]);
  expect(setCode([])).toBe("none");
  expect(membersOf("none")).toEqual([]);
  expect(groupOfOthers(othersOf("direct"))).toBe("direct");
  expect(groupOfOthers("direct")).toBeNull();
});

test("sets by group, then number of channels, then code list; the rest of a group, sets without channel, the total", () => {
  const ordered = [
    ...["account", "email", "account+email", "_O.digital"],
    ...["account+desk", "email+desk", "_O.mixed"],
    ...["desk", "post", "desk+post", "_O.direct"],
    ...["routine_only", "none", "_T"],
  ];
  expect(inSetOrder(channels, ordered.toSorted())).toEqual(ordered);
  expect(inSetOrder(channels, ordered.toReversed())).toEqual(ordered);
});

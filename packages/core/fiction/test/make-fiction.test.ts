import { expect, test } from "vitest";
import { makeFiction, parseFiction } from "../src/index.ts";
import { classified, counted, rowsOf, textOf } from "./recount.ts";
import { smallFiction, smallStudy } from "./small-study.ts";

const source = smallStudy.sources.get("foyers");
if (!source) throw new RangeError("the small study has one source");

function made({ text = smallFiction, seed = 1 }: { text?: string; seed?: number } = {}) {
  const parsed = parseFiction(text, "fiction.yaml", smallStudy);
  if ("errors" in parsed)
    throw new RangeError(parsed.errors.map(({ code, place }) => `${code} ${place.line}`).join());
  return makeFiction({ study: smallStudy, fiction: parsed.fiction, seed });
}

const allText = (files: ReturnType<typeof made>) => files.map(({ path }) => textOf(files, path)).join("\n");
const files = made();
const units = rowsOf(files, "caf/foyers.csv");
const contacts = rowsOf(files, "caf/foyers-contacts.csv");
const found = classified(units, contacts, source);
const foundOf = (unit: ReadonlyMap<string, string>) => found.get(unit.get("unit") ?? "");
const column = (name: string) => counted(units.map((unit) => unit.get(name) ?? ""));

test("each partner has its mapping and two files a source", () => {
  expect(files.map(({ path }) => path)).toEqual([
    "caf/foyers.csv",
    "caf/foyers-contacts.csv",
    "caf/mapping.yaml",
  ]);
  const mapping = textOf(files, "caf/mapping.yaml");
  const secret = /^secret: "([A-Za-z0-9_-]{43})"$/m.exec(mapping)?.[1];
  expect(mapping).toBe(`mapping: 1
study: petite
partner: caf
fictitious: true
secret: "${secret}"
sources:
  foyers:
    units:
      file: foyers.csv
      key: unit
      fields:
        rsa:
          column: rsa
        birth:
          column: birth
        country:
          column: country
    contacts:
      file: foyers-contacts.csv
      key: unit
      date:
        column: date
      channel:
        column: channel
      motive:
        column: motive
`);
});

test("units are as many as declared, each with a key that says it is fictitious", () => {
  expect(units.length).toBe(1000);
  expect(new Set(units.map((unit) => unit.get("unit"))).size).toBe(1000);
  expect(units.every((unit) => /^FICTIF-\d{6}$/.test(unit.get("unit") ?? ""))).toBe(true);
});

test("groups recounted from the contacts are those declared, cohort by cohort", () => {
  const groups = counted(units.map((unit) => `${unit.get("rsa")} ${foundOf(unit)?.group}`));
  expect(groups).toEqual({
    "yes digital": 120,
    "yes mixed": 100,
    "yes direct": 80,
    "yes routine_only": 60,
    "yes none": 40,
    "no digital": 300,
    "no mixed": 60,
    "no direct": 60,
    "no routine_only": 30,
    "no none": 150,
  });
});

test("subgroups are those declared, whatever the order of the channels in the fiction", () => {
  expect(counted(units.map((unit) => foundOf(unit)?.subgroup ?? ""))).toEqual({
    account: 420,
    "account+desk": 96,
    "account+desk+post": 64,
    desk: 70,
    post: 35,
    "desk+post": 35,
    "": 280,
  });
});

test("ages keep the total of the cohort and the row of one group", () => {
  // 50 years on 31 December 2022: born on 31 December 1972 at the latest.
  const old = units.filter((unit) => (unit.get("birth") ?? "") <= "1972-12-31");
  expect(counted(old.map((unit) => unit.get("rsa") ?? ""))).toEqual({ yes: 120, no: 300 });
  const direct = old.filter((unit) => unit.get("rsa") === "yes" && foundOf(unit)?.group === "direct");
  expect(direct.length).toBe(48);
  const births = units.map((unit) => unit.get("birth") ?? "").toSorted();
  expect(births[0] && births[0] > "1931-12-31").toBe(true);
  expect(births.at(-1) && (births.at(-1) ?? "") <= "2004-12-31").toBe(true);
});

test("a hierarchy and its missing values add up", () => {
  expect(column("country")).toEqual({ mainland: 486, overseas: 54, europe: 90, elsewhere: 270, "": 100 });
});

test("contacts that a run must set aside are as many as declared", () => {
  const isOut = (date: string) => date !== "" && (date < "2022-07-01" || date > "2022-12-31");
  const known = new Set(units.map((unit) => unit.get("unit")));
  const outside = contacts.filter((contact) => isOut(contact.get("date") ?? "")).length;
  const robots = contacts.filter((contact) => contact.get("channel") === "robot").length;
  const strangers = contacts.filter((contact) => !known.has(contact.get("unit"))).length;
  const dateless = contacts.filter((contact) => contact.get("date") === "").length;
  const channelless = contacts.filter((contact) => contact.get("channel") === "").length;
  const others = contacts.length - outside - robots - strangers - dateless - channelless;
  const share = (count: number) => Math.round((100 * count) / others);
  expect([outside, robots, strangers, dateless, channelless].map(share)).toEqual([5, 4, 3, 2, 1]);
});

test("closed days have no contact by the channels that close", () => {
  const regular = contacts.filter((contact) => ["desk", "post"].includes(contact.get("channel") ?? ""));
  const within = regular
    .map((contact) => contact.get("date") ?? "")
    .filter((date) => date >= "2022-07-01" && date <= "2022-12-31");
  expect(within.length).toBeGreaterThan(500);
  expect(within.filter((date) => [0, 6].includes(new Date(date).getUTCDay()))).toEqual([]);
});

test("every day of the window can have a contact, its ends too", () => {
  const days = new Set(contacts.map((contact) => contact.get("date")));
  expect(days.has("2022-07-01") && days.has("2022-12-31")).toBe(true);
});

test("the same seed gives the same bytes, read twice or made twice", () => {
  expect(allText(files)).toBe(allText(files));
  expect(allText(made())).toBe(allText(files));
});

test("another seed gives other bytes and the same margins", () => {
  const other = made({ seed: 2 });
  expect(textOf(other, "caf/foyers.csv")).not.toBe(textOf(files, "caf/foyers.csv"));
  expect(textOf(other, "caf/foyers-contacts.csv")).not.toBe(textOf(files, "caf/foyers-contacts.csv"));
  expect(counted(rowsOf(other, "caf/foyers.csv").map((unit) => unit.get("country") ?? ""))).toEqual(
    column("country"),
  );
});

test("a changed margin changes what is found", () => {
  const changed = made({ text: smallFiction.replace("mixed: 25, direct: 20", "mixed: 20, direct: 25") });
  const again = rowsOf(changed, "caf/foyers.csv");
  const groups = classified(again, rowsOf(changed, "caf/foyers-contacts.csv"), source);
  const rsa = again
    .filter((unit) => unit.get("rsa") === "yes")
    .map((unit) => groups.get(unit.get("unit") ?? "")?.group ?? "");
  expect(counted(rsa)).toMatchObject({ mixed: 80, direct: 100 });
});

test("the order of the units tells nothing of their groups", () => {
  const firstHalf = units.slice(0, 500).filter((unit) => foundOf(unit)?.group === "digital").length;
  // 420 of 1000 are digital: half of them, within five standard deviations of a draw without replacement.
  expect(Math.abs(firstHalf - 210)).toBeLessThan(5 * Math.sqrt(500 * 0.42 * 0.58 * 0.5));
});

import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { mappedFiles, parseMapping, shareFile, withSecret } from "@vigie/mapping";
import type { Disclosure } from "@vigie/study";
import { expect, test } from "vitest";
import { planSource } from "../src/index.ts";
import { smallStudy } from "./world/study.ts";

/** What the partner requires, and what it accepts by name. */
const text = readFileSync(join(import.meta.dirname, "base", "mapping.yaml"), "utf8");

async function parsed(more: string, disclosure: Partial<Disclosure> = {}) {
  const study = await smallStudy();
  const read = parseMapping(`${text}${more}`, "mapping.yaml", {
    study: {
      ...study,
      disclosure: { ...study.disclosure, ...disclosure },
    },
  });
  return "errors" in read ? read.errors.map(({ code }) => code) : read.mapping;
}

test("a mapping has no floor, a cap of 3 and hides small counts where it does not say", async () => {
  expect(await parsed("")).toMatchObject({
    policy: {
      floors: { rho: null, min: null },
      cap: 3,
      accepts: { nothing: new Set(["lieux"]), rho: null, small: "hidden", doubts: new Map() },
    },
    comment: null,
  });
});

test("floors stricter than the study’s, a cap and a comment are kept", async () => {
  const policyText = "floors: { rho: 0.5, min: 20 }\ncap: 2.5\ncomment: Fichier arrêté au 31 décembre.\n";
  expect(await parsed(policyText)).toMatchObject({
    policy: { floors: { rho: 0.5, min: 20 }, cap: 2.5 },
    comment: "Fichier arrêté au 31 décembre.",
  });
});

test("a value of the data is named from 11 rows on, or the partner’s threshold where it is higher, whatever the study", async () => {
  const small = await smallStudy();
  const source = small.sources.get("foyers");
  const named = async (min: number, more = "") => {
    const mapping = await parsed(more, { min });
    if (source === undefined || !("sources" in mapping)) throw new RangeError("foyers");
    const study = { ...small, disclosure: { ...small.disclosure, min } };
    return planSource(study, source, mapping, study.indicators.values()).quotedRowsMin;
  };
  expect([await named(3), await named(5), await named(20)]).toEqual([11, 11, 11]);
  expect(await named(5, "floors: { min: 20 }\n")).toBe(20);
});

test("a budget above 1 is accepted by its value, or lowered by a floor", async () => {
  const study = await smallStudy();
  const weaker = { ...study, disclosure: { ...study.disclosure, rho: 2 } };
  const accepting = (rho: number) =>
    parseMapping(text.replace("accepts: {", `accepts: { rho: ${rho},`), "mapping.yaml", { study: weaker });
  expect(await parsed("", { rho: 2 })).toEqual(["engine/rho-not-accepted"]);
  expect(accepting(1.5)).toHaveProperty("errors");
  expect(accepting(2)).toHaveProperty("mapping.policy.accepts.rho", 2);
  expect(await parsed("floors: { rho: 1 }\n", { rho: 2 })).toHaveProperty("policy.floors.rho", 1);
  expect(await parsed("floors: { rho: 1.5 }\n", { rho: 2 })).toEqual(["engine/rho-not-accepted"]);
});

const drawn = "-oFfygy7el-VEjwaUNe7SuiQQYYcyzsgBkzuiidvIZo";

test("a secret is written where there is none, and in the place of one that was typed; nothing else moves", () => {
  const line = /^secret: .*\n/m;
  const without = text.replace(line, "");
  const mended = withSecret(without, drawn, "fr") ?? "";
  expect(mended).toContain(`pour vous seul.\nsecret: "${drawn}"\nsources:`);
  expect(mended.replace(/^#.*\n/m, "").replace(line, "")).toBe(without);
  expect(withSecret(`secret:\n${without}`, drawn, "fr")).toBe(`secret: "${drawn}"\n${without}`);
  const short = withSecret(text.replace(line, "secret: kq9x vltz 4rmw pb7c h2sd # Anne\n"), drawn, "fr");
  expect(short).toBe(text.replace(line, `secret: "${drawn}" # Anne\n`));
  expect(withSecret(text, drawn, "fr")).toBeNull();
});

test.each([
  ["one letter repeated", "A".repeat(43)],
  ["two letters in turn", `${"ab".repeat(21)}A`],
  ["words", Buffer.from("secret of tests and of no data !").toString("base64url")],
  [
    "15 different bytes",
    Buffer.from(Array.from({ length: 32 }, (_, at) => 17 * (at % 15))).toString("base64url"),
  ],
  ["the example of the guides", "c2VjcmV0IGQnZXhlbXBsZSwgYSBuZSBwYXMgY29waWU"],
])("a secret that can be guessed is refused, and mended: %s", async (_, guessed) => {
  const withGuessed = text.replace(/^secret: .*$/m, `secret: ${guessed}`);
  const mapping = parseMapping(withGuessed, "mapping.yaml", { study: await smallStudy() });
  expect("errors" in mapping && mapping.errors.map(({ code, place }) => [code, place.line])).toEqual([
    ["engine/secret-missing", withGuessed.slice(0, withGuessed.indexOf("secret:")).split("\n").length],
  ]);
  expect(withSecret(withGuessed, drawn, "fr")).toContain(`secret: "${drawn}"`);
});

test("secrets drawn at random are accepted", async () => {
  const study = await smallStudy();
  for (let at = 0; at < 200; at++) {
    const secret = randomBytes(32).toString("base64url");
    const parsedSecret = parseMapping(text.replace(/^secret: .*$/m, `secret: ${secret}`), "mapping.yaml", {
      study,
    });
    expect(parsedSecret).toHaveProperty("mapping.secret", secret);
  }
});

test("a file is mapped where the source already names it", async () => {
  const source = (await smallStudy()).sources.get("foyers");
  if (source === undefined) throw new RangeError("foyers");
  const { contacts } = mappedFiles(text, source);
  expect(shareFile(contacts, ["autre.csv", "./contacts.csv"])).toBe(true);
  expect(shareFile(contacts, ["autre.csv"])).toBe(false);
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { effectivePolicy, type Guarantee, guaranteeOf, guessSentence } from "@vigie/disclosure";
import { blocksMarkup, html } from "@vigie/documents";
import { guaranteeSentence } from "@vigie/findings";
import { officerSheet, pageFormatter } from "@vigie/partner";
import { loadStudy, type Study } from "@vigie/study";
import { formatterOf } from "@vigie/tables";
import { beforeAll, describe, expect, test } from "vitest";
import { messagesIn } from "../apps/cli/src/messages.ts";
import { sourceLines } from "../apps/cli/src/observatory/guarantee-lines.ts";
import { studiedProtection } from "../packages/adapters/handouts/src/papers/partner-context.ts";
import { guaranteeSection } from "../packages/core/partner/src/guarantee-section.ts";
import { newStudy } from "./new-study.ts";

/** .7602 for a budget of 1, .8413 for 2: an upper bound is rounded up, and everyone reads the same number. */
const budgets = [
  { rho: 1, chance: 77 },
  { rho: 2, chance: 85 },
] as const;
const written = { fr: "fois sur 100", en: "times in 100" } as const;
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

describe.each(budgets)(
  "with a budget of $rho, the greatest chance of a right guess is $chance in 100",
  ({ rho, chance }) => {
    let study: Study;
    let guarantee: Guarantee;
    beforeAll(async () => {
      const files = newStudy();
      const text = (files.get("study.yaml") ?? "").replace(/rho: 1\b/, `rho: ${rho}`);
      const loaded = await loadStudy(new Map([...files, ["study.yaml", text]]));
      if ("errors" in loaded) throw new RangeError("the new study is wrong");
      study = loaded.study;
      guarantee = guaranteeOf(
        study,
        "caf",
        effectivePolicy(study, { floors: { rho: null, min: null }, small: "hidden" }),
      );
    });
    const first = <Item>(items: Iterable<Item>): Item => {
      for (const item of items) return item;
      throw new RangeError("nothing");
    };

    test.each(["fr", "en"] as const)("on the screen, in %s", (language) => {
      const expected = `${chance} ${written[language]}`;
      const sentence = guessSentence({ sources: guarantee.sources, from: "bundle" }, messagesIn(language));
      expect(sentence).toContain(expected);
      const { lines } = sourceLines(first(guarantee.sources), [], messagesIn(language));
      expect(lines.join("\n")).toContain(expected);
    });

    test.each(["fr", "en"] as const)("on the private pages, in %s", (language) => {
      const release = {
        guarantee,
        tables: [],
        exactTables: [],
        marks: new Map(),
        publicSizes: new Map(),
        drawn: new Map(),
      };
      const formatter = pageFormatter(language);
      const section = guaranteeSection({ study, release }, formatter);
      const page = plain(html`${blocksMarkup(section?.of ?? [], formatter.numbers)}`.text);
      expect(page).toContain(`${chance} ${written[language]}`);
      expect(page).toContain(language === "fr" ? `>${chance} sur 100<` : `>${chance} in 100<`);
    });

    test.each(["fr", "en"] as const)("on the sheet for the officer, in %s", async (language) => {
      const sheet = await officerSheet({
        study,
        partner: first(study.partners.values()),
        date: "2026-11-25",
        hash: "ab".repeat(32),
        guarantee,
        budgets: [],
        tables: [],
        signedBy: null,
        softwareVersion: "0.1.0",
        language,
      });
      expect(plain(sheet)).toContain(`${chance} ${written[language]}`);
    });

    test("in the papers of a partner", () => {
      expect(studiedProtection(study, first(study.partners.values()))).toMatchObject({
        chance,
      });
    });

    test.each(["fr", "en"] as const)("in the diagnostic, in %s", (language) => {
      const sentence = guaranteeSentence(first(guarantee.sources), study, formatterOf(language));
      expect(plain(sentence)).toContain(`${chance} ${written[language]}`);
    });
  },
);

test("no other place says or rounds a chance", () => {
  const root = join(import.meta.dirname, "..");
  const files = ["packages", "apps"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((path) => !path.includes("node_modules") && !path.startsWith("core/disclosure/"))
      .map((path) => join(folder, path)),
  );
  const catalogues = files.filter((path) => /\/words\/[\w.-]+\.json$/.test(path));
  expect(catalogues.length).toBeGreaterThan(20);
  const saying = catalogues.filter((path) =>
    /fois sur 100|times in 100/.test(readFileSync(join(root, path), "utf8")),
  );
  expect(saying).toEqual([]);
  const rounding = /(?:\bMath\.\w+|\.toFixed|\bnumber|\bdecimal)\([^;)]*\bguess(?:Chance|From)/;
  const wrong = files
    .filter((path) => /\/src\/.*\.tsx?$/.test(path))
    .filter((path) => rounding.test(readFileSync(join(root, path), "utf8")));
  expect(wrong).toEqual([]);
});

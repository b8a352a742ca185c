import { join } from "node:path";
import { composeStudy, loadStudy, type Source, type Study } from "@vigie/study";
import { afterAll, expect, test } from "vitest";
import { readStudy } from "../src/study-folder.ts";
import { pieceNames, readPieces } from "../src/study-pieces.ts";
import { vigie, workbench } from "./vigie.ts";

const studies = join(import.meta.dirname, "..", "..", "..", "studies");
const { folder, clear } = await workbench();
afterAll(clear);

const names = await pieceNames();
const pieces = await readPieces(names);
const reference = await readStudy(join(studies, "publics-fragiles"));

test("there are seven templates", () => {
  expect(names).toEqual([
    "canaux",
    "enquete-professionnels",
    "enquete-usagers",
    "mediation",
    "services-sociaux",
    "territoires",
    "tests-services",
  ]);
});

test.each(names)(
  "%s stands alone: nothing is wrong in it, no figure without a title, no field without a use",
  async (name) => {
    const { code, out, error } = await vigie(["check", join(studies, "modeles", name), "--strict"], folder);
    expect(error).toBe("");
    expect(code).toBe(0);
    expect(out).not.toContain("Attention");
  },
);

test.each(pieces)("$name names no département", ({ files }) => {
  for (const text of files.values()) expect(text).not.toMatch(/Seine|Loire|Nantes|\b93\b|Est Ensemble/);
});

test("all of them compose: what two of them have in common is the same in both", async () => {
  const composed = composeStudy(pieces, {
    study: "tout",
    place: null,
    window: { from: "2024-04-01", to: "2024-09-30" },
    timezone: "Europe/Paris",
    holidays: null,
    partners: new Map(),
    files: new Map(),
  });
  if ("errors" in composed) throw new RangeError(composed.errors.map(({ place }) => place.file).join());
  const loaded = await loadStudy(composed.files);
  if ("errors" in loaded) throw new RangeError(loaded.errors.map(({ code }) => code).join());
  expect(loaded.study.sources.size).toBe(12);
  for (const text of composed.files.values()) expect(text).not.toContain("2025");
});

/** Source of a template, and that of the reference study which it is. */
const sources = [
  ["canaux", "allocataires", "allocataires"],
  ["canaux", "assures", "assures"],
  ["services-sociaux", "usagers_sociaux", "usagers_sociaux"],
  ["enquete-usagers", "enquete_usagers", "enquete_insertion"],
  ["enquete-professionnels", "enquete_professionnels", "enquete_professionnels"],
  ["mediation", "france_services", "france_services"],
  ["territoires", "structures", "structures"],
  ["territoires", "aides", "aides"],
  ["tests-services", "service_tests", "service_tests"],
  ["tests-services", "service_ratings", "service_ratings"],
] as const;

test.each(sources)(
  "%s: the fields, codes and channels of %s are those of the reference study’s %s",
  async (piece, id, of) => {
    const own = described(await readStudy(join(studies, "modeles", piece)), id);
    const theirs = described(reference, of);
    expect(Object.keys(own.fields).length).toBeGreaterThan(0);
    expect(theirs).toMatchObject(own);
  },
);

/** What is asked of a source, without its labels nor its territory: each département has its own communes. */
function described({ sources: all }: Study, id: string) {
  const source = all.get(id);
  if (source === undefined) throw new RangeError(`no source ${id}`);
  return { fields: fieldsOf(source), contacts: contactsOf(source) };
}

function fieldsOf({ attributes, multiples }: Source) {
  return Object.fromEntries(
    [...attributes.values()]
      .filter(({ id, origin }) => origin.kind === "field" && id !== "commune")
      .map(({ id, type, codes, asked }) => [
        id,
        {
          type,
          codes: codes.map(({ code, parent, missing, from, stance }) => ({
            code,
            parent,
            missing,
            from,
            stance,
          })),
          asked: asked?.where ?? null,
          exclusive: [...(multiples.get(id)?.exclusive ?? [])],
        },
      ]),
  );
}

function contactsOf({ contacts }: Source) {
  if (contacts === null) return null;
  const { channels, outOfScope, routine } = contacts;
  return {
    channels: [...channels].map(([code, { family }]) => [code, family]),
    outOfScope: [...outOfScope],
    routine: routine.map((rule) => [[...(rule.channels ?? [])], [...(rule.motives ?? [])]]),
  };
}

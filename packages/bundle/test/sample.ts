import { loadSolver, protect } from "@vigie/disclosure";
import type { Table } from "@vigie/engine";
import { defaultDisclosure, type Study, type Text, VigieErrors } from "@vigie/study";
import type { Contents } from "../src/pack.ts";

const text = (fr: string): Text => ({ fr });
const window = { from: "2022-07-01", to: "2022-12-31" };
/** One partner, one source of persons: `logement` can only be withheld, `lieu` has masked cells. */
export const study: Study = {
  id: "essai",
  version: "1",
  title: text("Étude d’essai"),
  summary: null,
  window,
  timezone: "Europe/Paris",
  languages: ["fr"],
  partners: new Map(),
  codelists: new Map(),
  sources: new Map([
    [
      "foyers",
      {
        id: "foyers",
        label: text("foyers"),
        unit: { one: text("foyer"), many: text("foyers") },
        protects: "persons",
        reading: null,
        survey: null,
        window,
        attributes: new Map(),
        multiples: new Map(),
        universes: new Map([["all", { id: "all", label: text("tous"), where: new Map() }]]),
        contacts: null,
      },
    ],
  ]),
  indicators: new Map(
    ["sexe", "logement", "lieu"].map((id) => [
      id,
      { id, kind: "distribution", title: text(id), source: "foyers", universe: "all", of: id, against: null },
    ]),
  ),
  published: [],
  elsewhere: new Map(),
  breaks: new Map(),
  populations: new Map(),
  release: null,
  map: null,
  barriers: new Map(),
  serviceTest: null,
  texts: new Map(),
  dictionaries: new Map(),
  testFamilies: new Map(),
  disclosure: defaultDisclosure,
  hash: "a".repeat(64),
};

const table = (indicator: string, counts: Readonly<Record<string, number>>): Table => ({
  indicator,
  dimensions: [
    { name: "universe", codes: ["all"] },
    { name: indicator, codes: [...Object.keys(counts), "_T"] },
  ],
  rows: [...Object.entries(counts), ["_T", Object.values(counts).reduce((a, b) => a + b)] as const].map(
    ([code, count]) => ({ codes: ["all", code], count }),
  ),
});
const highs = await loadSolver();
/** Protected together, as a run does. */
export const released = (tables: readonly Table[], of = study) =>
  protect({ secret: "kq9x vltz 4rmw pb7c", study: of, tables, joints: new Map(), previous: [] }, highs);
export const contents: Contents = {
  study,
  partner: "caf93",
  softwareVersion: "0.1.0",
  date: "2026-11-25",
  fictitious: true,
  previous: null,
  firstIndicators: null,
  silences: new Map(),
  ...released([
    table("sexe", { f: 120, m: 80, _U: 0 }),
    table("logement", { hlm: 190, autre: 10 }),
    table("lieu", { nord: 4, sud: 6, est: 51, ouest: 60, centre: 79 }),
  ]),
};
/** The codes of what a promise refuses, or `accepted`. */
export function codesOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "accepted",
    (error) => {
      if (!(error instanceof VigieErrors)) throw error;
      return error.errors.map(({ code }) => code).join();
    },
  );
}

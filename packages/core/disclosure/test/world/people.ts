import type { SourceSketch, StudySketch } from "./study-of.ts";

/** A source of persons with fields of every kind. */
export const people = {
  fields: {
    sex: "sexes",
    country: "countries",
    commune: "communes",
    age: { type: "number", range: { from: 0, to: 100 }, grain: 1 },
    income: { type: "number", range: { from: 0, to: 2000 }, grain: 10 },
    alone: "flag",
    online: "flag",
    deaf: "flag",
    trust: "opinions",
    job: { type: "code", codelist: "jobs", asked: { alone: "no" } },
    needs: { type: "multiple", codelist: "helps" },
    weight: { type: "number" },
  },
  derive: {
    birth: { recode: "country", codelist: "births", map: { fr: "home", dz: "abroad", ma: "abroad" } },
    europe: { recode: "country", codelist: "europes", map: { fr: "in", dz: "out", ma: "out" } },
    area: { parent: "commune" },
    decade: { bands: "age", codelist: "decades" },
    adult: { bands: "age", codelist: "adults" },
    retired: { bands: "age", codelist: "retirements" },
    worker: { bands: "age", codelist: "workers" },
    employed: { recode: "job", codelist: "employments", map: { full: "in", part: "in", unasked: "unasked" } },
    hindered: { any: ["alone", "deaf"] },
    hindrances: { set: ["alone", "deaf"] },
  },
  universes: {
    women: { sex: "f" },
    men: { sex: "m" },
    lone: { alone: "yes" },
    lone_women: { alone: "yes", sex: "f" },
    western: { area: "west" },
    unhindered: { hindered: "no" },
    hindered_ones: { hindered: "yes" },
  },
  channels: { digital: ["account", "email"], direct: ["desk"], material: ["post"] },
} satisfies SourceSketch;

export const peopleLists = {
  sexes: ["f", "m"],
  countries: ["fr", "dz", "ma"],
  births: ["home", "abroad"],
  europes: ["in", "out"],
  communes: [
    { code: "rosny", parent: "east" },
    { code: "bondy", parent: "east" },
    { code: "stains", parent: "west" },
    "east",
    "west",
  ],
  opinions: [
    "good",
    "bad",
    { code: "unsure", missing: "dont_know" },
    { code: "silent", missing: "no_answer" },
  ],
  jobs: ["full", "part", { code: "unasked", missing: "not_asked" }],
  employments: ["in", { code: "unasked", missing: "not_asked" }],
  helps: ["forms", "screens", "words"],
  decades: bands([0, 18, 25, 65]),
  adults: bands([0, 18]),
  retirements: bands([0, 62]),
  workers: bands([18, 65]),
} satisfies StudySketch["codelists"];

/** Lower bounds, each a code. */
function bands(bounds: readonly number[]): readonly { readonly code: string; readonly from: number }[] {
  return bounds.map((from) => ({ code: `from_${from}`, from }));
}

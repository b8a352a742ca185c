import type { Salvage } from "./form.ts";

/** What is done with the parts of each file whose form is wrong. */

const text = "?";
const noWindow = { from: "2000-01-01", to: "2000-12-31" };

export const study: readonly Salvage[] = [
  { at: "vigie", put: 1 },
  { at: "study", put: "lost" },
  { at: "version", put: text },
  { at: "title", put: text },
  { at: "summary" },
  { at: "window", put: noWindow },
  { at: "timezone", put: "Europe/Paris" },
  { at: "languages", put: ["fr"] },
  { at: "partners", put: {} },
  { at: "partners.*" },
  { at: "partners.*.label", put: text },
  { at: "partners.*.keys" },
  { at: "disclosure" },
  { at: "disclosure.*" },
  { at: "disclosure.public.*" },
  { at: "disclosure.public.*.*" },
];

export const codelist: readonly Salvage[] = [
  { at: "codelist", put: "lost" },
  { at: "label", put: text },
  { at: "ordered" },
  { at: "codes", put: [{ code: "lost", label: text }] },
  { at: "codes.*", put: { code: "lost", label: text } },
  { at: "codes.*.label", put: text },
  { at: "codes.*.parent" },
  { at: "codes.*.missing" },
  { at: "codes.*.from" },
  { at: "codes.*.stance" },
  { at: "codes.*.sentence" },
];

export const source: readonly Salvage[] = [
  { at: "source", put: "lost" },
  { at: "label", put: text },
  { at: "purpose" },
  { at: "unit", put: { one: text, many: text } },
  { at: "protects" },
  { at: "rows_per_person" },
  { at: "reading" },
  { at: "survey" },
  { at: "window" },
  { at: "fields" },
  { at: "fields.*" },
  { at: "fields.*.label", put: text },
  { at: "fields.*.sentence" },
  { at: "derive" },
  { at: "derive.*" },
  { at: "derive.*.label", put: text },
  { at: "derive.*.sentence" },
  { at: "universes" },
  { at: "universes.*" },
  { at: "universes.*.label", put: text },
  { at: "contacts" },
  { at: "contacts.channels", put: "lost" },
  { at: "contacts.families", put: {} },
  { at: "contacts.families.*" },
  { at: "contacts.motives" },
  { at: "contacts.routine" },
  { at: "contacts.routine.*", put: { label: text } },
  { at: "contacts.routine.*.label", put: text },
  { at: "contacts.min_contacts" },
  { at: "contacts.duplicates" },
];

export const indicators: readonly Salvage[] = [
  { at: "families" },
  { at: "families.*" },
  { at: "families.*.label", put: text },
  { at: "indicators", put: {} },
  { at: "indicators.*" },
  { at: "indicators.*.title", put: text },
];

export const published: readonly Salvage[] = [
  { at: "figures", put: [] },
  { at: "figures.*", put: { id: "lost", what: text, precision: "ordinal" } },
  { at: "figures.*.what", put: text },
];

export const populations: readonly Salvage[] = [
  { at: "populations", put: {} },
  { at: "populations.*" },
  { at: "populations.*.label", put: text },
  { at: "populations.*.source", put: text },
];

export const elsewhere: readonly Salvage[] = [
  { at: "values", put: {} },
  { at: "values.*" },
  { at: "values.*.what", put: text },
  { at: "values.*.source", put: text },
  { at: "values.*.universe", put: text },
];

export const barriers: readonly Salvage[] = [
  { at: "barriers", put: {} },
  { at: "barriers.*" },
  { at: "barriers.*.label", put: text },
  { at: "barriers.*.seen" },
  { at: "barriers.*.seen.*", put: { what: text, computed: 0 } },
  { at: "barriers.*.seen.*.what", put: text },
];

export const tiles: readonly Salvage[] = [
  { at: "boundaries" },
  { at: "tiles", put: {} },
  { at: "tiles.*" },
  { at: "tiles.*.name", put: text },
];

export const serviceTest: readonly Salvage[] = [
  { at: "services.*.label", put: text },
  { at: "services.*.institution", put: text },
  { at: "services.*.steps.*.label", put: text },
  { at: "obstacles.*.label", put: text },
  { at: "devices.*.label", put: text },
  { at: "topics.*.label", put: text },
];

export const breaks: readonly Salvage[] = [
  { at: "breaks", put: {} },
  { at: "breaks.*", put: text },
];

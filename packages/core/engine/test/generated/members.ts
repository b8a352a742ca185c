import { dateFormats } from "@vigie/mapping";
import { families, groups } from "@vigie/table";
import type { Outcome } from "../../src/engine.ts";
import type { AttributeStep, Plan } from "../../src/plan.ts";
import { setAsideReasons } from "../../src/quality.ts";
import type { Refusal } from "./answer.ts";
import type { Generated } from "./run.ts";

/** What a generated plan holds. */
export function members({ plan, units, contacts }: Generated): readonly string[] {
  const input = plan.contacts;
  return [
    ...[...plan.attributes.values()].map(({ kind }) => `attribute ${kind}`),
    ...[...plan.attributes.values()].flatMap((node) => (node.kind === "date" ? [`date ${node.format}`] : [])),
    `units ${plan.units === null ? "none" : "some"}`,
    `units from ${units === null ? "contacts" : "file"}`,
    `contacts ${contacts === null ? "none" : "some"}`,
    ...(input === null
      ? []
      : [
          `date ${input.date.format}`,
          `duplicates ${input.duplicates}`,
          `minimum ${input.minContacts > 1 ? "above one" : "one"}`,
          `motive ${input.motive === null ? "none" : "some"}`,
          ...input.channels.map(({ family }) => `family ${family}`),
          ...input.routine.map(
            ({ channels, motives }) =>
              `routine of ${channels ? "channels" : "all"}, ${motives ? "motives" : "all"}`,
          ),
        ]),
    ...plan.tabulations.flatMap(({ dimensions, against, items }) => [
      `counted ${dimension(dimensions.at(-1) ?? "")}`,
      ...dimensions.slice(0, -1).map((name) => `split by ${dimension(name)}`),
      `${dimensions.length} dimensions`,
      `against ${against === null ? "none" : "some"}`,
      `items ${items === null ? "none" : "some"}`,
    ]),
  ];
}

function dimension(name: string): string {
  return name === "group" || name === "subgroup" ? name : "attribute";
}

/** Records, so that a new member of a union does not compile until it is generated. */
const kinds = {
  code: 1,
  date: 1,
  number: 1,
  years: 1,
  days: 1,
  months: 1,
  contact: 1,
  bands: 1,
  recode: 1,
  period: 1,
  any: 1,
  set: 1,
  list: 1,
  item: 1,
  box: 1,
  asked: 1,
} as const satisfies Record<AttributeStep["kind"], 1>;
const duplicates = { keep: 1, count: 1, drop: 1 } as const satisfies Record<
  NonNullable<Plan["contacts"]>["duplicates"],
  1
>;

/** All that plans may hold and runs may answer. */
export const everything: readonly string[] = [
  ...Object.keys(kinds).map((kind) => `attribute ${kind}`),
  ...dateFormats.map((format) => `date ${format}`),
  ...Object.keys(duplicates).map((mode) => `duplicates ${mode}`),
  ...families.map((family) => `family ${family}`),
  ...groups.map((group) => `group ${group}`),
  ...setAsideReasons.map((reason) => `set aside ${reason}`),
  ...["units", "contacts", "motive", "against", "items"].flatMap((part) => [`${part} none`, `${part} some`]),
  ...["minimum one", "minimum above one"],
  ...["channels, all", "all, motives", "channels, motives"].map((rule) => `routine of ${rule}`),
  ...["counted", "split by"].flatMap((place) =>
    ["group", "subgroup", "attribute"].map((name) => `${place} ${name}`),
  ),
  ...[1, 2, 3].map((count) => `${count} dimensions`),
  ...[
    "duplicate rows",
    "units without contact",
    "units below minimum",
    "unknown units",
    "contacts after the day",
    "outside bands",
    "missing kinds",
    "exclusive items",
    "answers not asked",
    "improbable years",
    "contradicted values",
    "units from contacts",
    "units from file",
  ],
  ...[
    "file-without-rows",
    "date-unreadable",
    "number-unreadable",
    "code-unknown",
    "unit-twice",
    "unit-without-key",
  ].map((code) => `refused engine/${code}`),
];

/** What an answer shows to have happened. */
export function outcomes(answer: Outcome | Refusal): readonly string[] {
  if ("mistakes" in answer) return answer.mistakes.map(({ code }) => `refused ${code}`);
  const { tables, quality } = answer;
  const { contacts, attributes, exclusives } = quality;
  const held = tables.flatMap(({ dimensions, rows }) => {
    const at = dimensions.findIndex(({ name }) => name === "group");
    return rows.flatMap(({ codes, count }) => (at >= 0 && count > 0 ? [`group ${codes[at]}`] : []));
  });
  const happened = {
    "duplicate rows": (contacts?.duplicates?.rows ?? 0) > 0,
    "units without contact": (contacts?.unitsWithoutContact ?? 0) > 0,
    "units below minimum": (contacts?.unitsBelowMinimum ?? 0) > 0,
    "unknown units": (contacts?.unknownUnits ?? 0) > 0,
    "contacts after the day": (contacts?.afterDay ?? 0) > 0,
    "outside bands": attributes.some(({ outsideBands }) => outsideBands > 0),
    "exclusive items": exclusives.some(({ units }) => units > 0),
    "answers not asked": attributes.some(({ unasked }) => unasked > 0),
    "improbable years": attributes.some(({ improbable }) => improbable > 0),
    "contradicted values": attributes.some(({ contradicted }) => contradicted > 0),
    "missing kinds": attributes.some(({ codes }) => codes.some(({ units }) => units > 0)),
  };
  return [
    ...held,
    ...setAsideReasons
      .filter((reason) => (contacts?.setAside[reason] ?? 0) > 0)
      .map((reason) => `set aside ${reason}`),
    ...Object.entries(happened).flatMap(([what, did]) => (did ? [what] : [])),
  ];
}

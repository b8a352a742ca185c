import type { Attribute, Contacts } from "@vigie/study";
import { type Group, groups } from "@vigie/table";
import type { MarginFile } from "../fiction-file.ts";
import { freeMotives } from "../resolve-contacts.ts";
import { percentages } from "./invented-shares.ts";

/** Percent of each group among the youngest, then among the oldest. */
const use = {
  digital: [48, 18],
  mixed: [30, 30],
  direct: [8, 38],
  routine_only: [6, 4],
  none: [8, 10],
} as const satisfies Record<Group, readonly [number, number]>;

/** Channels of a family of which combinations are made. */
const combined = 4;

/** Invented contacts: groups that lean on age, some combinations of channels, a few contacts by each. */
export function inventContacts(contacts: Contacts, ages: Attribute | null) {
  const routine = routineContact(contacts);
  const motivesByChannel = new Map(
    [...contacts.channels.keys()].map((channel) => [channel, freeMotives(contacts, channel)] as const),
  );
  const usable = [...contacts.channels].flatMap(([channel, { family }]) =>
    motivesByChannel.get(channel) === null ? [] : [{ channel, family }],
  );
  const digital = usable.flatMap(({ channel, family }) => (family === "digital" ? [channel] : []));
  const elsewhere = usable.flatMap(({ channel, family }) => (family === "digital" ? [] : [channel]));
  const sets = subgroupsOf(digital, elsewhere);
  const possible = groups.filter(
    (group) => group === "none" || (group === "routine_only" ? routine !== null : sets[group].length > 0),
  );
  const used = new Set([...sets.digital, ...sets.direct, ...sets.mixed].flat());
  const motives = [...used].flatMap((channel) => {
    const motives = motivesByChannel.get(channel) ?? [];
    return motives.length === 0
      ? []
      : [{ channels: [channel], shares: sharesOf(motives), assumption: assumptions.motives }];
  });
  return {
    margins: [groupMargin(possible, ages), ...(used.size === 0 ? [] : [subgroupMargin(sets)])],
    contacts: {
      ...(used.size === 0 ? {} : { per_channel: perChannel([...used], contacts.minContacts) }),
      ...(routine === null ? {} : { routine: routineText(routine, possible) }),
      ...(motives.length === 0 ? {} : { motives }),
      set_aside: {
        outside_window: { share: 0.5, assumption: assumptions.setAside },
        ...(contacts.outOfScope.size > 0
          ? { out_of_scope: { share: 2, assumption: assumptions.setAside } }
          : {}),
        unknown_unit: { share: 0.5, assumption: assumptions.setAside },
        no_date: { share: 0.2, assumption: assumptions.setAside },
      },
    },
  };
}

const assumptions = {
  groups: "Hypothèse : groupes inventés ; les plus âgés se servent moins du numérique.",
  subgroups: "Hypothèse : quelques combinaisons de canaux, inventées.",
  perChannel: "Hypothèse : nombre de contacts inventé.",
  motives: "Hypothèse : motifs inventés, hors routine.",
  routine: "Hypothèse : contacts de routine inventés.",
  setAside: "Hypothèse : un extrait contient quelques contacts que l’exécution met de côté.",
} as const;

interface Sets {
  readonly digital: readonly (readonly string[])[];
  readonly direct: readonly (readonly string[])[];
  readonly mixed: readonly (readonly string[])[];
}

function subgroupsOf(digital: readonly string[], elsewhere: readonly string[]): Sets {
  const [online, other] = [digital.slice(0, combined), elsewhere.slice(0, combined)];
  return {
    digital: alone(online, digital),
    direct: alone(other, elsewhere),
    mixed: online.flatMap((one) => other.map((two) => [one, two])),
  };
}

/** Each channel, then the first two together. */
function alone(combined: readonly string[], all: readonly string[]): readonly (readonly string[])[] {
  const [first, second] = combined;
  const both = first !== undefined && second !== undefined ? [[first, second]] : [];
  return [...all.map((channel) => [channel]), ...both];
}

function groupMargin(possible: readonly Group[], ages: Attribute | null): MarginFile {
  const shares = (age: number) => {
    const weights = possible.map((group) => use[group][0] * (1 - age) + use[group][1] * age);
    const parts = percentages(weights, 100);
    return Object.fromEntries(possible.map((group, at) => [group, parts[at] ?? 0]));
  };
  const bands = ages?.codes ?? [];
  const rows =
    ages === null
      ? []
      : bands.map(({ code }, at) => ({
          at: { [ages.id]: code },
          shares: shares(bands.length === 1 ? 0.5 : at / (bands.length - 1)),
        }));
  return { of: "group", assumption: assumptions.groups, rows: [...rows, { shares: shares(0.5) }] };
}

function subgroupMargin(sets: Sets): MarginFile {
  const rows = Object.entries(sets).flatMap(([group, groupSets]: [string, Sets["digital"]]) =>
    groupSets.length === 0
      ? []
      : [{ at: { group }, shares: sharesOf(groupSets.map((set) => set.join("+"))) }],
  );
  return { of: "subgroup", assumption: assumptions.subgroups, rows };
}

/** Shares that go down from the first name to the last. */
function sharesOf(names: readonly string[]): Readonly<Record<string, number>> {
  const parts = percentages(
    names.map((_, at) => 1 / (at + 1) ** 0.7),
    100,
  );
  return Object.fromEntries(names.map((name, at) => [name, parts[at] ?? 0]));
}

function perChannel(channels: readonly string[], least: number) {
  const shares = Object.fromEntries([40, 30, 20, 10].map((share, at) => [String(least + at), share]));
  return [{ channels, shares, assumption: assumptions.perChannel }];
}

function routineText(
  { channel, motive }: { readonly channel: string; readonly motive: string | null },
  possible: readonly Group[],
) {
  const others = possible.filter((group) => group !== "routine_only" && group !== "none");
  return {
    channel,
    ...(motive === null ? {} : { motive }),
    rows: [
      { at: { group: "routine_only" }, shares: { 1: 40, 2: 60 } },
      ...(others.length === 0 ? [] : [{ at: { group: others }, shares: { 0: 30, 1: 30, 2: 40 } }]),
      { shares: { 0: 100 } },
    ],
    assumption: assumptions.routine,
  };
}

/** One contact that a rule of the study sets aside; null where none does. */
function routineContact({ routine, channels, motives }: Contacts) {
  for (const rule of routine) {
    const channel = [...channels.keys()].find((id) => rule.channels === null || rule.channels.has(id));
    const motive =
      rule.motives === null ? null : [...(motives?.keys() ?? [])].find((id) => rule.motives?.has(id));
    if (channel !== undefined && motive !== undefined) return { channel, motive };
  }
  return null;
}

import { type VigieError, VigieErrors } from "@vigie/words";
import { codesOf } from "../../packages/core/engine/src/derivations/derivation.ts";
import type { Engine, Outcome } from "../../packages/core/engine/src/engine.ts";
import { isRead, type Plan } from "../../packages/core/engine/src/plan.ts";
import type { FileQuality } from "../../packages/core/engine/src/quality.ts";
import { assessAttributes, assessContacts, assessExclusives } from "./assess.ts";
import { classify } from "./classify.ts";
import { derive } from "./derive.ts";
import { type Contact, type ReadContact, reasonOf } from "./judge.ts";
import { withoutOtherRows } from "./other-rows.ts";
import {
  type FileRows,
  type Reader,
  type ReadUnit,
  readContacts,
  readUnits,
  readUnitsOfContacts,
} from "./read-files.ts";
import { isBlank, type Value } from "./read-value.ts";
import { join, tabulate, type Unit } from "./tabulate.ts";

/**
 * Says what is right: methods, sections 1 and 2, over rows held in memory, as plainly as can be. For tests.
 * @param files by the paths of the plan
 */
export function referenceEngine(files: ReadonlyMap<string, FileRows>): Engine {
  return { name: "reference", run: async (plan) => run({ plan, files, found: [] }) };
}

/** @throws {VigieErrors} every mistake, row by row, the units first */
function run(given: Reader): Outcome {
  const { plan, found } = given;
  const left = withoutOtherRows(given);
  const reader = { ...given, files: left.files };
  const isFromContacts = plan.units?.fromContacts === true;
  const unitsRead = plan.units && !isFromContacts ? readUnits(reader, plan.units) : null;
  const read = plan.contacts && readContacts(reader, plan.contacts);
  const ofContacts = plan.units && isFromContacts ? readUnitsOfContacts(reader, plan.units) : null;
  const listed = unitsRead?.units ?? ofContacts;
  if (found.length > 0) throw new VigieErrors(reportedFirst(found));

  const population = listed ?? unitsNamed(read?.contacts ?? []);
  const keys = new Set(population.map(({ key }) => key));
  const contacts = (read?.contacts ?? []).map((contact): Contact => {
    const reason = plan.contacts && reasonOf(contact, plan.contacts, (key) => keys.has(key));
    return { ...contact, reason };
  });
  const units = new Map(population.map((unit) => [unit.key, unitOf(plan, unit, contacts)]));
  const everyone = [...units.values()];
  return {
    tables: plan.tabulations.map((tabulation) => tabulate(plan, tabulation, everyone)),
    jointCounts: new Map(
      plan.jointTabulations.map((tabulation) => [tabulation.id, join(plan, tabulation, everyone)]),
    ),
    quality: {
      source: plan.source,
      unitsFrom: unitsRead === null ? "contacts" : "file",
      files: filesRead(plan, {
        units: { rows: unitsRead?.units.length ?? 0, otherRows: left.units, ...unreadableIn(unitsRead) },
        contacts: { rows: read?.rows ?? 0, otherRows: left.contacts, ...unreadableIn(read) },
      }),
      units: units.size,
      contacts:
        plan.contacts &&
        read &&
        assessContacts(plan.contacts, {
          contacts,
          duplicates: read.duplicates,
          units,
          quotedRowsMin: plan.quotedRowsMin,
        }),
      attributes: assessAttributes(plan, everyone),
      exclusives: assessExclusives(plan, everyone),
      unknownCodes: [],
    },
  };
}

/** A file without rows, or with one that sums the others, makes other mistakes doubtful: it is reported first, alone. */
function reportedFirst(found: readonly VigieError[]): readonly VigieError[] {
  const ofFiles = ["engine/other-rows", "engine/file-without-rows", "files/file-empty"];
  const first = found.filter(({ code }) => ofFiles.includes(code));
  return first.length > 0 ? first : found;
}

/** A log alone: its units are its distinct non-empty keys. */
function unitsNamed(contacts: readonly ReadContact[]): readonly ReadUnit[] {
  const keys = new Set(contacts.map(({ key }) => key).filter((key) => !isBlank(key)));
  return [...keys].map((key) => ({ key, values: new Map(), contradicted: new Set() }));
}

function unitOf(plan: Plan, unit: ReadUnit, contacts: readonly Contact[]): Unit {
  const unitContacts = contacts.filter(({ key }) => key === unit.key);
  const days = unitContacts
    .flatMap(({ reason, day }) => (reason === null && day !== null ? [day] : []))
    .toSorted();
  const ofContacts = { first: days[0] ?? null, last: days.at(-1) ?? null, count: days.length };
  const values = new Map<string, Value>(unit.values);
  for (const [attribute, node] of plan.attributes)
    if (!isRead(node))
      values.set(
        attribute,
        derive(node, {
          of: (read) => values.get(read) ?? null,
          reasonOf: (read) =>
            codesOf(plan, read).find(({ code }) => code === values.get(read))?.missing ?? null,
          ofContacts: (which) => ofContacts[which],
        }),
      );
  return {
    values,
    contradicted: unit.contradicted,
    use: plan.contacts && classify(unitContacts, plan.contacts),
  };
}

function filesRead(
  plan: Plan,
  read: Readonly<Record<FileQuality["role"], Pick<FileQuality, "rows" | "otherRows" | "unreadable">>>,
): readonly FileQuality[] {
  const { units, contacts } = plan;
  return [
    ...(units === null || units.fromContacts
      ? []
      : [{ role: "units", file: units.file.shown, ragged: 0, ...read.units } as const]),
    ...(contacts === null
      ? []
      : [{ role: "contacts", file: contacts.file.shown, ragged: 0, ...read.contacts } as const]),
  ];
}

function unreadableIn(read: Pick<FileQuality, "unreadable"> | null): Pick<FileQuality, "unreadable"> {
  return read?.unreadable === undefined ? {} : { unreadable: read.unreadable };
}

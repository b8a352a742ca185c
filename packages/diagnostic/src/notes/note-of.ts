import type { ManifestTable } from "@vigie/bundle";
import type { Figure } from "../figure-kind.ts";
import { peopleOf } from "../people.ts";
import type { Subject } from "../subject.ts";
import { exploratoryWarnings, surveyRemarks } from "./survey-remarks.ts";

/** The statisticians' note; scope and source are without their final stop. */
export interface NoteParts {
  /** Whole sentences. */
  readonly warnings: readonly string[];
  readonly reading: string | null;
  /** Whole sentences. */
  readonly tests: readonly string[];
  readonly scope: string;
  readonly source: string;
}

/** @param subjects several where a figure shows several tables, of one population */
export function noteOf(
  subjects: readonly [Subject, ...Subject[]],
  { reading, warnings = [], tests = [], remarks }: Figure,
  { entry, partner, min }: { readonly entry: ManifestTable; readonly partner: string; readonly min: number },
): NoteParts {
  const [subject] = subjects;
  const { source, indicator, study, words } = subject;
  const people = peopleOf(source, indicator.universe, words).name;
  const scope = words.say("note.scope", { people, period: words.period(entry.window) });
  return {
    warnings: [...exploratoryWarnings(subjects), ...warnings],
    reading,
    tests,
    scope: [scope, ...remarks, ...new Set(subjects.flatMap(surveyRemarks))].join(words.say("note.separator")),
    source: words.say("note.source", {
      partner,
      study: words.text(study.title),
      version: study.version,
      secrecy: secrecyOf(subject, min),
    }),
  };
}

/** How the source is protected, in a few words. */
export function secrecyOf({ source, words }: Pick<Subject, "source" | "words">, min: number): string {
  return source.protects === "persons"
    ? words.say("note.secrecy", { max: min - 1 })
    : words.say("note.noSecrecy");
}

import { isWeighted, type Source, type Text, type Universe, universeOf } from "@vigie/study";
import { inSentence } from "@vigie/words";
import type { Formatter } from "../formatter.ts";

/** The name of a population, in the forms that sentences need. */
export interface People {
  /** « foyers au RSA » */
  readonly name: string;
  /** « foyers allocataires », after a number: a whole is counted in units of its source. */
  readonly counted: string;
  /** « des foyers au RSA » */
  readonly of: string;
  /** « les foyers au RSA », « l’ensemble des foyers allocataires » */
  readonly the: string;
  /** « dans l’ensemble des foyers allocataires », « parmi les foyers au RSA » */
  readonly among: string;
  /** « ensemble des foyers au RSA » */
  readonly whole: string;
}

/** @throws {RangeError} when the source has no such universe */
export function peopleOf(source: Source, id: string, formatter: Formatter): People {
  const universe = universeOf(source, id);
  const written = formatter.text(universe.label);
  // Everyone is labelled as the source where the study says nothing else: « enquête » is not who was asked.
  const label =
    id === "all" && written === formatter.text(source.label) ? unitsOf(source, formatter) : written;
  // Units are written as a sentence says them, with the capital of a proper name.
  const name = label === unitsOf(source, formatter) ? label : universeInSentence(universe, formatter);
  return named(name, source, formatter);
}

/** A label that another language begins in lower case is written as a sentence says it: its capital is a name's, as in « France services ». */
export function universeInSentence({ label }: Universe, { text }: Formatter): string {
  const isWrittenSo = Object.values(label).some((written) => /^\p{Ll}/u.test(written ?? ""));
  return isWrittenSo ? text(label) : inSentence(text(label));
}

/** The units of a population that are not in a group. */
export function otherPeople({ counted }: People, source: Source, formatter: Formatter): People {
  return named(formatter.message("people.others", { many: counted }), source, formatter);
}

/** « des foyers au RSA », « de l’ensemble des foyers » */
export function ofPeople(name: string, formatter: Formatter): string {
  return formatter.message("people.of", { name, shape: shapeOf(name, formatter) });
}

/** « ensemble des foyers » is a whole already; French elides before it, and contracts « de les ». */
function shapeOf(name: string, formatter: Formatter): "whole" | "plural" {
  return name.startsWith(`${formatter.message("people.wholeWord")} `) ? "whole" : "plural";
}

function named(name: string, source: Source, formatter: Formatter): People {
  const shape = shapeOf(name, formatter);
  const wording = (key: "people.the" | "people.among" | "people.whole") =>
    formatter.message(key, { name, shape });
  return {
    name,
    counted: shape === "whole" ? unitsOf(source, formatter) : name,
    of: ofPeople(name, formatter),
    the: wording("people.the"),
    among: wording("people.among"),
    whole: wording("people.whole"),
  };
}

/** What units are called after a number of them. */
export function unitName({ unit }: Source, count: number, { language }: Formatter): Text {
  return new Intl.PluralRules(language).select(count) === "one" ? unit.one : unit.many;
}

function unitsOf({ unit }: Source, formatter: Formatter): string {
  return formatter.text(unit.many);
}

/** Whether a source is the answers of people who came forward: without a random draw, they stand for nobody else. */
export function areVolunteers(source: Source): boolean {
  return source.survey !== null && source.inferenceTarget === null && !isWeighted(source);
}

import { contentOf } from "@vigie/study";
import { type Subject, subjectIn, tableViewOf } from "@vigie/tables";
import { countedName } from "./sentences.ts";

/** Territories that have none of the places where the units of a table are, as the list of places says. */
export interface PlacesAbsent {
  readonly codes: ReadonlySet<string>;
  /** « sans structure France services », in the cell of a territory. */
  readonly wording: string;
  /** « Sans structures France services : Montreuil, Pantin » */
  readonly listed: (names: readonly string[]) => string;
  /** Which list says so. */
  readonly remark: string;
}

/** Null where the study declares no places for the table, or where their own table has not come. */
export function placesAbsent(subject: Subject): PlacesAbsent | null {
  const { indicator, formatter } = subject;
  const places = indicator.places === undefined ? null : subjectIn(indicator.places, subject);
  const rate = places && contentOf(places.indicator).rate;
  if (!places || !rate) return null;
  const { counted } = tableViewOf(places).line();
  const wording = formatter.message("places.none", { unit: countedName(places, 1) });
  return {
    codes: new Set([...counted].filter(([, { count }]) => count === 0).map(([code]) => code)),
    wording,
    listed: (names) =>
      formatter.message("map.zeros", { many: countedName(places), territories: formatter.list(names) }),
    remark: formatter.message("places.remark", { wording, date: formatter.day(rate.date) }),
  };
}

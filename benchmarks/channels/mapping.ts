import { secret } from "../measure.ts";

interface Places {
  /** Where each is, as a mapping writes it: `file: "units.csv"`, or a table and its connection. */
  readonly units: string;
  readonly contacts: string;
  /** Columns of contacts, with their format where it is not the usual one. */
  readonly date?: string;
  readonly motive?: string;
  /** View of a cluster. */
  readonly population?: string;
}

/** The mapping of the study of this folder. */
export function channelsMapping({
  units,
  contacts,
  date = "date",
  motive = "motive",
  population,
}: Places): string {
  return `mapping: 1
study: banc
partner: banc
fictitious: true
secret: ${secret}
sources:
  units:
    units: { ${units}, key: id }
    contacts: { ${contacts}, key: id, date: ${date}, channel: channel, motive: ${motive} }
${population === undefined ? "" : `    population: ${population}\n`}`;
}

export function fileMapping(files: { readonly units: string; readonly contacts: string }): string {
  return channelsMapping({
    units: `file: ${JSON.stringify(files.units)}`,
    contacts: `file: ${JSON.stringify(files.contacts)}`,
  });
}

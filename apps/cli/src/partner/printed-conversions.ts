import type { Conversion } from "@vigie/files";
import { conversionSection, pageFormatter } from "@vigie/partner";
import type { Terminal } from "../terminal/terminal.ts";

/** Pairs of places that a terminal shows. */
const pairsShown = 3;

/** What the conversion of a file of a known shape did to its rows. */
export function printConversion(conversion: Conversion, terminal: Terminal): void {
  const formatter = pageFormatter(terminal.messages.language);
  terminal.blocks(conversionSection(conversion, formatter, pairsShown));
}

/**
 * What a person should look at in the files that were converted for a run: rows kept as they are, and places that may be one.
 * A file that several sources read is reported once.
 * @param conversions by source
 */
export function printNoticed(conversions: ReadonlyMap<string, Conversion>, terminal: Terminal): void {
  const noticed = [...conversions].flatMap(([source, conversion]) => {
    const notes = conversion.notes.filter(({ effect }) => effect === "noticed");
    return notes.length === 0 ? [] : [{ source, conversion: { ...conversion, notes } }];
  });
  for (const same of Map.groupBy(noticed, ({ conversion }) =>
    JSON.stringify([conversion.file, conversion.notes]),
  ).values()) {
    const [first] = same;
    if (first === undefined) continue;
    const source = same.map((each) => each.source).join(", ");
    terminal.print("conversion.noticed", { source, file: first.conversion.file });
    printConversion(first.conversion, terminal);
  }
}

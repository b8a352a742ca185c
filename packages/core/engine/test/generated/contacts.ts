import type { InputFile, Pad, Translation } from "@vigie/mapping";
import { type Family, families } from "@vigie/table";
import fc from "fast-check";
import type { ContactsInput } from "../../src/plan.ts";
import { amongMissing, dateFormat, missingValues, textsOf, translation } from "./attributes.ts";
import { dayTexts, turningDay } from "./texts.ts";

/** What the contacts of a source say, and the texts that each of their columns may hold. */
export interface Contacts {
  readonly input: ContactsInput;
  readonly texts: {
    readonly date: fc.Arbitrary<string>;
    readonly channel: fc.Arbitrary<string>;
    readonly motive: fc.Arbitrary<string>;
  };
}

const duplicates = ["keep", "count", "drop"] as const satisfies readonly ContactsInput["duplicates"][];

/** @param file where they are; a motive is mapped or not */
export function contacts(file: InputFile, pad: Pad): fc.Arbitrary<Contacts> {
  return fc
    .record({ channels, motives: fc.option(translation(["income", "other", "m3"])) })
    .chain(({ channels, motives }) => {
      const codes = channels.map(({ code }) => code);
      return fc.record({
        channels: fc.constant(channels),
        translate: channelTranslation(codes),
        motives: fc.constant(motives),
        window: fc.oneof(
          { weight: 3, arbitrary: fc.constant(["2022-01-01", "2022-12-31"]) },
          { weight: 1, arbitrary: fc.tuple(turningDay, turningDay).map((days) => days.toSorted()) },
        ),
        day: fc.option(turningDay),
        format: dateFormat,
        missing: missingValues,
        routine: routine(codes, motives === null ? null : ["income", "other", "m3"]),
        minContacts: fc.constantFrom(1, 1, 1, 2, 3),
        duplicates: fc.constantFrom(...duplicates),
        pad: fc.constant(pad),
        otherRows: fc.constantFrom("refuse" as const, "set_aside" as const),
      });
    })
    .chain((parts) => dayTexts(turningDay, parts.format).map((days) => ({ ...parts, days })))
    .map(
      ({ channels, translate, motives, window: [from = "", to = ""], format, missing, days, ...rules }) => ({
        input: {
          file,
          key: "unit",
          date: { column: "date", format, missing },
          channel: { column: "channel", translate },
          motive: motives && { column: "motive", translate: motives },
          window: { from, to },
          channels,
          days: true,
          unitColumns: [],
          ...rules,
        },
        texts: {
          date: fc.oneof({ weight: 8, arbitrary: days }, ...amongMissing(missing)),
          channel: textsOf(translate),
          motive: textsOf(motives ?? new Map([["income", null]])),
        },
      }),
    );
}

const channels: fc.Arbitrary<readonly { readonly code: string; readonly family: Family }[]> = fc.uniqueArray(
  fc.record({
    code: fc.constantFrom("account", "desk", "email", "post", "kiosk"),
    family: fc.constantFrom(...families),
  }),
  { minLength: 1, maxLength: 5, selector: ({ code }) => code },
);

/** An empty channel never is out of scope: no mapping can say so. */
function channelTranslation(codes: readonly string[]): fc.Arbitrary<Translation> {
  return translation(codes).map(
    (translate) =>
      new Map(
        [...translate, ["internal", null] as const].filter(([value, code]) => value !== "" || code !== null),
      ),
  );
}

/** A rule names channels, motives, or both. */
function routine(
  channels: readonly string[],
  motives: readonly string[] | null,
): fc.Arbitrary<ContactsInput["routine"]> {
  const some = (codes: readonly string[]) => fc.subarray([...codes], { minLength: 1 });
  const byChannel = fc.record({ channels: some(channels), motives: fc.constant(null) });
  if (motives === null) return fc.array(byChannel, { maxLength: 2 });
  const byMotive = fc.record({ channels: fc.constant(null), motives: some(motives) });
  const byBoth = fc.record({ channels: some(channels), motives: some(motives) });
  return fc.array(fc.oneof(byChannel, byMotive, byBoth), { maxLength: 2 });
}

import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { csvRecords, recordsIn, UnreadableRecord } from "../src/csv/csv-records.ts";

const separators = { delimiter: ";", quote: '"' } as const;

/** Characters that decide, more than any other. */
const text = fc.string({ unit: fc.constantFrom("a", "é", " ", ";", '"', "\n", "\r\n", ","), maxLength: 40 });

test("reads what csv-parse reads, and refuses what it refuses", () => {
  const options = {
    delimiter: ";",
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ["\n", "\r\n"],
  };
  fc.assert(
    fc.property(text, (written) => {
      let theirs: unknown = null;
      try {
        theirs = parse(written, options);
      } catch {
        // A quote where none can be.
      }
      const { records, unreadable } = recordsIn(written, { ...separators, lenient: false });
      expect(unreadable === null ? records.map(({ values }) => values) : null).toEqual(theirs);
    }),
    { numRuns: 5_000, seed: 8 },
  );
});

test("a text in pieces has the records of the whole", async () => {
  const pieces = fc.array(fc.string({ unit: fc.constantFrom("a", ";", '"', "\n", "\r"), maxLength: 6 }));
  await fc.assert(
    fc.asyncProperty(pieces, fc.boolean(), async (written, lenient) => {
      const reading = { ...separators, lenient };
      const found = [];
      let unreadable: unknown = null;
      try {
        for await (const records of csvRecords(each(written), reading)) found.push(...records);
      } catch (error) {
        unreadable = error;
      }
      const whole = recordsIn(written.join(""), reading);
      expect(found).toEqual(whole.records);
      expect(unreadable).toEqual(whole.unreadable);
    }),
    { numRuns: 5_000, seed: 8 },
  );
});

async function* each(pieces: readonly string[]) {
  yield* pieces;
}

test.each<readonly [title: string, text: string, lines: readonly (readonly [first: number, last: number])[]]>(
  [
    [
      "one by line",
      "a;b\nc;d\n",
      [
        [1, 1],
        [2, 2],
      ],
    ],
    [
      "lines with nothing count",
      "a\n\n\nb",
      [
        [1, 1],
        [4, 4],
      ],
    ],
    [
      "a value on several lines",
      'a;"b\nc"\nd',
      [
        [1, 2],
        [3, 3],
      ],
    ],
    [
      "lines of Windows, in a value too",
      'a;"b\r\nc"\r\nd\r\n',
      [
        [1, 2],
        [3, 3],
      ],
    ],
    [
      "lines ended by returns alone",
      "a\rb\r",
      [
        [1, 1],
        [2, 2],
      ],
    ],
  ],
)("lines of records: %s", (_, written, lines) => {
  const { records } = recordsIn(written, { ...separators, lenient: false });
  expect(records.map(({ line, lastLine }) => [line, lastLine])).toEqual(lines);
});

test.each<readonly [title: string, text: string, line: number, why: UnreadableRecord["why"]]>([
  ["left open", 'a\n"b\nc\n', 2, "quote_open"],
  ["inside a value", 'a\nb"c\n', 2, "quote_inside"],
  ["closed before the end of its value", 'a\n\n"b"c\n', 3, "quote_inside"],
])("a quote %s is refused with its line", (_, written, line, why) => {
  const { unreadable } = recordsIn(written, { ...separators, lenient: false });
  expect(unreadable).toBeInstanceOf(UnreadableRecord);
  expect({ line: unreadable?.line, why: unreadable?.why }).toEqual({ line, why });
});

test.each<readonly [title: string, start: string, why: UnreadableRecord["why"]]>([
  ["a quote left open in a long file", 'a;b\n"', "quote_open"],
  ["a line without end", "a;b\n", "too_long"],
  ["a line that does not end as the first does", "a;b\rc;d\n", "too_long"],
])("%s is refused before the file is held", async (_, start, why) => {
  let given = 0;
  async function* endless() {
    yield start;
    for (;;) {
      given++;
      yield "x".repeat(100_000);
    }
  }
  const read = async () => {
    for await (const _ of csvRecords(endless(), { ...separators, lenient: true }));
  };
  await expect(read()).rejects.toMatchObject({ line: 2, why });
  expect(given).toBeLessThan(20);
});

import { filesProblems } from "@vigie/files";
import { VigieErrors } from "@vigie/words";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readWhole } from "./world/read-whole.ts";
import { smallFiles } from "./world/small-files.ts";

const runs = process.env.VIGIE_LONG === "1" ? 5_000 : 100;

/** The rows, or one of our own reasons for which there are none; anything else is a fault. */
async function outcome(bytes: Uint8Array, kind: Parameters<typeof readWhole>[1]): Promise<number | string> {
  try {
    return (await readWhole(bytes, kind)).rows.length;
  } catch (error) {
    if (!(error instanceof VigieErrors)) throw error;
    return error.message;
  }
}

for (const { title, kind, bytes } of smallFiles) {
  test(`${title}, whole, is read`, async () => {
    expect(await outcome(bytes, kind)).toBeTypeOf("number");
  });

  test(`${title}, cut anywhere, gives no rows or is a refusal`, async () => {
    const whole = await outcome(bytes, kind);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), async (length) => {
        const found = await outcome(bytes.subarray(0, length), kind);
        // A transport file does not count its rows, and its last record is filled with blanks.
        if (kind !== "xpt" && typeof found === "number") expect([length, found]).toEqual([length, whole]);
        if (typeof found === "string") expect(filesProblems.fr).toHaveProperty([found]);
      }),
      { numRuns: runs, seed: 7 },
    );
  });

  test(`${title}, with other bytes in it, ends with rows or a refusal`, async () => {
    const change = fc.record({ at: fc.nat(bytes.length - 1), byte: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const changed = bytes.slice();
        for (const { at, byte } of changes) changed[at] = byte;
        const found = await outcome(changed, kind);
        if (typeof found === "string") expect(filesProblems.fr).toHaveProperty([found]);
      }),
      { numRuns: runs, seed: 11 },
    );
  });
}

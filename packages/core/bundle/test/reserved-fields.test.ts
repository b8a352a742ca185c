import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { canonical, sha256 } from "../src/encodings.ts";
import {
  budgetsOf,
  makeKey,
  originProblems,
  pack,
  readBundle,
  readSigner,
  type Signer,
} from "../src/index.ts";
import { signatureText } from "../src/signature.ts";
import { unzipStored, zipStored } from "../src/zip.ts";
import { codesOf, contents, reception, study } from "./sample.ts";

/**
 * Fields that format 3 has for sources of several holders, written for them alone. `extract` is written where a published size
 * is not used, and read without one.
 */

const drawnText = canonical({ drawn: 1, tables: { sexe: [119, 83, -1] } });
const packageText = z.looseObject({
  vigie: z.looseObject({ sources: z.array(z.looseObject({ source: z.string() })) }),
});
const packageOf = (text: string) => packageText.parse(JSON.parse(text));

let bytes: Uint8Array;
let signer: Signer;
beforeAll(async () => {
  bytes = await pack(contents, null);
  signer = await readSigner((await makeKey()).privateText, {});
});

interface Reserved {
  readonly vigie?: object;
  /** Of the only source of persons. */
  readonly source?: object;
  /** Text of `drawn.json`; none where null. */
  readonly drawn?: string | null;
  readonly isSigned?: boolean;
}

/** The sample with what a later version would add. */
async function withReserved({
  vigie = {},
  source = {},
  drawn = null,
  isSigned = false,
}: Reserved): Promise<Uint8Array> {
  const files = new Map(unzipStored(bytes));
  const descriptor = packageOf(files.get("datapackage.json") ?? "");
  const sources = descriptor.vigie.sources.map((each) => ({ ...each, ...source }));
  const text = canonical({ ...descriptor, vigie: { ...descriptor.vigie, sources, ...vigie } });
  files.set("datapackage.json", text);
  if (drawn !== null) files.set("drawn.json", drawn);
  if (isSigned) files.set("signature.json", await signatureText(text, signer));
  return zipStored(files);
}

const hashOf = (text: string) => sha256(new TextEncoder().encode(text));
const reserved = async (): Promise<Reserved> => ({
  vigie: { holder: "caf75", drawn: await hashOf(drawnText) },
  source: { extract: ["part", "not_published_population"] },
  drawn: drawnText,
});
const read = async (changes: Reserved) =>
  codesOf(readBundle(await withReserved({ ...(await reserved()), ...changes }), {}));

describe("a bundle with the fields reserved for several holders", () => {
  test("is read, with its tables, its budget and its origin", async () => {
    const bundle = await readBundle(await withReserved(await reserved()), {});
    expect(bundle.manifest).toMatchObject({ holder: "caf75", drawn: await hashOf(drawnText) });
    expect(bundle.manifest.sources.map(({ extract }) => extract)).toEqual([
      ["part", "not_published_population"],
    ]);
    expect([...bundle.tables.values()]).toEqual(contents.tables);
    expect(budgetsOf([bundle])).toMatchObject([{ partner: "caf93/caf75", sources: ["foyers"] }]);
    const found = await originProblems(bundle, study, reception);
    expect(found.map(({ code, values }) => [code, values.why?.value])).toEqual([
      ["bundle/holder-unknown", "single"],
    ]);
  });

  test("is read with any of them", async () => {
    expect(await read({ vigie: { holder: "caf75" }, source: {}, drawn: null })).toBe("accepted");
    expect(await read({ vigie: {}, source: { extract: ["part"] }, drawn: null })).toBe("accepted");
    expect(await read({ vigie: { drawn: await hashOf(drawnText) }, source: {} })).toBe("accepted");
  });

  test("is read signed: the signature covers the hash of the counts as drawn", async () => {
    expect(await read({ isSigned: true })).toBe("accepted");
  });

  test.each([
    ["a wrong hash of the counts as drawn", { vigie: { drawn: "0".repeat(64) } }, "bundle/contents-differ"],
    ["other counts as drawn", { drawn: drawnText.replace("119", "118") }, "bundle/contents-differ"],
    ["counts as drawn without their hash", { vigie: {} }, "bundle/contents-differ"],
    ["a hash without counts as drawn", { drawn: null }, "bundle/contents-differ"],
    ["a hash that is none", { vigie: { drawn: "hash" } }, "bundle/manifest-invalid"],
    [
      "a holder that is no name",
      { vigie: { holder: "Caf de Paris" }, drawn: null },
      "bundle/manifest-invalid",
    ],
    [
      "an unknown reason why the extract is not whole",
      { source: { extract: ["late"] } },
      "bundle/manifest-invalid",
    ],
    ["no reason", { source: { extract: [] } }, "bundle/manifest-invalid"],
    ["a field that is not reserved", { source: { holders: [] } }, "bundle/manifest-invalid"],
  ])("is refused with %s", async (_, changes, code) => {
    expect(await read(changes)).toBe(code);
  });
});

test("the bundle of one institution is written without them", () => {
  const files = unzipStored(bytes);
  expect(files?.has("drawn.json")).toBe(false);
  const { vigie } = packageOf(files?.get("datapackage.json") ?? "");
  expect(Object.keys(vigie)).not.toContain("holder");
  expect(Object.keys(vigie)).not.toContain("drawn");
  expect(Object.keys(vigie.sources[0] ?? {}).toSorted()).toEqual(["mark", "sharesFile", "source"]);
});

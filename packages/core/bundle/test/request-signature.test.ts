import { createPublicKey, verify } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import {
  isRequestSignedBy,
  readRequestSignature,
  type SignedRequest,
  signatureBase,
  signedHeaders,
} from "../src/request-signature.ts";
import { makeKey, readSigner, type Signer } from "../src/signature.ts";

test("the text that is signed is that of RFC 9421, appendix B.2.6: its signature is right", () => {
  const parameters =
    '("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"';
  const values = new Map([
    ["date", "Tue, 20 Apr 2021 02:07:55 GMT"],
    ["@method", "POST"],
    ["@path", "/foo"],
    ["@authority", "example.com"],
    ["content-type", "application/json"],
    ["content-length", "18"],
  ]);
  const key = createPublicKey({
    key: Buffer.from("MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=", "base64"),
    format: "der",
    type: "spki",
  });
  const signature =
    "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==";
  const base = signatureBase([...values.keys()], values, parameters);
  expect(verify(null, base, key, Buffer.from(signature, "base64"))).toBe(true);
});

const request: SignedRequest = {
  method: "POST",
  address: "https://observatoire.exemple.fr/api/v1/campaigns/c/partners/caf/deposits",
  body: new Uint8Array([1, 2, 3]),
};
let signer: Signer;
let headers: Readonly<Record<string, string>>;

beforeAll(async () => {
  const key = await makeKey();
  signer = await readSigner(key.privateText, {});
  headers = await signedHeaders(request, signer, new Date("2026-01-05T09:00:00Z"));
});
const read = (input = headers["signature-input"] ?? "", signature = headers.signature ?? "") =>
  readRequestSignature({ input, signature });

test.each([
  ["the very request", {}, true],
  ["another method", { method: "GET" }, false],
  ["another address", { address: request.address.replace("caf", "cpam") }, false],
  ["another file", { body: new Uint8Array([1, 2, 4]) }, false],
] as const)("%s: signed by the key %s", async (_, changed, expected) => {
  const found = read();
  if (found === null) throw new RangeError("a signature");
  expect(found).toMatchObject({ key: signer.key, created: Date.parse("2026-01-05T09:00:00Z") / 1000 });
  expect(await isRequestSignedBy({ ...request, ...changed }, found, signer.public)).toBe(expected);
  expect(await isRequestSignedBy({ ...request, ...changed }, found, (await makeKey()).public)).toBe(false);
});

test.each([
  ["what is sent is left out", (input: string) => input.replace(' "content-digest"', "")],
  ["the address is left out", (input: string) => input.replace(' "@target-uri"', "")],
  ["one is there twice, another is not", (input: string) => input.replace('"@target-uri"', '"@method"')],
  ["no key", (input: string) => input.replace(/;keyid="\w+"/, "")],
  ["no instant", (input: string) => input.replace(/;created=\d+/, "")],
  ["another algorithm", (input: string) => input.replace("ed25519", "hmac-sha256")],
  ["another label", (input: string) => input.replace("vigie=", "other=")],
  ["nothing", () => ""],
])("%s: no signature", (_, change) => {
  expect(read()).not.toBeNull();
  expect(read(change(headers["signature-input"] ?? ""))).toBeNull();
});

test("an instant that was changed is not signed", async () => {
  const found = read((headers["signature-input"] ?? "").replace(/created=\d+/, "created=1"));
  if (found === null) throw new RangeError("a signature");
  expect(await isRequestSignedBy(request, found, signer.public)).toBe(false);
});

import { expect, test } from "vitest";
import { makeKey, readSigner } from "../src/index.ts";
import { isSignedBy } from "../src/signature.ts";
import { codesOf } from "./sample.ts";

/** RFC 8037, appendix A: the key of A.1 and the signature of A.4. */
const rfc = {
  key: {
    kty: "OKP",
    crv: "Ed25519",
    d: "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
    x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
  },
  signed: new TextEncoder().encode("eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc"),
  signature: "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg",
};
const text = (changes: object = {}) => JSON.stringify({ ...rfc.key, kid: "k1", ...changes });

test("signs as RFC 8037 says, and recognises it", async () => {
  const signer = await readSigner(text(), {});
  const bytes = await signer.sign(rfc.signed);
  expect(Buffer.from(bytes).toString("base64url")).toBe(rfc.signature);
  expect(await isSignedBy({ key: "k1", bytes, signed: rfc.signed }, rfc.key.x)).toBe(true);
  expect(await isSignedBy({ key: "k1", bytes, signed: rfc.signed.with(0, 0) }, rfc.key.x)).toBe(false);
  expect(await isSignedBy({ key: "k1", bytes, signed: rfc.signed }, (await makeKey()).public)).toBe(false);
});

test("a key made is a key read, and no two are alike", async () => {
  const [a, b] = [await makeKey(), await makeKey()];
  const signer = await readSigner(a.privateText, {});
  expect({ key: signer.key, public: signer.public }).toEqual({ key: a.id, public: a.public });
  expect(a.id).not.toBe(b.id);
  expect(a.public).toMatch(/^[A-Za-z0-9_-]{43}$/);
});

test.each([
  { title: "nothing", given: "" },
  { title: "a public key", given: text({ d: undefined }) },
  { title: "no name", given: text({ kid: undefined }) },
  { title: "another curve", given: text({ crv: "X25519" }) },
  { title: "a byte less", given: text({ d: rfc.key.d.slice(0, 42) }) },
  { title: "halves of two keys", given: text({ x: "PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw" }) },
  { title: "a PEM file", given: "-----BEGIN PRIVATE KEY-----" },
])("$title is not a private key, and the message holds none of it", async ({ given }) => {
  const refused = await readSigner(given, { file: "cle.json" }).catch((error) => error);
  expect(await codesOf(Promise.reject(refused))).toBe("bundle/private-key-invalid");
  expect(JSON.stringify(refused)).not.toContain(rfc.key.d.slice(0, 20));
});

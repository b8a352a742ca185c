import { fromBase64url, toBase64url } from "./encodings.ts";
import { isSignatureOf, type Signer } from "./signature.ts";

/** A request to a service, as it is signed. */
export interface SignedRequest {
  readonly method: string;
  /** Whole, as the service itself writes it. */
  readonly address: string;
  /** Empty where nothing is sent. */
  readonly body: Uint8Array;
}

/** What the headers of a request say of its signature, read and not yet checked. */
export interface RequestSignature {
  /** Name of the key that made it. */
  readonly key: string;
  /** Seconds since 1970. */
  readonly created: number;
  /** Names of what is signed, in their order. */
  readonly covered: readonly string[];
  readonly parameters: string;
  readonly bytes: Uint8Array;
}

/** Whoever intercepts a request can neither send it elsewhere nor put another file in it. */
const components: readonly string[] = ["@method", "@target-uri", "content-digest"];

/**
 * The headers by which a program proves that it holds a key, which never leaves.
 * @see RFC 9421 (HTTP Message Signatures) and RFC 9530 (Digest Fields), 2024
 */
export async function signedHeaders(
  request: SignedRequest,
  signer: Signer,
  now: Date,
): Promise<Readonly<Record<string, string>>> {
  const list = components.map((name) => `"${name}"`).join(" ");
  const created = Math.floor(now.getTime() / 1000);
  const parameters = `(${list});created=${created};keyid="${signer.key}";alg="ed25519"`;
  const values = await valuesOf(request);
  const signature = await signer.sign(signatureBase(components, values, parameters));
  return {
    "content-digest": values.get("content-digest") ?? "",
    "signature-input": `vigie=${parameters}`,
    signature: `vigie=:${base64(signature)}:`,
  };
}

/** @returns null where the headers hold no Ed25519 signature over all that one must cover */
export function readRequestSignature(headers: {
  readonly input: string;
  readonly signature: string;
}): RequestSignature | null {
  const [, label, parameters = "", list = "", rest = ""] =
    /^([a-z][a-z0-9_-]*)=(\(([a-z@" -]*)\)((?:;[a-z]+=(?:\d{1,12}|"[\w-]{1,80}"))*))$/.exec(headers.input) ??
    [];
  const [, own, text = ""] = /^([a-z][a-z0-9_-]*)=:([A-Za-z0-9+/]{86}==):$/.exec(headers.signature) ?? [];
  const [, created] = /;created=(\d+)/.exec(rest) ?? [];
  const [, key] = /;keyid="([^"]+)"/.exec(rest) ?? [];
  const [, algorithm = "ed25519"] = /;alg="([^"]+)"/.exec(rest) ?? [];
  const bytes = fromBase64url(text.slice(0, 86).replaceAll("+", "-").replaceAll("/", "_"));
  const covered = list.split(" ").map((name) => name.replaceAll('"', ""));
  const isWhole = covered.toSorted().join() === components.toSorted().join() && algorithm === "ed25519";
  if (label === undefined || label !== own || !isWhole) return null;
  if (bytes === null || created === undefined || key === undefined) return null;
  return { key, created: Number(created), covered, parameters, bytes };
}

/** Whether the private half of `publicKey`, 32 bytes in base64url, signed this very request. */
export async function isRequestSignedBy(
  request: SignedRequest,
  { covered, parameters, bytes }: RequestSignature,
  publicKey: string,
): Promise<boolean> {
  return isSignatureOf(signatureBase(covered, await valuesOf(request), parameters), bytes, publicKey);
}

async function valuesOf({ method, address, body }: SignedRequest): Promise<ReadonlyMap<string, string>> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(body)));
  return new Map([
    ["@method", method],
    ["@target-uri", address],
    ["content-digest", `sha-256=:${base64(digest)}:`],
  ]);
}

/** What is signed (RFC 9421, section 2.5). */
export function signatureBase(
  covered: readonly string[],
  values: ReadonlyMap<string, string>,
  parameters: string,
): Uint8Array {
  const lines = covered.map((name) => `"${name}": ${values.get(name) ?? ""}`);
  return new TextEncoder().encode([...lines, `"@signature-params": ${parameters}`].join("\n"));
}

function base64(bytes: Uint8Array): string {
  const text = toBase64url(bytes).replaceAll("-", "+").replaceAll("_", "/");
  return text.padEnd(Math.ceil(text.length / 4) * 4, "=");
}

import { problem } from "@vigie/diagnostic";
import { textValue, VigieErrors } from "@vigie/words";
import { svgFault } from "./svg-fault.ts";

/** A logo that pages and papers may show; `width` over `height` is its shape. */
export type Logo = { readonly width: number; readonly height: number } & (
  | { readonly kind: "svg"; readonly content: string }
  | { readonly kind: "png"; readonly content: Uint8Array }
);

export const logoSizeMax = 200_000;

/** Pages set it in a line of text: one much longer or much taller would not be read there. */
const shapeMax = 10;

/**
 * The logo that `release.yaml` names, from a file taken as hostile.
 * @throws {VigieErrors} where it is not an SVG or PNG image, is too large, or is an SVG that runs or loads something
 */
export function logoOf(name: string, bytes: Uint8Array): Logo {
  const refuse = (
    code: "diagnostic/logo-not-an-image" | "diagnostic/logo-misshapen" | "diagnostic/logo-too-large",
  ): VigieErrors => new VigieErrors([problem(code, { file: name }, {})]);
  if (bytes.length > logoSizeMax) throw refuse("diagnostic/logo-too-large");
  const logo = name.endsWith(".png") ? pngOf(bytes) : svgOf(name, bytes);
  if (logo === null) throw refuse("diagnostic/logo-not-an-image");
  const shape = logo.width / logo.height;
  if (!(shape <= shapeMax && shape >= 1 / shapeMax)) throw refuse("diagnostic/logo-misshapen");
  return logo;
}

/** @see https://www.w3.org/TR/png-3/ : the signature, then the chunk that gives the size; the last chunk is empty */
function pngOf(bytes: Uint8Array): Logo | null {
  const start = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];
  const end = [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];
  const last = bytes.length - end.length;
  const isWhole =
    last > start.length + 8 &&
    start.every((byte, at) => bytes[at] === byte) &&
    end.every((byte, at) => bytes[last + at] === byte);
  if (!isWhole) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return { kind: "png", content: bytes, width: view.getUint32(16), height: view.getUint32(20) };
}

function svgOf(name: string, bytes: Uint8Array): Logo | null {
  let content: string;
  try {
    content = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
  const [root] = /<svg(?:\s[^<>]*)?>/.exec(content) ?? [];
  if (root === undefined) return null;
  const fault = svgFault(content);
  if (fault !== null)
    throw new VigieErrors([problem("diagnostic/logo-unsafe", { file: name }, { part: textValue(fault) })]);
  const size = sizeOf(root);
  return size === null ? null : { kind: "svg", content, ...size };
}

/** Of a root element: its frame, else what it asks for in pixels; null where it says neither. */
function sizeOf(root: string): { readonly width: number; readonly height: number } | null {
  const attribute = (attributeName: string) =>
    new RegExp(`\\s${attributeName}\\s*=\\s*["']([^"']*)["']`).exec(root)?.[1] ?? "";
  const [, , width = 0, height = 0] = attribute("viewBox")
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  if (width > 0 && height > 0) return { width, height };
  const [across, down] = [attribute("width"), attribute("height")].map(Number.parseFloat);
  return across !== undefined && down !== undefined && across > 0 && down > 0
    ? { width: across, height: down }
    : null;
}

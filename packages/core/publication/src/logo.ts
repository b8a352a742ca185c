import { textValue, VigieErrors } from "@vigie/words";
import { publicationProblem } from "./problems.ts";

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
  ): VigieErrors => new VigieErrors([publicationProblem(code, { file: name }, {})]);
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
    throw new VigieErrors([
      publicationProblem("diagnostic/logo-unsafe", { file: name }, { part: textValue(fault) }),
    ]);
  const size = sizeOf(root);
  return size === null ? null : { kind: "svg", content, ...size };
}

/** Size of a root element: its frame, else what it asks for in pixels; null where it says neither. */
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

/** Elements that draw, by their name in SVG 1.1 and 2. What runs, animates, links or embeds is not among them. */
const drawing: ReadonlySet<string> = new Set(
  `svg g defs symbol use title desc path rect circle ellipse line
  polyline polygon text tspan linearGradient radialGradient stop clipPath mask pattern style`.split(/\s+/),
);

const token =
  /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|<!--(?:[^-]|-(?!->))*-->|[^<]+/y;
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * The first part of an SVG for which it is not shown: an element or an attribute that could run or load something, or
 * whatever is not plainly written. Null where everything in it only draws. Nothing is mended: what is cut out of a
 * hostile file may make another.
 */
function svgFault(svg: string): string | null {
  const text = svg.replace(/^\uFEFF?\s*(?:<\?xml\s[^<>?]*\?>)?/, "");
  const open: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const from = token.lastIndex;
    const found = token.exec(text);
    if (found === null) return text.slice(from, from + 40).trim();
    const [whole, closes = "", name = "", attributes = "", isEmpty = ""] = found;
    if (/^<!/.test(whole)) continue;
    if (name === "") {
      const fault = open.at(-1) === "style" ? styleFault(whole) : whole.trim() !== "" && open.length === 0;
      if (fault !== false && fault !== null) return whole.trim().slice(0, 40);
      continue;
    }
    if (!drawing.has(name) || (open.length === 0 && (name !== "svg" || closes !== "")))
      return `<${closes}${name}>`;
    if (closes !== "") {
      if (open.pop() !== name) return `</${name}>`;
      continue;
    }
    const fault = attributeFault(attributes);
    if (fault !== null) return fault;
    if (isEmpty === "") open.push(name);
  }
  return open.length === 0 ? null : `<${open.at(-1)}>`;
}

function attributeFault(attributes: string): string | null {
  for (const [, name = "", quoted, single] of attributes.matchAll(attribute)) {
    const value = quoted ?? single ?? "";
    const isLink = /(?:^|:)href$/i.test(name);
    const isName = name === "xmlns" || name.startsWith("xmlns:");
    if (/^on/i.test(name) || (isLink && !/^#[\w.-]+$/.test(value))) return name;
    if (!isName && !isLink && styleFault(value) !== null) return name;
  }
  return null;
}

/** What a style could load: nothing but `url(#…)` of the same file, and no way to write it otherwise. */
function styleFault(style: string): string | null {
  const rest = style.replaceAll(/url\(\s*["']?#[\w.-]+["']?\s*\)/gi, "");
  return (
    /url\s*\(|@import|@font-face|image\s*\(|image-set|src\s*\(|\\|&#|javascript:|expression\s*\(/i.exec(
      rest,
    )?.[0] ?? null
  );
}

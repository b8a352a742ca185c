import { Css } from "./css.ts";
import { type Hole, holesOf } from "./holes.ts";

/** HTML or SVG, whole elements and escaped texts: only `html` makes one. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Attributes of a tag, each with a space before it: only `attributes` makes some. */
export class Attributes {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What goes in a template; `null` writes nothing, a list is joined. */
export type Insert = string | number | Markup | Attributes | Css | null | readonly Insert[];

/**
 * Strings are escaped wherever they go; markup goes between tags only, attributes in tags, CSS in `style`.
 * @throws {RangeError} for a template or a value that could leave its place, or an address of a scheme other than http,
 * https, mailto and tel
 */
export function html(strings: TemplateStringsArray, ...inserts: readonly Insert[]): Markup {
  return new Markup(filled(strings, inserts, "content"));
}

/** Attributes with their leading space, as `attributes\` class="${name}"\``, in the same way as `html`. */
export function attributes(strings: TemplateStringsArray, ...inserts: readonly Insert[]): Attributes {
  return new Attributes(filled(strings, inserts, "attributes"));
}

const known = new WeakMap<TemplateStringsArray, readonly Hole[]>();

function filled(
  strings: TemplateStringsArray,
  inserts: readonly Insert[],
  start: "content" | "attributes",
): string {
  const holes = known.get(strings) ?? holesOf(strings, start);
  known.set(strings, holes);
  let text = strings[0] ?? "";
  let address = "";
  for (let at = 0; at < holes.length; at++) {
    const hole = holes[at];
    if (hole === undefined) continue;
    const insert = inserts[at] ?? null;
    text += `${written(insert, hole)}${strings[at + 1] ?? ""}`;
    if (hole.kind !== "address") continue;
    address += `${hole.before}${plain(insert)}${hole.after ?? ""}`;
    if (hole.after === null) continue;
    if (!isSafeAddress(address)) throw new RangeError("an address of a scheme that pages do not follow");
    address = "";
  }
  return text;
}

function written(insert: Insert, hole: Hole): string {
  if (insert === null) return "";
  if (insert instanceof Markup) return allowed(insert.text, hole.kind === "content");
  if (insert instanceof Attributes) return allowed(insert.text, hole.kind === "attributes");
  if (insert instanceof Css) return allowed(insert.text, hole.kind === "style");
  if (typeof insert === "object") return insert.map((one) => written(one, hole)).join("");
  switch (hole.kind) {
    case "content":
    case "text":
    case "value":
    case "address":
      return escaped(String(insert));
    case "attributes":
    case "closing":
      return allowed(
        String(insert),
        /^[1-6]$/.test(String(insert)) && (hole.kind === "closing" || hole.endsName),
      );
    case "data":
      return allowed(String(insert), /^[a-z]+(?:-[a-z]+)*$/.test(String(insert)));
    case "style":
      return allowed("", false);
    default:
      return hole satisfies never;
  }
}

function allowed(text: string, isAllowed: boolean): string {
  if (!isAllowed) throw new RangeError("a value that its place in the template does not take");
  return text;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Text of an address: markup and the like have been refused before. */
function plain(insert: Insert): string {
  if (typeof insert === "string" || typeof insert === "number") return String(insert);
  return insert !== null && "map" in insert ? insert.map(plain).join("") : "";
}

/**
 * Whether a link may lead there: to a page or a place of the site, over the Web, to a mailbox or a telephone. Browsers pass
 * over spaces and control characters in what is before the colon.
 */
export function isSafeAddress(address: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what browsers pass over
  const [, scheme] = /^([^/?#]*?):/.exec(address.replace(/[\u0000-\u0020]/g, "")) ?? [];
  return scheme === undefined || /^(?:https?|mailto|tel)$/i.test(scheme);
}

/** Tags, and drawings whole. */
const kept = /(<svg[\s\S]*?<\/svg>|<[^>]*>)/;

/**
 * Sets the words of a markup in another way: what `pattern` finds in its texts is replaced, save in drawings.
 * @param pattern global, and of letters, digits and plain punctuation: texts are escaped already
 */
export function replaceInTexts(
  { text }: Markup,
  pattern: RegExp,
  replacement: (found: string) => Markup,
): Markup {
  const parts = text.split(kept);
  return new Markup(
    parts
      .map((part, at) => (at % 2 === 1 ? part : part.replace(pattern, (found) => replacement(found).text)))
      .join(""),
  );
}

/** Where a value goes in a template of HTML or SVG. */
export type Hole =
  /** Between tags. */
  | { readonly kind: "content" }
  /** In an element that holds texts only, as `title`. */
  | { readonly kind: "text" }
  /** In `style`. */
  | { readonly kind: "style" }
  /** Where attributes go; right after the name of an element, also the end of that name, as `h${2}`. */
  | { readonly kind: "attributes"; readonly endsName: boolean }
  /** The end of a closing tag's name. */
  | { readonly kind: "closing" }
  /** The end of an attribute's name, after `data-`. */
  | { readonly kind: "data" }
  /** Between the quotes of an attribute. */
  | { readonly kind: "value" }
  /**
   * Between the quotes of an attribute that a browser follows. `before`: what the template writes since the quote or the
   * last hole; `after`: what it writes up to the closing quote, null where another hole comes first.
   */
  | { readonly kind: "address"; readonly before: string; readonly after: string | null };

/** Attributes whose address a browser follows or loads. */
const addressAttributes: ReadonlySet<string> = new Set(
  "href xlink:href src action formaction poster cite data background manifest".split(" "),
);
/** Whose value is a program, a style, a page, or several addresses. */
const activeAttributes = /^(?:on.*|style|srcdoc|srcset|ping)$/;

/**
 * The holes of a template, in order.
 * @param start what the template is: the content of an element, or attributes of one
 * @throws {RangeError} where a value could leave its place (in a program, a comment, an attribute without double quotes)
 * and where the template does not close what it opens
 */
export function holesOf(strings: readonly string[], start: "content" | "attributes"): readonly Hole[] {
  let state: TemplateState =
    start === "content" ? { in: "content" } : { in: "attributes", isClosing: false, name: "" };
  if (start === "attributes" && !/^(?:\s|$)/.test(strings[0] ?? ""))
    throw new RangeError("attributes start with a space");
  if (start === "attributes" && strings.some((string) => /[<>]/.test(string)))
    throw new RangeError("attributes do not end their tag");
  const holes: Hole[] = [];
  for (const [at, string] of strings.entries()) {
    const before = holes.at(-1);
    if (before?.kind === "attributes" && !/^(?:[\s/>]|$)/.test(string))
      throw new RangeError("a template has a word right after attributes");
    const end = string.indexOf('"');
    if (before?.kind === "address" && end >= 0)
      holes[holes.length - 1] = { ...before, after: string.slice(0, end) };
    state = stateAfter(string, state);
    if (at === strings.length - 1) break;
    holes.push(holeIn(state));
    state = pastHole(state);
  }
  const isWhole =
    start === "content" ? state.in === "content" : ["attributes", "attribute"].includes(state.in);
  if (!isWhole) throw new RangeError(`a template ends in ${placeName(state)}`);
  return holes;
}

function holeIn(state: TemplateState): Hole {
  switch (state.in) {
    case "content":
      return { kind: "content" };
    case "name":
      if (state.name === "") break;
      return state.isClosing ? { kind: "closing" } : { kind: "attributes", endsName: true };
    case "attributes":
      if (state.isClosing) break;
      return { kind: "attributes", endsName: false };
    case "attribute":
      return state.attribute === "data-" ? { kind: "data" } : { kind: "attributes", endsName: false };
    case "value":
      if (activeAttributes.test(state.attribute)) break;
      return addressAttributes.has(state.attribute)
        ? { kind: "address", before: state.before, after: null }
        : { kind: "value" };
    case "raw":
      if (textElements.has(state.name)) return { kind: "text" };
      if (state.name === "style") return { kind: "style" };
      break;
    default:
      state satisfies never;
  }
  throw new RangeError(`a template has a value in ${placeName(state)}`);
}

function pastHole(state: TemplateState): TemplateState {
  if (state.in === "name") return { ...state, in: "attributes" };
  if (state.in === "attribute" && state.attribute !== "data-")
    return { in: "attributes", isClosing: false, name: state.name };
  return state.in === "value" ? { ...state, before: "" } : state;
}

/** What is open at some place of a template. */
type TemplateState =
  | { readonly in: "content" }
  /** The name of an element. */
  | { readonly in: "name"; readonly isClosing: boolean; readonly name: string }
  | { readonly in: "attributes"; readonly isClosing: boolean; readonly name: string }
  | { readonly in: "attribute"; readonly name: string; readonly attribute: string }
  | { readonly in: "value"; readonly name: string; readonly attribute: string; readonly before: string }
  /** A declaration, a comment, or an element that holds no other, up to `until`. */
  | { readonly in: "raw"; readonly name: string; readonly until: string };

/** Elements that hold texts only, escaped as elsewhere; then those whose texts have no escape. */
const textElements: ReadonlySet<string> = new Set(["title", "textarea"]);
const rawElements: ReadonlySet<string> = new Set(
  "script style xmp iframe noembed noframes noscript plaintext".split(" "),
);

/**
 * What is open after a string of a template.
 * @throws {RangeError} for a `<` that opens nothing and an attribute without double quotes
 */
function stateAfter(string: string, start: TemplateState): TemplateState {
  let state = start;
  let rest = string;
  while (rest !== "") [state, rest] = step(state, rest);
  return state;
}

/** One token further. */
function step(state: TemplateState, rest: string): readonly [TemplateState, string] {
  const taken = (pattern: RegExp) => pattern.exec(rest)?.[0] ?? "";
  switch (state.in) {
    case "content": {
      const opening = rest.indexOf("<");
      if (opening < 0) return [state, ""];
      const [tag = ""] = /^<(?:!--|[!?]|\/?(?=[a-zA-Z]))/.exec(rest.slice(opening)) ?? [];
      const left = rest.slice(opening + tag.length);
      if (tag === "") throw new RangeError("a template has a < that opens nothing");
      if (tag === "<!--") return [{ in: "raw", name: "!--", until: "-->" }, left];
      if (tag.length === 2 && tag !== "</") return [{ in: "raw", name: tag.slice(1), until: ">" }, left];
      return [{ in: "name", isClosing: tag === "</", name: "" }, left];
    }
    case "name": {
      const more = taken(/^[a-zA-Z0-9:-]+/);
      if (more === "") return [{ ...state, in: "attributes" }, rest];
      return [{ ...state, name: `${state.name}${more.toLowerCase()}` }, rest.slice(more.length)];
    }
    case "attributes": {
      const space = taken(/^[\s/]+/);
      if (space !== "") return [state, rest.slice(space.length)];
      if (rest.startsWith(">")) return [inside(state), rest.slice(1)];
      return [{ in: "attribute", name: state.name, attribute: "" }, rest];
    }
    case "attribute": {
      const more = taken(/^[^\s"'<>/=]+/);
      if (more !== "")
        return [{ ...state, attribute: `${state.attribute}${more.toLowerCase()}` }, rest.slice(more.length)];
      if (rest.startsWith('="')) return [{ ...state, in: "value", before: "" }, rest.slice(2)];
      if (!/^[\s/>]/.test(rest)) throw new RangeError("a template has an attribute without double quotes");
      return [{ in: "attributes", isClosing: false, name: state.name }, rest];
    }
    case "value": {
      const end = rest.indexOf('"');
      if (end < 0) return [{ ...state, before: `${state.before}${rest}` }, ""];
      return [{ in: "attributes", isClosing: false, name: state.name }, rest.slice(end + 1)];
    }
    case "raw": {
      const end = rest.toLowerCase().indexOf(state.until);
      if (end < 0) return [state, ""];
      const left = rest.slice(end + state.until.length);
      return [
        state.until.startsWith("</") ? { in: "attributes", isClosing: true, name: "" } : { in: "content" },
        left,
      ];
    }
    default:
      return state satisfies never;
  }
}

/** What follows the end of a tag. */
function inside({ isClosing, name }: { readonly isClosing: boolean; readonly name: string }): TemplateState {
  return !isClosing && (textElements.has(name) || rawElements.has(name))
    ? { in: "raw", name, until: `</${name}` }
    : { in: "content" };
}

/** For messages: where in its template that is. */
function placeName(state: TemplateState): string {
  switch (state.in) {
    case "raw":
      return `<${state.name}>`;
    case "attribute":
    case "value":
      return `the attribute "${state.attribute}"`;
    default:
      return state.in === "content" ? "content" : "a tag";
  }
}

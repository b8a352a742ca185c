/** What is open at some place of a template. */
export type TemplateState =
  | { readonly in: "content" }
  /** The name of an element. */
  | { readonly in: "name"; readonly isClosing: boolean; readonly name: string }
  | { readonly in: "attributes"; readonly isClosing: boolean; readonly name: string }
  | { readonly in: "attribute"; readonly name: string; readonly attribute: string }
  | { readonly in: "value"; readonly name: string; readonly attribute: string; readonly before: string }
  /** A declaration, a comment, or an element that holds no other, up to `until`. */
  | { readonly in: "raw"; readonly name: string; readonly until: string };

/** Elements that hold texts only, escaped as elsewhere; then those whose texts have no escape. */
export const textElements: ReadonlySet<string> = new Set(["title", "textarea"]);
const rawElements: ReadonlySet<string> = new Set(
  "script style xmp iframe noembed noframes noscript plaintext".split(" "),
);

/**
 * What is open after a string of a template.
 * @throws {RangeError} for a `<` that opens nothing and an attribute without double quotes
 */
export function stateAfter(string: string, start: TemplateState): TemplateState {
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
export function placeName(state: TemplateState): string {
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

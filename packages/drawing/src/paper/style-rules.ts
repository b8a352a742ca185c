/** One rule of a style sheet of ours: what it says of elements that a selector matches. */
export interface StyleRule {
  /** Of the ancestors named before the last space; empty where there are none. */
  readonly within: readonly string[];
  readonly tag: string | null;
  readonly classes: readonly string[];
  readonly declarations: ReadonlyMap<string, string>;
}

/**
 * The rules that hold on paper: those outside every `@media`, then those of `@media print`; in the order of precedence
 * of CSS. It reads the style sheets of this room, whose selectors are `:root`, tags, classes and descendants.
 * @throws {RangeError} on a selector of another kind, which paper would pass over in silence
 */
export function paperRules(css: string): readonly StyleRule[] {
  const { screen, print } = partsOf(css.replace(/\/\*[\s\S]*?\*\//g, ""));
  return [...rulesIn(screen), ...rulesIn(print)]
    .map((rule, order) => ({ rule, order }))
    .toSorted((a, b) => weightOf(a.rule) - weightOf(b.rule) || a.order - b.order)
    .map(({ rule }) => rule);
}

function partsOf(css: string): { readonly screen: string; readonly print: string } {
  let print = "";
  const screen = css.replace(
    /@media ([^{]*)\{((?:[^{}]*\{[^{}]*\})*)[^{}]*\}/g,
    (_, query: string, body: string) => {
      if (query.trim() === "print") print += body;
      return "";
    },
  );
  return { screen, print };
}

function rulesIn(css: string): readonly StyleRule[] {
  return [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selectors = "", body = ""]) => {
    const declarations = new Map(
      body
        .split(";")
        .map((declaration) => declaration.trim())
        .filter((declaration) => declaration !== "")
        .map((declaration): [string, string] => {
          const colon = declaration.indexOf(":");
          return [declaration.slice(0, colon).trim(), declaration.slice(colon + 1).trim()];
        }),
    );
    return selectors.split(",").map((selector) => ({ ...readSelector(selector.trim()), declarations }));
  });
}

function readSelector(selector: string): Omit<StyleRule, "declarations"> {
  const parts = selector.split(/\s+/);
  const last = parts.at(-1) ?? "";
  const around = parts.slice(0, -1);
  const [, tag = "", classes = ""] = /^(:root|[a-z]*)((?:\.[\w-]+)*)$/.exec(last) ?? [];
  const isKnown =
    `${tag}${classes}` === last && last !== "" && around.every((part) => /^\.[\w-]+$/.test(part));
  if (!isKnown) throw new RangeError("a selector that paper does not know");
  return {
    within: around.map((part) => part.slice(1)),
    tag: tag === "" ? null : tag,
    classes: classes.split(".").filter((name) => name !== ""),
  };
}

function weightOf({ within, tag, classes }: StyleRule): number {
  return (within.length + classes.length) * 100 + (tag === null || tag === ":root" ? 0 : 1);
}

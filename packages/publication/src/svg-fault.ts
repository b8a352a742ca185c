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
export function svgFault(svg: string): string | null {
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

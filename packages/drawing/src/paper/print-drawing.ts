import type { Markup } from "@vigie/html";
import { figureStyle } from "../figure-style.ts";
import { patterns } from "../patterns.ts";
import { paperRules } from "./style-rules.ts";

/**
 * A drawing that stands alone on paper: what its classes mean is written on each element, since typesetters know
 * neither variables nor media, and the patterns that it may use are inside it.
 */
export function printDrawing(drawing: Markup): string {
  const inside = drawing.text.replace(/^<svg[^>]*>|<\/svg>$/g, "");
  const [, width = "", height = ""] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(drawing.text) ?? [];
  const [defs = ""] = /<defs>[\s\S]*<\/defs>/.exec(patterns().text) ?? [];
  const classes = /<svg[^>]*class="([^"]*)"/.exec(drawing.text)?.[1] ?? "";
  return styled(
    `<svg xmlns="http://www.w3.org/2000/svg" class="${classes}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${defs}${inside}</svg>`,
  );
}

const rules = paperRules(figureStyle);
/** Paper is white, whatever the colour of the page on a screen. */
const root = new Map([
  ...rules.filter(({ tag }) => tag === ":root").flatMap(({ declarations }) => [...declarations]),
  ["--paper", "#fff"] as const,
]);
/** Attributes of SVG that a drawing may carry; the others are matters of pages. */
const attributes = new Set([
  "fill",
  "fill-opacity",
  "fill-rule",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-linecap",
  "stroke-linejoin",
  "stroke-dasharray",
  "opacity",
  "paint-order",
  "font-family",
  "font-size",
  "font-weight",
  "font-style",
  "text-anchor",
  "display",
]);

interface Open {
  readonly classes: readonly string[];
  /** Values of the variables in force. */
  readonly variables: ReadonlyMap<string, string>;
}

/** Well-formed SVG of our own writing: tags are met one after the other. */
function styled(svg: string): string {
  const open: Open[] = [{ classes: [], variables: root }];
  return svg.replace(
    /<(\/?)([a-zA-Z]+)([^>]*?)(\/?)>/g,
    (tag, closing: string, name: string, rest: string, empty: string) => {
      if (closing !== "") {
        open.pop();
        return tag;
      }
      const classes = (/ class="([^"]*)"/.exec(rest)?.[1] ?? "").split(" ").filter((own) => own !== "");
      const declared = declaredOn(name, classes, open);
      const before = open.at(-1)?.variables ?? root;
      const variables = new Map([...before, ...[...declared].filter(([key]) => key.startsWith("--"))]);
      if (empty === "") open.push({ classes, variables });
      const written = [...declared].flatMap(([key, value]) => {
        const said = resolved(value, variables);
        return attributes.has(key) && said !== null ? [` ${key}="${said}"`] : [];
      });
      return `<${name}${kept(name, rest)}${written.join("")}${empty}>`;
    },
  );
}

/**
 * The other attributes. A typesetter drops lines without any length, which are dots here, and spaces at the start of a
 * part of a text.
 */
function kept(name: string, rest: string): string {
  const others = rest.replace(/ (?:class|role|aria-\w+)="[^"]*"/g, "");
  if (name === "text") return ` xml:space="preserve"${others}`;
  return name === "path" ? others.replace(/h0(?=[M"])/g, "h.01") : others;
}

const declaredBy = new Map<string, ReadonlyMap<string, string>>();

/** Rules depend on the tag, the classes and those around alone, which drawings repeat: each case is matched once. */
function declaredOn(
  name: string,
  classes: readonly string[],
  open: readonly Open[],
): ReadonlyMap<string, string> {
  const around = new Set(open.flatMap((ancestor) => ancestor.classes));
  const key = `${name}|${classes.join(" ")}|${[...around].toSorted().join(" ")}`;
  const known = declaredBy.get(key) ?? declarations(name, classes, around);
  declaredBy.set(key, known);
  return known;
}

function declarations(
  name: string,
  classes: readonly string[],
  around: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  return new Map(
    rules
      .filter(
        (rule) =>
          rule.tag !== ":root" &&
          (rule.tag === null || rule.tag === name) &&
          rule.classes.every((own) => classes.includes(own)) &&
          rule.within.every((own) => around.has(own)),
      )
      .flatMap(({ declarations }) => [...declarations]),
  );
}

/** Null where a variable has no value: the element then keeps what it inherits. */
function resolved(value: string, variables: ReadonlyMap<string, string>): string | null {
  let said: string | null = value;
  for (let depth = 0; said?.includes("var(") && depth < 4; depth++) {
    const lost: boolean = [...said.matchAll(/var\((--[\w-]+)\)/g)].some(
      ([, name = ""]) => !variables.has(name),
    );
    said = lost ? null : said.replace(/var\((--[\w-]+)\)/g, (_, name: string) => variables.get(name) ?? "");
  }
  return said?.replaceAll('"', "'") ?? null;
}

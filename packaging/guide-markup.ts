import { html, type Markup } from "@vigie/documents";
import { fromMarkdown } from "mdast-util-from-markdown";

type Node = ReturnType<typeof fromMarkdown>["children"][number];

/** Where a document is shown. */
export interface GuidePlace {
  /** Where a link leads there; null where it leads to what is not there. */
  readonly addresses: (written: string) => string | null;
  readonly language: "fr" | "en";
}

export interface GuideTitle {
  readonly level: number;
  readonly anchor: string;
  readonly title: string;
}

/**
 * A document in HTML: CommonMark, and tables, without HTML of its own. Titles have the anchors that code hosts give them; a link
 * that leads nowhere is left as text.
 */
export function guideMarkup(
  text: string,
  place: GuidePlace,
): { readonly markup: readonly Markup[]; readonly titles: readonly GuideTitle[] } {
  const titles: GuideTitle[] = [];
  const markup = partsOf(text).flatMap((part) => {
    if (part.startsWith("|")) return [tableOf(part, place)];
    const { children } = fromMarkdown(part);
    for (const node of children)
      if (node.type === "heading")
        titles.push({ level: node.depth, anchor: anchorOf(textOf(node)), title: textOf(node) });
    return children.map((node) => markupOf(node, place));
  });
  return { markup, titles };
}

/** Tables, and what is between them; what is in a fence is not a table. */
function partsOf(text: string): readonly string[] {
  const parts: string[][] = [];
  let isFenced = false;
  let wasRow = false;
  for (const line of text.split("\n")) {
    if (/^ *(?:```|~~~)/.test(line)) isFenced = !isFenced;
    const isRow = !isFenced && line.startsWith("|");
    if (parts.length === 0 || isRow !== wasRow) parts.push([]);
    parts.at(-1)?.push(line);
    wasRow = isRow;
  }
  return parts.map((lines) => lines.join("\n"));
}

function markupOf(node: Node, place: GuidePlace): Markup {
  const within = (nodes: readonly Node[]) => nodes.map((child) => markupOf(child, place));
  switch (node.type) {
    case "heading":
      return html`<h${node.depth} id="${anchorOf(textOf(node))}">${within(node.children)}</h${node.depth}>
`;
    case "paragraph":
      return html`<p>${within(node.children)}</p>
`;
    case "list": {
      const items = node.children.map(
        (item) => html`<li>${itemOf(item, place)}</li>
`,
      );
      return node.ordered
        ? html`<ol start="${node.start ?? 1}">
${items}</ol>
`
        : html`<ul>
${items}</ul>
`;
    }
    case "blockquote":
      return html`<blockquote>${within(node.children)}</blockquote>
`;
    case "code":
      return html`<pre><code>${node.value}</code></pre>
`;
    case "link": {
      const address = place.addresses(node.url);
      return address === null
        ? html`${within(node.children)}`
        : html`<a href="${address}">${within(node.children)}</a>`;
    }
    case "image": {
      const address = place.addresses(node.url);
      return address === null
        ? html`${node.alt ?? ""}`
        : html`<img src="${address}" alt="${node.alt ?? ""}">`;
    }
    case "strong":
      return html`<strong>${within(node.children)}</strong>`;
    case "emphasis":
      return html`<em>${within(node.children)}</em>`;
    case "inlineCode":
      return html`<code>${node.value}</code>`;
    case "html":
      return isComment(node.value) ? html`` : html`${node.value}`;
    case "text":
      return html`${place.language === "fr" ? setInFrench(node.value) : node.value}`;
    default:
      throw new RangeError(`a guide with a ${node.type}`);
  }
}

const isComment = (text: string) => /^<!--.*-->$/s.test(text);

/** No line begins with a punctuation that French sets apart. */
const setInFrench = (text: string) => text.replace(/ (?=[:;!?»])|(?<=«) /g, "\u00a0");

/** The paragraphs of a tight list are not shown as such. */
function itemOf(item: Extract<Node, { type: "listItem" }>, place: GuidePlace): readonly Markup[] {
  return item.children.flatMap((child) =>
    child.type === "paragraph" && !item.spread
      ? child.children.map((inline) => markupOf(inline, place))
      : [markupOf(child, place)],
  );
}

function tableOf(text: string, place: GuidePlace): Markup {
  const [head = [], , ...rows] = text.split("\n").map(cellsOf);
  const inline = (cell: string) =>
    fromMarkdown(cell).children.flatMap((node) =>
      node.type === "paragraph" ? node.children.map((child) => markupOf(child, place)) : [],
    );
  return html`<div class="scroll" role="group" aria-label="${place.language === "fr" ? "Tableau" : "Table"}" tabindex="0"><table>
<thead><tr>${head.map((cell) => (cell === "" ? html`<td></td>` : html`<th scope="col">${inline(cell)}</th>`))}</tr></thead>
<tbody>
${rows.map(
  (cells) => html`<tr>${cells.map((cell) => html`<td>${inline(cell)}</td>`)}</tr>
`,
)}</tbody>
</table></div>
`;
}

/** A bar may be written in a cell, after a backslash. */
const cellsOf = (line: string) =>
  line
    .trim()
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll("\\|", "|"));

const anchorOf = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-");

function textOf(node: Node): string {
  if ("value" in node) return node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
}

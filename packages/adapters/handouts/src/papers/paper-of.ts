import {
  type Block,
  type Blocks,
  type DocumentContent,
  type HeadingLevel,
  type Inline,
  type Inlines,
  piecesOf,
  plainText,
} from "@vigie/documents";
import type { Language } from "@vigie/words";
import type { Nodes, PhrasingContent, RootContent, Table } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";

/** A document, and what it holds under the titles that another program knows by a name. */
export interface LegalPaper extends DocumentContent {
  /** Sections in their order, up to the next title. */
  readonly sections: readonly PaperSection[];
}

export interface PaperSection {
  /** `111` for « ## Titre {#111} ». */
  readonly id: string;
  readonly title: string;
  readonly blocks: Blocks;
}

/** What the texts of the papers may name. */
export interface PaperFacts {
  readonly language: Language;
  /** Value of each `{name}`; an `open` one is left to whoever completes the paper. */
  readonly values: ReadonlyMap<string, { readonly text: string; readonly isOpen: boolean }>;
  /** Whether each `{name?}` holds: a paragraph, an item or a row that starts with one is kept where it does. */
  readonly cases: ReadonlyMap<string, boolean>;
  /** Blocks in place of each paragraph that is `[name]` and nothing else. */
  readonly blocks: ReadonlyMap<string, Blocks>;
  /** As it is set on a page: no-break spaces. */
  readonly set: (text: string) => string;
}

/**
 * A paper from its text: CommonMark and tables. `{name}` is a fact of the study, `[name]` alone in its paragraph several of
 * them; `{name?}` keeps the paragraph, the item or the row that it starts where that case holds; what is in italics is left
 * to whoever completes the paper; `{#name}` ends a title that another program knows.
 * @throws {RangeError} for a fact that does not exist, or Markdown that papers have no use for
 */
export function legalPaperOf(template: string, footer: string, facts: PaperFacts): LegalPaper {
  const { children } = fromMarkdown(template, {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  const blocks: Block[] = [];
  const sections: { id: string; title: string; blocks: Block[] }[] = [];
  let open: Block[] | null = null;
  for (const node of children) {
    const id = node.type === "heading" ? (/\{#([\w-]+)\}$/.exec(textOf(node))?.[1] ?? null) : null;
    const added = blocksOf(node, facts);
    blocks.push(...added);
    if (node.type === "heading") open = null;
    else open?.push(...added);
    if (id !== null) {
      const section: (typeof sections)[number] = { id, title: added.map(titleIn).join(""), blocks: [] };
      sections.push(section);
      open = section.blocks;
    }
  }
  const [title = ""] = blocks.map(titleIn);
  return {
    title,
    language: facts.language === "fr" ? "fr-FR" : "en-GB",
    footer: facts.set(footer),
    blocks,
    sections,
  };
}

function titleIn(block: Block): string {
  return block.kind === "heading" ? plainText(block.of) : "";
}

function blocksOf(node: RootContent, facts: PaperFacts): Blocks {
  switch (node.type) {
    case "heading":
      return [{ kind: "heading", level: levelOf(node.depth), of: inlinesOf(node.children, facts) }];
    case "paragraph": {
      if (!isKept(node, facts)) return [];
      const [, name] = /^\[(\w+)\]$/.exec(textOf(node)) ?? [];
      if (name === undefined) return [{ kind: "paragraph", of: inlinesOf(node.children, facts) }];
      const blocks = facts.blocks.get(name);
      if (blocks === undefined) throw new RangeError(`no facts named [${name}]`);
      return blocks.map((block) => setIn(block, facts.set));
    }
    case "list":
      return [
        {
          kind: "list",
          isOrdered: node.ordered === true,
          items: keptIn(node.children, facts).map(({ children }) =>
            children.flatMap((child) =>
              child.type === "paragraph" ? inlinesOf(child.children, facts) : refused(child),
            ),
          ),
        },
      ];
    case "table":
      return [tableOf(node, facts)];
    default:
      return refused(node);
  }
}

const caseMark = /^\{(\w+)\?\}\s*/;

function isKept(node: Nodes, { cases }: PaperFacts): boolean {
  const [, name] = caseMark.exec(textOf(node)) ?? [];
  if (name === undefined) return true;
  const holds = cases.get(name);
  if (holds === undefined) throw new RangeError(`no case named {${name}?}`);
  return holds;
}

function keptIn<T extends Nodes>(nodes: readonly T[], facts: PaperFacts): readonly T[] {
  return nodes.filter((node) => isKept(node, facts));
}

/** Blocks of facts are headings, paragraphs, lists and tables of texts. */
function setIn(block: Block, set: (text: string) => string): Block {
  const all = (of: Inlines): Inlines => piecesOf(of).map((piece) => setInline(piece, set));
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return { ...block, of: all(block.of) };
    case "list":
      return { ...block, items: block.items.map(all) };
    case "table":
      return {
        ...block,
        columns: block.columns.map((column) => ({ ...column, head: all(column.head) })),
        rows: block.rows.map((row) =>
          row.map((cell) => (cell === null || typeof cell === "number" ? cell : all(cell))),
        ),
      };
    default:
      throw new RangeError(`facts as a ${block.kind}`);
  }
}

function setInline(inline: Inline, set: (text: string) => string): Inline {
  if (typeof inline === "string") return set(inline);
  if ("text" in inline) return { ...inline, text: set(inline.text) };
  if (!("of" in inline)) return inline;
  return { ...inline, of: piecesOf(inline.of).map((piece) => setInline(piece, set)) };
}

function refused(node: Nodes): never {
  throw new RangeError(`a paper with a ${node.type}`);
}

function levelOf(depth: number): HeadingLevel {
  return depth === 1 || depth === 2 || depth === 3 ? depth : 4;
}

function tableOf({ children }: Table, facts: PaperFacts): Block {
  const [heads = [], ...rows] = keptIn(children, facts).map((row) =>
    row.children.map((cell) => inlinesOf(cell.children, facts)),
  );
  return { kind: "table", caption: null, columns: heads.map((head) => ({ head, holds: "text" })), rows };
}

/** A stretch of text with its mark. */
type Marked = (text: string) => Inline;

function inlinesOf(
  nodes: readonly PhrasingContent[],
  facts: PaperFacts,
  marked: Marked = (text) => text,
): readonly Inline[] {
  return nodes.flatMap((node): readonly Inline[] => {
    switch (node.type) {
      case "text":
        return filled(node.value, marked, facts);
      case "strong":
        return inlinesOf(node.children, facts, (text) => ({ kind: "strong", of: text }));
      case "emphasis":
        return [open(plainText(inlinesOf(node.children, facts, (text) => ({ kind: "open", text }))))];
      case "link":
        return inlinesOf(node.children, facts, (text) => ({ kind: "link", href: node.url, of: text }));
      default:
        return refused(node);
    }
  });
}

/** In brackets, so that what is open is seen without its colour. */
function open(text: string): Inline {
  return { kind: "open", text: `[${text}]` };
}

function filled(text: string, marked: Marked, { values, set }: PaperFacts): readonly Inline[] {
  const parts = text
    .replace(caseMark, "")
    .replace(/\s*\{#[\w-]+\}$/, "")
    .split(/\{(\w+)\}/);
  return parts.flatMap((part, at): readonly Inline[] => {
    if (at % 2 === 0) return part === "" ? [] : [marked(set(part))];
    const value = values.get(part);
    if (value === undefined) throw new RangeError(`no fact named {${part}}`);
    const written = marked(set(value.text));
    const isMarkedOpen = typeof written === "object" && written.kind === "open";
    return [value.isOpen && !isMarkedOpen ? open(set(value.text)) : written];
  });
}

function textOf(node: Nodes): string {
  if ("value" in node) return node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
}

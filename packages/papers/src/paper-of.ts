import type { DocumentBlock, HeadingLevel, Run } from "@vigie/documents";
import type { Language } from "@vigie/words";
import type { Nodes, PhrasingContent, RootContent, Table } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import type { Paper, Section } from "./paper.ts";

/** What the texts of the papers may name. */
export interface PaperFacts {
  readonly language: Language;
  /** Of each `{name}`; an `open` one is left to whoever completes the paper. */
  readonly values: ReadonlyMap<string, { readonly text: string; readonly isOpen: boolean }>;
  /** Whether each `{name?}` holds: a paragraph, an item or a row that starts with one is kept where it does. */
  readonly cases: ReadonlyMap<string, boolean>;
  /** Of each paragraph that is `[name]` and nothing else. */
  readonly blocks: ReadonlyMap<string, readonly DocumentBlock[]>;
  /** As it is set on a page: no-break spaces. */
  readonly set: (text: string) => string;
}

/**
 * A paper from its text: CommonMark and tables. `{name}` is a fact of the study, `[name]` alone in its paragraph several of
 * them; `{name?}` keeps the paragraph, the item or the row that it starts where that case holds; what is in italics is left
 * to whoever completes the paper; `{#name}` ends a title that another program knows.
 * @throws {RangeError} for a fact that does not exist, or Markdown that papers have no use for
 */
export function paperOf(template: string, footer: string, facts: PaperFacts): Paper {
  const { children } = fromMarkdown(template, {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  const blocks: DocumentBlock[] = [];
  const sections: { id: string; title: string; blocks: DocumentBlock[] }[] = [];
  let open: DocumentBlock[] | null = null;
  for (const node of children) {
    const id = node.type === "heading" ? (/\{#([\w-]+)\}$/.exec(textOf(node))?.[1] ?? null) : null;
    const added = blocksOf(node, facts);
    blocks.push(...added);
    if (node.type === "heading") open = null;
    else open?.push(...added);
    if (id !== null) {
      const section = { id, title: added.map(titleIn).join(""), blocks: [] };
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
    sections: sections satisfies readonly Section[],
  };
}

function titleIn(block: DocumentBlock): string {
  return block.kind === "heading" ? block.runs.map(({ text }) => text).join("") : "";
}

function blocksOf(node: RootContent, facts: PaperFacts): readonly DocumentBlock[] {
  switch (node.type) {
    case "heading":
      return [{ kind: "heading", level: levelOf(node.depth), runs: runsOf(node.children, facts) }];
    case "paragraph": {
      if (!isKept(node, facts)) return [];
      const [, name] = /^\[(\w+)\]$/.exec(textOf(node)) ?? [];
      if (name === undefined) return [{ kind: "paragraph", runs: runsOf(node.children, facts) }];
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
              child.type === "paragraph" ? runsOf(child.children, facts) : refused(child),
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

function setIn(block: DocumentBlock, set: (text: string) => string): DocumentBlock {
  const all = (runs: readonly Run[]) => runs.map((run) => ({ ...run, text: set(run.text) }));
  if (block.kind === "list") return { ...block, items: block.items.map(all) };
  if (block.kind !== "table") return { ...block, runs: all(block.runs) };
  return { ...block, head: block.head.map(all), rows: block.rows.map((row) => row.map(all)) };
}

function refused(node: Nodes): never {
  throw new RangeError(`a paper with a ${node.type}`);
}

function levelOf(depth: number): HeadingLevel {
  return depth === 1 || depth === 2 || depth === 3 ? depth : 4;
}

function tableOf({ children }: Table, facts: PaperFacts): DocumentBlock {
  const [head = [], ...rows] = keptIn(children, facts).map((row) =>
    row.children.map((cell) => runsOf(cell.children, facts)),
  );
  return { kind: "table", head, rows: rows.map((row) => head.map((_, column) => row[column] ?? [])) };
}

function runsOf(nodes: readonly PhrasingContent[], facts: PaperFacts): readonly Run[] {
  const styled = (
    style: Run["style"],
    href: string | null,
    within: readonly PhrasingContent[],
  ): readonly Run[] =>
    within.flatMap((node) => {
      switch (node.type) {
        case "text":
          return filled(node.value, { style, href }, facts);
        case "strong":
          return styled("strong", href, node.children);
        case "emphasis":
          return [openRun(styled("open", href, node.children))];
        case "link":
          return styled(style, node.url, node.children);
        default:
          return refused(node);
      }
    });
  return styled("plain", null, nodes);
}

/** In brackets, so that what is open is seen without its colour. */
function openRun(runs: readonly Run[]): Run {
  return { text: `[${runs.map(({ text }) => text).join("")}]`, style: "open", href: null };
}

function filled(
  text: string,
  { style, href }: Omit<Run, "text">,
  { values, set }: PaperFacts,
): readonly Run[] {
  const parts = text
    .replace(caseMark, "")
    .replace(/\s*\{#[\w-]+\}$/, "")
    .split(/\{(\w+)\}/);
  return parts.flatMap((part, at): readonly Run[] => {
    if (at % 2 === 0) return part === "" ? [] : [{ text: set(part), style, href }];
    const value = values.get(part);
    if (value === undefined) throw new RangeError(`no fact named {${part}}`);
    const run = { text: set(value.text), style, href };
    return [value.isOpen && style !== "open" ? openRun([run]) : run];
  });
}

function textOf(node: Nodes): string {
  if ("value" in node) return node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
}

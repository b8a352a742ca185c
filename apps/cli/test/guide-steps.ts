/** What a person does as a guide says it: commands typed, files made and changed. */
export type GuideStep =
  | { readonly kind: "type"; readonly words: readonly string[] }
  | { readonly kind: "create" | "append"; readonly file: string; readonly text: string }
  /** `below`: the line of the file under which the text is, or goes. */
  | {
      readonly kind: "insert" | "erase" | "replace";
      readonly file: string;
      readonly below: string;
      readonly text: string;
    };

/** Sentences of the guides that a block follows, and what they ask to do with it. */
const sentences = [
  { kind: "create", form: /^Créez `([^`]+)` :$/ },
  { kind: "append", form: /^À la fin de `([^`]+)`, ajoutez :$/ },
  { kind: "erase", form: /^Dans `([^`]+)`, effacez :$/ },
  { kind: "replace", form: /^Dans `([^`]+)`, remplacez la première ligne par la seconde :$/ },
  { kind: "insert", form: /^Dans `([^`]+)`, ajoutez :$/ },
] as const;

/**
 * The steps of a guide, in their order: blocks of commands, and blocks of text under a sentence that says where they go.
 * The first line of what is added, erased or put in its place is there already: it says where.
 * @throws {RangeError} for a block of text that no such sentence precedes
 */
export function guideSteps(markdown: string): readonly GuideStep[] {
  const blocks = [...markdown.matchAll(/(?:^|\n)([^\n]*)\n\n```(\w+)\n([\s\S]*?)^```$/gm)];
  return blocks.flatMap(([, sentence = "", language, text = ""]): readonly GuideStep[] =>
    language === "sh" ? text.split("\n").flatMap(typed) : [edit(sentence, text)],
  );
}

function typed(line: string): readonly GuideStep[] {
  const words = /^npm run vigie -- (.*)$/.exec(line)?.[1]?.split(/\s+/);
  return words === undefined ? [] : [{ kind: "type", words }];
}

function edit(sentence: string, text: string): GuideStep {
  for (const { kind, form } of sentences) {
    const file = form.exec(sentence)?.[1];
    if (file === undefined) continue;
    if (kind === "create" || kind === "append") return { kind, file, text };
    const [below = ""] = text.split("\n");
    return { kind, file, below, text: text.slice(below.length + 1) };
  }
  throw new RangeError(`no sentence says where this block goes: ${sentence}`);
}

/**
 * One step of writing, done as the person would.
 * @param before text of the file, empty where there is none
 * @throws {RangeError} where what to erase, or the line to write below, is not there once
 */
export function edited(step: Exclude<GuideStep, { kind: "type" }>, before: string): string {
  switch (step.kind) {
    case "create":
      return step.text;
    case "append":
      return `${before.trimEnd()}\n\n${step.text}`;
    case "erase":
      return replacedOnce(before, step.text, "");
    case "replace":
      return lineReplaced(before, step.below.trim(), step.text.trim());
    case "insert":
      return replacedOnce(before, `\n${step.below}\n`, `\n${step.below}\n${step.text}`);
    default:
      return step satisfies never;
  }
}

/** Layout tools bring the lines of a guide to its margin: the line of the file keeps its own. */
function lineReplaced(text: string, old: string, instead: string): string {
  const lines = text.split("\n");
  const found = lines.filter((line) => line.trim() === old);
  const [line = ""] = found;
  if (found.length !== 1) throw new RangeError(`found ${found.length} times: ${old}`);
  return lines
    .with(
      lines.indexOf(line),
      line.replace(old, () => instead),
    )
    .join("\n");
}

function replacedOnce(text: string, old: string, instead: string): string {
  if (text.split(old).length !== 2) throw new RangeError(`found ${text.split(old).length - 1} times: ${old}`);
  return text.replace(old, () => instead);
}

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
  {
    kind: "replace",
    form: /^Dans `([^`]+)`, remplacez (?:la première ligne par la seconde|les premières lignes par les dernières) :$/,
  },
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
      return halfReplaced(before, `${step.below}\n${step.text}`);
    case "insert":
      return replacedOnce(before, `\n${step.below}\n`, `\n${step.below}\n${step.text}`);
    default:
      return step satisfies never;
  }
}

/**
 * The lines of the first half of a block, which follow one another in the file, replaced by those of the second. Layout tools bring the lines of
 * a guide to its margin: those of the file keep their own.
 */
function halfReplaced(text: string, block: string): string {
  const written = block.split("\n").filter((line) => line.trim() !== "");
  const old = written.slice(0, written.length / 2).map((line) => line.trim());
  const lines = text.split("\n");
  const found = [...lines.keys()].filter((at) =>
    old.every((line, after) => lines[at + after]?.trim() === line),
  );
  const [at = 0, ...others] = found;
  if (lines[at]?.trim() !== old[0] || others.length > 0)
    throw new RangeError(`not found once: ${old.join(" / ")}`);
  const instead = written.slice(old.length).map((line, after) => {
    const [margin = ""] = lines[at + after]?.match(/^\s*(?:- )?/) ?? [];
    return margin + line.trim().replace(/^- /, "");
  });
  return lines.toSpliced(at, old.length, ...instead).join("\n");
}

function replacedOnce(text: string, old: string, instead: string): string {
  if (text.split(old).length !== 2) throw new RangeError(`found ${text.split(old).length - 1} times: ${old}`);
  return text.replace(old, () => instead);
}

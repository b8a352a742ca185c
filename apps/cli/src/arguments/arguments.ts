import { type ParseArgsConfig, parseArgs } from "node:util";
import { type Language, languages } from "@vigie/words";
import { type CliMessages, messagesIn } from "../messages.ts";
import { type Arguments, valueForms } from "./command.ts";
import type { DescribedCommand } from "./described-command.ts";
import { usageOf } from "./help.ts";

type Config = NonNullable<ParseArgsConfig["options"]>;
const common: Config = { json: { type: "boolean" }, help: { type: "boolean", short: "h" } };

export type Parsed =
  | { readonly kind: "help" }
  | { readonly kind: "wrong"; readonly reason: string }
  | { readonly kind: "right"; readonly given: Arguments; readonly json: boolean };

/** Reads what follows the verb; a mistake is returned as a sentence, not thrown. */
export function readArguments(
  command: DescribedCommand,
  words: readonly string[],
  { message }: CliMessages = messagesIn("fr"),
): Parsed {
  const options: Config = {
    ...common,
    ...Object.fromEntries(
      Object.entries(command.options).map(([name, { type, multiple }]) => [
        name,
        { type, multiple: multiple === true },
      ]),
    ),
  };
  const { tokens, values, positionals } = parseArgs({
    args: [...words],
    options,
    strict: false,
    tokens: true,
  });
  if (values.help === true) return { kind: "help" };

  const allowed = new Map(Object.entries(options));
  const once = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const known = allowed.get(token.name);
    if (!known) return wrong(message("usage.noOption", { option: token.rawName }));
    if (known.type === "string" && (!token.value || token.value.startsWith("--")))
      return wrong(message("usage.valueExpected", { option: token.rawName }));
    if (known.type === "boolean" && token.value !== undefined)
      return wrong(message("usage.noValue", { option: token.rawName }));
    if (once.has(token.name)) return wrong(message("usage.twice", { option: token.rawName }));
    if (known.type === "string" && known.multiple !== true) once.add(token.name);
    const form = command.options[token.name]?.form;
    if (form !== undefined && !valueForms[form](token.value ?? ""))
      return wrong(message("usage.badForm", { option: token.rawName, form }));
  }
  const missing = Object.entries(command.options).find(
    ([name, { required }]) => required && !(name in values),
  );
  if (missing)
    return wrong(message("usage.optionMissing", { option: missing[0], value: missing[1].value ?? "" }));

  const isAlone = Object.entries(command.options).some(([name, { alone }]) => alone && name in values);
  const expected = isAlone ? [] : command.positionals;
  const open = expected.at(-1)?.endsWith("…") === true;
  const empty = positionals.indexOf("");
  const absent = expected[empty < 0 ? positionals.length : Math.min(empty, expected.length - 1)];
  const isOptional = absent?.startsWith("[") === true && empty < 0;
  if (absent !== undefined && !isOptional)
    return wrong(message("usage.argumentMissing", { argument: absent.replace("…", "") }));
  const extra = positionals[expected.length];
  if (extra !== undefined && !open)
    return wrong(message("usage.argumentExtra", extraWords(command, positionals, expected.length)));

  const value = (name: string) => {
    const found = values[name];
    return typeof found === "string" ? found : null;
  };
  const all = (name: string) => {
    const found = values[name];
    return Array.isArray(found) ? found.filter((one) => typeof one === "string") : [];
  };
  return {
    kind: "right",
    json: values.json === true,
    given: { positionals, value, all, has: (name) => values[name] === true },
  };
}

function wrong(reason: string): Parsed {
  return { kind: "wrong", reason };
}

/** A path with a space and without quotes arrives as two arguments: the last expected one and the extra ones, joined. */
function extraWords(command: DescribedCommand, positionals: readonly string[], expectedCount: number) {
  return {
    argument: positionals[expectedCount] ?? "",
    usage: usageOf(command),
    wanted: expectedCount,
    path: positionals.slice(Math.max(0, expectedCount - 1)).join(" "),
  };
}

/**
 * Takes `--lang` out of what was typed; without it, the language is the system's where it is one of ours.
 * @returns `wrong` where `--lang` names no language of ours
 */
export function chosenLanguage(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): { readonly language: Language; readonly words: readonly string[]; readonly wrong: boolean } {
  const at = words.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  if (at < 0) return { language: systemLanguage(environment), words, wrong: false };
  const joined = words[at]?.startsWith("--lang=") === true;
  const named = joined ? words[at]?.slice("--lang=".length) : words[at + 1];
  const language = languages.find((known) => known === named);
  return {
    language: language ?? "fr",
    words: words.toSpliced(at, joined ? 1 : 2),
    wrong: language === undefined,
  };
}

/** Language of `LC_ALL`, `LC_MESSAGES` or `LANG`, the first that is set; French where it is none of ours. */
function systemLanguage(environment: Readonly<Record<string, string | undefined>>): Language {
  const set = ["LC_ALL", "LC_MESSAGES", "LANG"].map((name) => environment[name]).find((value) => value);
  return languages.find((language) => set?.startsWith(language)) ?? "fr";
}

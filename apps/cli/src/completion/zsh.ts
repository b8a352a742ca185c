import type { CompletedCommand, CompletedOption } from "../arguments/described-command.ts";

/** Sourced, or put in a folder of `fpath` under the name `_vigie`. @see zshcompsys(1), _arguments */
export function zshCompletion(commands: readonly CompletedCommand[]): string {
  const verbs = commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`);
  const cases = commands.map(({ name, actions, options }) => {
    const first = actions.length === 0 ? [] : [quoted(`1: :(${actions.join(" ")})`)];
    const specs = [...options.map(specOf), ...first, quoted("*: :_files")];
    return `    ${name})\n      _arguments ${specs.join(" \\\n        ")}\n      ;;`;
  });
  return `#compdef vigie
# vigie completion zsh
_vigie() {
  local -a verbs
  if (( CURRENT == 2 )); then
    verbs=(
${verbs.join("\n")}
    )
    _describe 'vigie' verbs
    return
  fi
  shift words
  (( CURRENT-- ))
  case $words[1] in
${cases.join("\n")}
  esac
}
if [ "$funcstack[1]" = "_vigie" ]; then
  _vigie "$@"
else
  compdef _vigie vigie
fi
`;
}

function specOf({ flag, help, value }: CompletedOption): string {
  const shown = help.replaceAll(/[[\]:\\]/g, "\\$&");
  if (value === "none") return quoted(`*${flag}[${shown}]`);
  return quoted(`*${flag}[${shown}]: :${value === "file" ? "_files" : `(${value.join(" ")})`}`);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

import type { CompletedCommand } from "../arguments/described-command.ts";

/** Where the script proposes nothing, bash proposes files. @see bash(1), Programmable Completion */
export function bashCompletion(commands: readonly CompletedCommand[]): string {
  const verbs = [...commands.map(({ name }) => name), "--help", "--version"].join(" ");
  const cases = commands.flatMap(({ name, actions, options }) => [
    ...options.flatMap(({ flag, value }) => {
      if (value === "none") return [];
      return [`    "${name} ${flag}") words="${value === "file" ? "" : value.join(" ")}" ;;`];
    }),
    `    "${name} "*) words="${options.map(({ flag }) => flag).join(" ")}"; first="${actions.join(" ")}" ;;`,
  ]);
  return `# vigie completion bash
_vigie() {
  local word="\${COMP_WORDS[COMP_CWORD]}" words="" first=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${verbs}" -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]} \${COMP_WORDS[COMP_CWORD-1]}" in
${cases.join("\n")}
  esac
  case "$word" in
    -*) ;;
    *) case "\${COMP_WORDS[COMP_CWORD-1]}" in
         --*) ;;
         *) words=""; [ "$COMP_CWORD" -eq 2 ] && words="$first" ;;
       esac ;;
  esac
  [ -z "$words" ] || COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _vigie vigie
`;
}

import type { CompletedCommand } from "../arguments/described-command.ts";

/** Where the script proposes nothing, PowerShell proposes files. @see Register-ArgumentCompleter -Native */
export function powershellCompletion(commands: readonly CompletedCommand[]): string {
  const entries = commands.flatMap(({ name, actions, options }) => [
    `    ${quoted(name)} = ${list([...actions, ...options.map(({ flag }) => flag)])}`,
    ...options.flatMap(({ flag, value }) =>
      value === "none" ? [] : [`    ${quoted(`${name} ${flag}`)} = ${list(value === "file" ? [] : value)}`],
    ),
  ]);
  return `# vigie completion powershell
Register-ArgumentCompleter -Native -CommandName vigie, vigie.cmd -ScriptBlock {
  param($word, $typed, $position)
  $verbs = ${list(commands.map(({ name }) => name))}
  $proposed = @{
${entries.join("\n")}
  }
  $before = @($typed.CommandElements | Where-Object { $_.Extent.EndOffset -lt $position } | ForEach-Object { $_.ToString() })
  if ($before.Count -le 1) { $words = $verbs }
  else {
    $option = "$($before[1]) $($before[-1])"
    if ($proposed.ContainsKey($option)) { $words = $proposed[$option] } else { $words = $proposed[$before[1]] }
  }
  $words | Where-Object { $_ -like "$word*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`;
}

function list(words: readonly string[]): string {
  return `@(${words.map(quoted).join(", ")})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

import type { Command } from "./command.ts";
import { version } from "./version.ts";

export function generalHelp(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const list = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join("\n");
  return `Vigie ${version} : observatoires partagés de l’accès aux droits

Une étude est un dossier de fichiers. Chaque partenaire l’exécute chez lui, sur ses données ;
seuls des tableaux protégés en sortent ; l’observatoire les assemble et les publie.

Usage : vigie COMMANDE …

${list}

« vigie COMMANDE --help » explique chacune, avec un exemple.
Pour voir tout le chemin sur des données fictives : vigie demo

Codes de sortie : 0 fait ; 1 entrée à corriger ; 2 commande mal écrite ; 3 refus, pour protéger les personnes.
`;
}

export function commandHelp(command: Command): string {
  const options = [
    ...Object.entries(command.options).map(([name, { value, help, required }]) => ({
      flag: `--${name}${value === undefined ? "" : ` ${value}`}`,
      help: required ? `${help} (obligatoire)` : help,
    })),
    { flag: "--json", help: "écrit le résultat en JSON, pour un programme" },
  ];
  const width = Math.max(...options.map(({ flag }) => flag.length));
  const required = Object.entries(command.options)
    .filter(([, option]) => option.required)
    .map(([name, { value }]) => ` --${name} ${value ?? ""}`)
    .join("");
  const usage = ["vigie", command.name, ...command.positionals].join(" ") + required;
  return `${command.summary}

Usage : ${usage}

${options.map(({ flag, help }) => `  ${flag.padEnd(width)}  ${help}`).join("\n")}

${command.help.trim()}
`;
}

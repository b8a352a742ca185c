import { cp, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { emailOf, invite } from "./accounts/account.ts";
import { openHub } from "./hub.ts";
import { firstBroken } from "./journal/journal.ts";
import { mailer } from "./mail.ts";
import { roles } from "./rules/roles.ts";
import { serveHub } from "./serve.ts";
import { readSettings, type Settings } from "./settings.ts";

const help = `vigie-hub : le service où des institutions partagent un observatoire

  vigie-hub serve                                 ouvre le service
  vigie-hub invite ROLE EMAIL NOM INSTITUTION     affiche un lien d’invitation ; rôles : ${roles.join(", ")}
  vigie-hub reset EMAIL                           retire le second facteur d’un compte et ferme ses sessions
  vigie-hub verify                                relit le journal, ligne par ligne
  vigie-hub backup DOSSIER                        copie le service pendant qu’il tourne

Le premier compte : vigie-hub invite administrator vous@exemple.fr "Votre nom" "Votre institution"

Réglages, par l’environnement :
  VIGIE_HUB_FOLDER      dossier de la base et des fichiers (obligatoire)
  VIGIE_HUB_ADDRESS     adresse publique, https://observatoire.exemple.fr
  VIGIE_HUB_PORT, VIGIE_HUB_HOST, VIGIE_HUB_PROXY=1 derrière un mandataire inverse
  VIGIE_HUB_STATION     dossier du poste à servir (npm run station)
  VIGIE_HUB_SMTP, VIGIE_HUB_SMTP_FROM             envoi des invitations
  VIGIE_HUB_CAP_WINDOW, VIGIE_HUB_CAP_ALL         plafonds de budget de confidentialité, 3 et 20
  VIGIE_HUB_KEPT_DAYS   durée de garde des lots non publiés, 90 jours
  DATABASE_URL          PostgreSQL, à la place du fichier SQLite
`;

/** Runs one command of the hub. @returns 0 done; 1 something is wrong; 2 wrong usage */
export async function main(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const [verb = "", ...rest] = words;
  if (!["serve", "invite", "reset", "verify", "backup"].includes(verb)) {
    process.stdout.write(help);
    return verb === "" || verb === "--help" ? 0 : 2;
  }
  const read = readSettings(environment);
  if ("wrong" in read) {
    process.stderr.write(`Réglages à corriger : ${read.wrong.join(", ")}. Voir « vigie-hub --help ».\n`);
    return 2;
  }
  switch (verb) {
    case "serve":
      return serveUntilStopped(read.settings);
    case "invite":
      return inviteByCommand(read.settings, rest);
    case "reset":
      return reset(read.settings, rest);
    case "verify":
      return verify(read.settings);
    default:
      return copy(read.settings, rest);
  }
}

function open(settings: Settings) {
  return openHub(settings, { now: () => new Date(), send: mailer(settings) });
}

async function serveUntilStopped(settings: Settings): Promise<number> {
  const hub = await open(settings);
  const serving = await serveHub(hub);
  process.stdout.write(`Le service répond à ${serving.address}\n`);
  await new Promise<void>((stopped) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopped());
  });
  await serving.close();
  await hub.database.destroy();
  return 0;
}

async function inviteByCommand(
  settings: Settings,
  [role = "", email = "", name = "", institution = ""]: readonly string[],
) {
  const known = roles.find((own) => own === role);
  if (known === undefined || !email.includes("@") || name === "" || institution === "") {
    process.stderr.write(help);
    return 2;
  }
  const hub = await open(settings);
  const token = await invite(hub, { id: "hub" }, { role: known, email: emailOf(email), name, institution });
  process.stdout.write(`${settings.address}/invitation/${token}\n`);
  await hub.database.destroy();
  return 0;
}

async function reset(settings: Settings, [email = ""]: readonly string[]): Promise<number> {
  const hub = await open(settings);
  const account = await hub.database
    .selectFrom("account")
    .select("id")
    .where("email", "=", emailOf(email))
    .executeTakeFirst();
  if (account !== undefined) {
    await hub.database.updateTable("account").set({ totp: null }).where("id", "=", account.id).execute();
    await hub.database.deleteFrom("session").where("account", "=", account.id).execute();
  }
  await hub.database.destroy();
  process.stdout.write(
    account === undefined ? "Aucun compte n’a cette adresse.\n" : "Le second facteur est retiré.\n",
  );
  return account === undefined ? 1 : 0;
}

async function verify(settings: Settings): Promise<number> {
  const hub = await open(settings);
  const broken = await firstBroken(hub.database);
  const deposits = await hub.database.selectFrom("deposit").select(["id", "blob"]).execute();
  const spoiled: string[] = [];
  for (const { id, blob } of deposits)
    if (await hub.blobs.has(blob)) await hub.blobs.get(blob).catch(() => spoiled.push(id));
  await hub.database.destroy();
  process.stdout.write(
    broken === null ? "Le journal est entier.\n" : `Le journal est rompu à la ligne ${broken}.\n`,
  );
  for (const id of spoiled) process.stdout.write(`Le fichier du dépôt ${id} a été changé.\n`);
  return broken === null && spoiled.length === 0 ? 0 : 1;
}

/** The database by SQLite's own copy, then the files, which are only added to. */
async function copy(settings: Settings, [folder = ""]: readonly string[]): Promise<number> {
  if (folder === "" || settings.databaseUrl !== null) {
    process.stderr.write(
      folder === "" ? help : "Avec PostgreSQL, copiez la base par « pg_dump », puis le dossier du service.\n",
    );
    return 2;
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const source = new DatabaseSync(join(settings.folder, "hub.sqlite"), { readOnly: true });
  await backup(source, join(folder, "hub.sqlite"));
  source.close();
  for (const part of ["files", "editions"])
    await cp(join(settings.folder, part), join(folder, part), {
      recursive: true,
      filter: (path) => !path.includes(".partial"),
    });
  process.stdout.write(`La copie est dans ${folder}.\n`);
  return 0;
}

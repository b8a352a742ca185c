import { existsSync } from "node:fs";
import { join } from "node:path";
import { describeProblem, type VigieError, VigieErrors } from "@vigie/words";
import { accountByEmail, emailOf } from "./accounts/account.ts";
import { invite } from "./accounts/invitation.ts";
import { spacedCode } from "./accounts/link-code.ts";
import { removeSecondFactor } from "./accounts/second-factor.ts";
import { copyHub, NotEmpty } from "./backup.ts";
import { type Hub, openHub, openStorage } from "./hub.ts";
import { firstBroken, hasLine, journalEnd, recordAlone } from "./journal/journal.ts";
import { logFault } from "./log.ts";
import { mailer } from "./notify.ts";
import { hubProblem, hubProblems, storageProblem } from "./problems.ts";
import { roles } from "./rules/roles.ts";
import { serveHub } from "./serve.ts";
import { adoptService, refuseMissingFile, serviceProblem } from "./service-claim.ts";
import { readSettings, type Settings } from "./settings.ts";

const help = `vigie-hub : le service où des institutions partagent un observatoire

  vigie-hub serve                                 ouvre le service
  vigie-hub invite ROLE EMAIL NOM INSTITUTION     affiche un lien d’invitation et son code ; rôles : ${roles.join(", ")}
  vigie-hub reset EMAIL                           retire le second facteur d’un compte et ferme ses connexions
  vigie-hub verify [NUMÉRO EMPREINTE]             relit le journal et les fichiers gardés, et cherche une ligne reçue par courrier
  vigie-hub backup DOSSIER                        copie le service pendant qu’il tourne, dans un dossier vide
  vigie-hub accept-clock                          reprend à l’heure de la machine, si c’est l’ancienne qui était fausse
  vigie-hub adopt                                 associe la base et le dossier après une restauration à part, ou une perte acceptée

Le premier compte : vigie-hub invite administrator vous@exemple.fr "Votre nom" "Votre institution"

Réglages, par l’environnement :
  VIGIE_HUB_FOLDER      dossier de la base et des fichiers (obligatoire)
  VIGIE_HUB_ADDRESS     adresse publique, sans chemin : https://observatoire.exemple.fr
  VIGIE_HUB_PORT        port où le service écoute, 8080
  VIGIE_HUB_HOST        interface où il écoute, 127.0.0.1
  VIGIE_HUB_PROXY       1 derrière un mandataire inverse
  VIGIE_HUB_PARTNER_PAGE                          dossier du poste à servir, fait par npm run partner-page
  VIGIE_HUB_SMTP, VIGIE_HUB_SMTP_FROM             serveur et expéditeur des invitations, les deux
  VIGIE_HUB_CAP_WINDOW, VIGIE_HUB_CAP_ALL         plafonds de budget de confidentialité, 3 et 20
  VIGIE_HUB_PROCONNECT_ISSUER, VIGIE_HUB_PROCONNECT_CLIENT, VIGIE_HUB_PROCONNECT_SECRET
                        connexion des agents par ProConnect, les trois
  VIGIE_HUB_KEPT_DAYS   durée de garde des lots non publiés, 90 jours
  VIGIE_HUB_SECRET      chiffre noms, adresses et mots de passe, hors de la base ; 32 caractères au moins
  VIGIE_HUB_SECRET_FORMER                         l’ancien secret, le temps d’en changer
  VIGIE_HUB_ANTIVIRUS   antivirus qui regarde chaque fichier reçu : socket ou machine:port de clamd
  VIGIE_HUB_CONTROLLER  organisme responsable des données du service, et où lui écrire
  VIGIE_HUB_ALERTS      adresse qui reçoit les alertes
  DATABASE_URL          PostgreSQL, à la place du fichier SQLite
  Chacun peut être le contenu d’un fichier : VIGIE_HUB_SECRET_FILE=/chemin.
`;

/** The first line of the help that says what a command or a setting takes. */
function helpOn(name: string): string {
  return `${help.split("\n").find((line) => line.includes(name)) ?? `  ${name}`}\n`;
}

const verbs = ["serve", "invite", "reset", "verify", "backup", "accept-clock", "adopt"] as const;

/** What a command is run with. */
export interface HubTerminal {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
}

/** Runs one command of the hub. @returns 0 done; 1 something is wrong; 2 wrong usage */
export async function hubMain(words: readonly string[], terminal: HubTerminal): Promise<number> {
  const [typed = "", ...operands] = words;
  const verb = verbs.find((one) => one === typed);
  if (verb === undefined) {
    terminal.write(help);
    return typed === "" || typed === "--help" ? 0 : 2;
  }
  const read = readSettings(terminal.environment);
  if ("wrong" in read) {
    const lines = new Set(read.wrong.map(helpOn));
    terminal.writeError(
      `Réglages absents, faux ou inconnus : ${read.wrong.join(", ")}.\n${[...lines].join("")}Tous les réglages : vigie-hub --help\n`,
    );
    return 2;
  }
  const { settings } = read;
  const machine: Machine = {
    ...terminal,
    now: () => new Date(),
    log: (line) => terminal.writeError(`${line}\n`),
  };
  try {
    const isNew = settings.databaseUrl === null && !existsSync(join(settings.folder, "hub.sqlite"));
    if (isNew) await refuseMissingFile(settings.folder);
    if (isNew && verb !== "serve" && verb !== "invite") {
      terminal.writeError(`Il n’y a pas de service dans ${settings.folder} : vérifiez VIGIE_HUB_FOLDER.\n`);
      return 1;
    }
    return verb === "backup"
      ? await copy(machine, settings, operands)
      : await withHub(machine, { settings, verb, operands });
  } catch (error) {
    return explain(machine, error);
  }
}

type Machine = HubTerminal & Pick<Hub, "now" | "log">;

async function withHub(
  machine: Machine,
  request: {
    readonly settings: Settings;
    readonly verb: Exclude<(typeof verbs)[number], "backup">;
    readonly operands: readonly string[];
  },
): Promise<number> {
  const { now, log } = machine;
  const send = mailer(request.settings, machine);
  // These two are for a service that does not open.
  const open = request.verb === "verify" || request.verb === "adopt" ? openStorage : openHub;
  const hub = await open(request.settings, { now, log, send });
  const commands = {
    serve: serveUntilStopped,
    invite: inviteByCommand,
    reset,
    verify,
    "accept-clock": acceptClock,
    adopt,
  };
  try {
    return await commands[request.verb](hub, machine, request.operands);
  } finally {
    await hub.database.destroy();
  }
}

/** What stopped a command, in a sentence. */
function explain(machine: Machine, error: unknown): number {
  const storage = storageProblem(error);
  const problems = storage === null ? error : new VigieErrors([hubProblem(storage, {})]);
  if (!(problems instanceof VigieErrors)) {
    const isPortTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    if (isPortTaken) machine.writeError("Ce port est déjà pris : changez VIGIE_HUB_PORT.\n");
    else logFault(machine, "vigie-hub", error);
    return isPortTaken ? 1 : 70;
  }
  for (const one of problems.errors) machine.writeError(inWords(one));
  return 1;
}

function inWords(error: VigieError): string {
  const { what, cure } = describeProblem(error, hubProblems, "fr");
  return `${what}\n${cure}\n`;
}

async function serveUntilStopped(hub: Hub, { write, writeError }: HubTerminal): Promise<number> {
  const serving = await serveHub(hub);
  write(`Le service répond à ${serving.address}\n`);
  const stopped = new Promise<"stopped">((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve("stopped"));
  });
  const isStopped = (await Promise.race([stopped, serving.lost])) === "stopped";
  await serving.close();
  if (!isStopped)
    writeError("Un autre service a pris ce dossier pendant que celui-ci était suspendu : il s’arrête.\n");
  return isStopped ? 0 : 1;
}

async function inviteByCommand(
  hub: Hub,
  { write, writeError }: HubTerminal,
  [role = "", email = "", name = "", institution = ""]: readonly string[],
): Promise<number> {
  const known = roles.find((one) => one === role);
  if (known === undefined || !email.includes("@") || name === "" || institution === "") {
    writeError(`Il manque un mot, ou l’un d’eux est faux. Attendu :\n${helpOn("vigie-hub invite")}`);
    return 2;
  }
  const link = await invite(hub, { id: "hub" }, { role: known, email: emailOf(email), name, institution });
  write(`${hub.settings.address}/invitation/${link.token}\nCode : ${spacedCode(link)}\n`);
  return 0;
}

async function reset(hub: Hub, { write }: HubTerminal, [email = ""]: readonly string[]): Promise<number> {
  const account = await accountByEmail(hub, email);
  if (account !== null) await removeSecondFactor(hub, { id: "hub" }, account.id);
  write(account === null ? "Aucun compte n’a cette adresse.\n" : "Le second facteur est retiré.\n");
  return account === null ? 1 : 0;
}

async function verify(
  hub: Hub,
  { write, writeError }: HubTerminal,
  [line, anchor = ""]: readonly string[],
): Promise<number> {
  if (line !== undefined && !(/^\d{1,12}$/.test(line) && /^[0-9a-f]{64}$/.test(anchor))) {
    writeError(`Il faut le numéro d’une ligne et son empreinte. Attendu :\n${helpOn("vigie-hub verify")}`);
    return 2;
  }
  const isHeld = line === undefined || (await hasLine(hub.database, { number: Number(line), hash: anchor }));
  if (!isHeld)
    write(`La ligne ${line} du journal a été modifiée ou ôtée depuis que son empreinte a été envoyée.\n`);
  const { journal, files } = await damageOf(hub);
  const { number, hash } = await journalEnd(hub.database);
  const lost = await serviceProblem(hub, hub.database);
  if (lost !== null) write(inWords(lost));
  write(journal === null ? "Le journal est entier.\n" : `Le journal est rompu à la ligne ${journal}.\n`);
  write(files.length === 0 ? "Les fichiers gardés sont entiers.\n" : "");
  for (const id of files) write(`Le fichier de ${id} a été changé ou perdu.\n`);
  write(`Dernière ligne du journal : ${number}, d’empreinte ${hash}.\n`);
  return journal === null && files.length === 0 && lost === null && isHeld ? 0 : 1;
}

async function adopt(hub: Hub, { write }: HubTerminal): Promise<number> {
  const { number } = await adoptService(hub);
  write(`Le dossier suit cette base, dont le journal va jusqu’à la ligne ${number}.\n`);
  return 0;
}

async function acceptClock(hub: Hub, { write }: HubTerminal): Promise<number> {
  await recordAlone(hub, { account: "hub", act: "clock.accepted", subject: "" });
  write("Le journal reprend à l’heure de la machine.\n");
  return 0;
}

async function copy(
  { write, writeError }: HubTerminal,
  settings: Settings,
  [folder = ""]: readonly string[],
): Promise<number> {
  if (folder === "" || settings.databaseUrl !== null) {
    writeError(
      folder === ""
        ? `Il manque le dossier. Attendu :\n${helpOn("vigie-hub backup")}`
        : "Avec PostgreSQL, copiez la base par « pg_dump », puis le dossier du service.\n",
    );
    return 2;
  }
  try {
    const { number, hash, isShort } = await copyHub(settings.folder, folder);
    write(`La copie est dans ${folder}.\nDernière ligne du journal : ${number}, d’empreinte ${hash}.\n`);
    if (!isShort) return 0;
    writeError(
      "La base copiée n’a pas la ligne du journal que le dossier retient : gardez les copies d’avant, et lancez « vigie-hub verify ».\n",
    );
    return 1;
  } catch (error) {
    if (!(error instanceof NotEmpty)) throw error;
    writeError(`${folder} n’est pas vide : donnez un autre dossier.\n`);
    return 1;
  }
}

/** What was changed or lost since the hub wrote it. */
interface Damage {
  /** The journal's first line that does not follow from the one before; null where it is whole. */
  readonly journal: number | null;
  /** Deposits and studies whose file is gone or changed, by identifier. */
  readonly files: readonly string[];
}

/** Reads the journal and every kept file again. */
export async function damageOf(hub: Hub): Promise<Damage> {
  const deposits = await hub.database
    .selectFrom("deposit")
    .select(["id", "blob"])
    .where("erased_at", "is", null)
    .execute();
  const studies = await hub.database.selectFrom("study").select(["blob as id", "blob"]).execute();
  const files: string[] = [];
  for (const { id, blob } of [...studies, ...deposits]) await hub.blobs.get(blob).catch(() => files.push(id));
  return { journal: await firstBroken(hub.database), files };
}

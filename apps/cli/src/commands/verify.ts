import { type Bundle, previousProblem } from "@vigie/bundle";
import { type Study, type VigieError, VigieErrors } from "@vigie/study";
import { asTyped } from "../as-typed.ts";
import type { Command, Result } from "../command.ts";
import { type Received, readReceived } from "../received-bundles.ts";
import type { Speech } from "../speech.ts";
import { readStudy } from "../study-folder.ts";
import type { Terminal } from "../terminal.ts";

export const verifyCommand: Command = {
  name: "verify",
  summary: "vérifie que des lots sont intacts, sûrs, et de qui ils disent venir",
  positionals: ["LOT…"],
  options: {
    study: {
      type: "string",
      value: "ÉTUDE",
      multiple: true,
      help: "le dossier de l’étude, pour vérifier aussi la signature et la version ; à répéter si elle a changé de version",
    },
  },
  help: `
Pour chaque lot : le fichier est récrit et comparé octet par octet, l’empreinte de chaque tableau et de
l’audit recalculée, l’audit refait. Avec --study : l’étude et sa version, le seuil du secret, et la
signature, d’après les clés que l’étude donne au partenaire. Le lot précédent, s’il y en a un, est
comparé quand il est parmi ceux que vous donnez. Si l’étude a changé de version d’un lot à l’autre, donnez chaque
version par --study : chaque lot est vérifié avec celle dont il porte l’empreinte. Chaque lot est attaqué seul :
« vigie audit » attaque ensemble ceux qui comptent les mêmes personnes.

Code de sortie : 0 tout est juste ; 1 un lot est abîmé ou n’est pas le bon ; 3 un lot ne protège pas
comme il le dit, ou n’est pas de qui il dit venir.

Exemple : vigie verify caf.zip --study mon-etude
`,
  async run({ positionals: files, all }, terminal) {
    const studies: Study[] = [];
    for (const folder of all("study")) studies.push(await readStudy(folder));
    const { read, right, wrong } = await readReceived(files, studies);
    const chains = new Map(right.map((received) => [received, chainOf(received, read)] as const));
    const broken = [...chains.values()].flatMap(({ problem }) => (problem === null ? [] : [problem]));
    for (const [received, { given }] of chains) tell(received, given, terminal);
    tellApart(right, terminal);
    if (wrong.length + broken.length > 0) throw new VigieErrors([...wrong, ...broken]);
    return { bundles: [...chains].map(([received, { given }]) => summary(received, given)) };
  },
};

interface Chain {
  /** The bundle that this one follows, where it is among those given. */
  readonly given: Received | null;
  readonly problem: VigieError | null;
}

function chainOf({ bundle: { manifest } }: Received, all: readonly Received[]): Chain {
  const given = all.find(({ bundle }) => bundle.hash === manifest.previous) ?? null;
  if (given === null) return { given, problem: null };
  const next = { study: manifest.study.id, partner: manifest.partner, date: manifest.date };
  return { given, problem: previousProblem(given.bundle, next, { file: given.file }) };
}

/** Of one partner and study, several bundles that none follows: each may have been made without regard for the others. */
function tellApart(right: readonly Received[], terminal: Terminal): void {
  const keyOf = ({ bundle: { manifest } }: Received) => `${manifest.study.id} ${manifest.partner}`;
  const followed = new Set(right.map(({ bundle }) => bundle.manifest.previous));
  for (const [, own] of Map.groupBy(right, keyOf)) {
    const last = own.filter(({ bundle }) => !followed.has(bundle.hash));
    if (last.length < 2) continue;
    const files = last.map(({ file }) => asTyped(file)).join(" ");
    const partner = own[0]?.bundle.manifest.partner ?? "";
    terminal.warn(terminal.speech.say("verify.apart", { partner, files }));
  }
}

function tell(received: Received, previous: Received | null, terminal: Terminal): void {
  const { say } = terminal.speech;
  const { file, bundle } = received;
  const { manifest, tables, signature } = bundle;
  terminal.line(file);
  terminal.list([
    [say("verify.origin"), say("verify.originSaid", { partner: manifest.partner, date: manifest.date })],
    [say("verify.file"), say("verify.fileSaid")],
    [say("verify.content"), say("verify.contentSaid", { tables: tables.size })],
    [say("verify.audit"), say("verify.auditSaid", { max: manifest.policy.min - 1 })],
    [say("verify.study"), studyWords(received, terminal.speech)],
    [
      say("verify.signature"),
      say("verify.signatureSaid", { state: signatureOf(received), key: signature?.key ?? "" }),
    ],
    [say("verify.previous"), previousWords(bundle, previous, terminal.speech)],
  ]);
  terminal.line();
}

function studyWords({ bundle, study }: Received, { say }: Speech): string {
  const { id, version, hash } = bundle.manifest.study;
  return study === null
    ? say("verify.studyNotGiven", { study: id, version, hash: hash.slice(0, 12) })
    : say("verify.studyGiven", { study: id, version });
}

type SignatureState = "checked" | "unchecked" | "undeclared" | "absent";

/** Called once the bundle is known to be right: a signature that the study can check has been. */
function signatureOf({ bundle: { signature, manifest }, study }: Received): SignatureState {
  if (signature === null) return "absent";
  if (study === null) return "unchecked";
  return (study.partners.get(manifest.partner)?.keys.length ?? 0) === 0 ? "undeclared" : "checked";
}

function previousWords({ manifest }: Bundle, previous: Received | null, { say }: Speech): string {
  if (manifest.previous === null) return say("verify.previousNone");
  return previous === null
    ? say("verify.previousAbsent", { hash: manifest.previous.slice(0, 12) })
    : say("verify.previousGiven", { file: previous.file });
}

function summary(received: Received, previous: Received | null): Result {
  const { file, bundle } = received;
  const { manifest, hash, signature } = bundle;
  return {
    file,
    hash,
    partner: manifest.partner,
    date: manifest.date,
    study: manifest.study,
    signature: signatureOf(received),
    key: signature?.key ?? null,
    previous: manifest.previous,
    previousGiven: previous?.file ?? null,
  };
}

import { accountingProblems, type Budget, budgetsOf, defaultCap, signingKeysOf } from "@vigie/bundle";
import { asNumber } from "@vigie/disclosure";
import type { Study } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import type { Command, Result } from "../arguments/command.ts";
import type { CliMessages } from "../messages.ts";
import { extractLines, extractsIn } from "../observatory/extract-lines.ts";
import { type Received, readReceived } from "../observatory/received-bundles.ts";
import { readStudy } from "../study/study-folder.ts";
import type { Terminal } from "../terminal/terminal.ts";

export const verifyCommand: Command = {
  name: "verify",
  options: {
    study: { type: "string", multiple: true },
    cap: { type: "string", form: "rho" },
  },
  async run({ positionals: files, all, value }, terminal) {
    const studies: Study[] = [];
    for (const folder of all("study")) studies.push(await readStudy(folder));
    const cap = Number(value("cap") ?? defaultCap);
    const { read, right, wrong } = await readReceived(files, studies);
    for (const received of right) print(received, terminal);
    const bundles = read.map(({ bundle }) => bundle);
    const budgets = budgetsOf(bundles);
    printTotals(budgets, cap, terminal);
    const found = [...wrong, ...accountingProblems(bundles, cap)];
    if (found.length > 0) throw new VigieErrors(found);
    return {
      bundles: right.map(summary),
      budgets: budgets.map((budget) => ({
        ...budget,
        rho: asNumber(budget.rho),
        total: asNumber(budget.total),
      })),
      cap,
    };
  },
};

function print(received: Received, terminal: Terminal): void {
  const { message } = terminal.messages;
  const { file, bundle, study } = received;
  const { manifest, tables, signature, guarantee } = bundle;
  const { policy, sources } = guarantee;
  const guaranteed = {
    state: sources.length === 0 ? "none" : study === null ? "unchecked" : "checked",
    rho: asNumber(policy.rho),
    min: policy.min,
  };
  terminal.line(file);
  terminal.list([
    [
      message("verify.origin"),
      message("verify.originText", { partner: manifest.partner, date: manifest.date }),
    ],
    ...(manifest.fictitious ? [[message("verify.data"), message("verify.dataFictitious")] as const] : []),
    [message("verify.file"), message("verify.fileText")],
    [message("verify.content"), message("verify.contentText", { tables: tables.size })],
    ...extractLines(manifest, terminal.messages).map((line) => [message("verify.extract"), line] as const),
    [message("verify.guarantee"), message("verify.guaranteeText", guaranteed)],
    [message("verify.study"), studyWords(received, terminal.messages)],
    [
      message("verify.signature"),
      message("verify.signatureText", { state: signatureOf(received), key: signature?.key ?? "" }),
    ],
  ]);
  terminal.line();
}

/** Prints the budget that several bundles or sources of a partner use on the fullest days, of each file. */
function printTotals(budgets: readonly Budget[], cap: number, terminal: Terminal): void {
  const several = budgets.filter(({ bundles, sources }) => bundles.length > 1 || sources.length > 1);
  for (const { partner, sources, window, rho, bundles } of several)
    terminal.print("verify.together", {
      partner,
      sources: sources.join(", "),
      count: sources.length,
      ...window,
      bundles: bundles.length,
      rho: asNumber(rho),
      cap,
    });
  if (several.length > 0) terminal.line();
}

function studyWords({ bundle, study }: Received, { message }: CliMessages): string {
  const { id, version, hash } = bundle.manifest.study;
  return study === null
    ? message("verify.studyNotGiven", { study: id, version, hash: hash.slice(0, 12) })
    : message("verify.studyGiven", { study: id, version });
}

type SignatureState = "checked" | "unchecked" | "undeclared" | "absent";

/** Called once the bundle is known to be right: a signature that the study can check has been. */
function signatureOf({ bundle: { signature, manifest }, study }: Received): SignatureState {
  if (signature === null) return "absent";
  if (study === null) return "unchecked";
  return signingKeysOf(manifest, study).length === 0 ? "undeclared" : "checked";
}

function summary(received: Received): Result {
  const { file, bundle, study } = received;
  const { manifest, hash, signature } = bundle;
  return {
    file,
    hash,
    partner: manifest.partner,
    date: manifest.date,
    study: manifest.study,
    fictitious: manifest.fictitious,
    extracts: extractsIn(manifest),
    guarantee: study === null ? "unchecked" : "checked",
    signature: signatureOf(received),
    key: signature?.key ?? null,
  };
}

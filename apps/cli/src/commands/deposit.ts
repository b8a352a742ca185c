import { jsonOf, readSigner, signedHeaders } from "@vigie/bundle";
import { VigieErrors } from "@vigie/words";
import { z } from "zod";
import type { Command } from "../arguments/command.ts";
import { now } from "../arguments/period.ts";
import { cliInputError, cliProblem } from "../problems.ts";
import { readGiven } from "../study/study-folder.ts";

/** What the service answers; nothing else of it is shown. */
const answered = z.object({
  id: z.string().regex(/^[\w-]{1,64}$/),
  state: z.enum(["received", "verified", "refused"]),
});
const problems = z.object({
  problems: z.array(z.object({ what: z.string(), expected: z.string(), cure: z.string() })).max(1_000),
});
/** Milliseconds: verifying takes a second or two. */
const longest = 120_000;

export const depositCommand: Command = {
  name: "deposit",
  options: {
    to: { type: "string", required: true },
    key: { type: "string", required: true },
  },
  async run({ positionals: [file = ""], value }, terminal) {
    const { message } = terminal.messages;
    const bytes = new Uint8Array(await readGiven(file));
    const keyFile = value("key") ?? "";
    const signer = await readSigner(new TextDecoder().decode(await readGiven(keyFile)), { file: keyFile });
    const address = addressOf(value("to") ?? "");
    const request = { method: "POST", address: address.href, body: bytes };
    terminal.progress(message("deposit.sending"), null);
    const response = await fetch(address, {
      method: request.method,
      headers: { ...(await signedHeaders(request, signer, now())), "content-type": "application/zip" },
      body: bytes,
      redirect: "error",
      signal: AbortSignal.timeout(longest),
    }).catch(() => {
      throw cliInputError("cli/service-unreachable", {}, { host: address.host });
    });
    const text = await response.text();
    const refused = problems.safeParse(jsonOf(text));
    const done = answered.safeParse(jsonOf(text));
    if (done.success && done.data.state !== "refused") {
      terminal.print("deposit.done", { state: done.data.state });
      return { id: done.data.id, state: done.data.state };
    }
    if (!refused.success || refused.data.problems.length === 0)
      throw cliInputError(
        "cli/service-answers-otherwise",
        {},
        { host: address.host, status: String(response.status) },
      );
    throw new VigieErrors(
      refused.data.problems.map(({ what, cure }) =>
        cliProblem("cli/deposit-refused", { file }, { what, cure }),
      ),
    );
  },
};

/** Reads the address of a service in https, or of one on this machine. @throws {VigieErrors} for anything else */
function addressOf(written: string): URL {
  const address = URL.parse(written);
  const isOurs =
    address !== null &&
    (address.protocol === "https:" || (address.protocol === "http:" && address.hostname === "127.0.0.1"));
  if (!isOurs) throw cliInputError("cli/address-not-https", {}, { address: written });
  return address;
}

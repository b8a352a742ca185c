import { html } from "@vigie/html";
import { inClear } from "../accounts/sealed.ts";
import type { Hub } from "../hub.ts";
import { isAct, type JournalLine, linesFrom, recordAlone } from "../journal/journal.ts";
import { namedTable } from "../pages/view.ts";
import { answerPage, type HubApp, signedIn, viewOf } from "./request.ts";

export function journalRoutes(app: HubApp, hub: Hub): void {
  app.get("/journal", async (context) => {
    signedIn(context, "lead", "administrator");
    const view = viewOf(context);
    const { message, moment } = view;
    const lines = await hub.database
      .selectFrom("journal")
      .leftJoin("account", "account.id", "journal.account")
      .select([
        "journal.number",
        "journal.at",
        "account.name",
        "journal.account",
        "journal.act",
        "journal.subject",
      ])
      .orderBy("journal.number", "desc")
      .limit(200)
      .execute();
    return answerPage(context, view, message("journal.title"), [
      html`<p>${message("journal.text")}</p><p><a href="/journal.jsonl">${message("journal.export")}</a></p>`,
      namedTable(
        view,
        "journal.caption",
        ["journal.number", "journal.at", "journal.who", "journal.act", "journal.subject"],
        lines
          .map((line) => inClear(hub, line))
          .map(({ number, at, name, account, act, subject }) => [
            String(number),
            moment(at),
            name ?? (account === "hub" ? message("journal.service") : message("journal.nobody")),
            isAct(act) ? message(`act.${act}`) : act,
            html`<code class="identifier">${subject.slice(0, 16)}</code>`,
          ]),
      ),
    ]);
  });
  app.get("/journal.jsonl", async (context) => {
    const { person } = signedIn(context, "lead", "administrator");
    await recordAlone(hub, { account: person.id, act: "journal.exported", subject: "" });
    return context.body(asStream(linesFrom(hub.database)), 200, {
      "content-type": "application/jsonl; charset=utf-8",
      "content-disposition": 'attachment; filename="journal.jsonl"',
    });
  });
}

function asStream(blocks: AsyncGenerator<readonly JournalLine[]>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      const { value, done } = await blocks.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(value.map((line) => `${JSON.stringify(line)}\n`).join("")));
    },
  });
}

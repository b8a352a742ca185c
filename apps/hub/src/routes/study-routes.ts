import { html } from "@vigie/html";
import { latestVersion, storeStudy } from "../campaigns/study-versions.ts";
import type { Hub } from "../hub.ts";
import { field, fileForm, go, namedTable } from "../pages/view.ts";
import { answerKit, answerPage, fileOf, formOf, type HubApp, signedIn, viewOf } from "./request.ts";

export function studyRoutes(app: HubApp, hub: Hub): void {
  app.get("/etudes", async (context) => {
    signedIn(context, "lead");
    const view = viewOf(context);
    const { message, moment } = view;
    const studies = await hub.database
      .selectFrom("study")
      .selectAll()
      .orderBy("uploaded_at", "desc")
      .execute();
    return answerPage(context, view, message("studies.title"), [
      studies.length === 0
        ? html`<p>${message("studies.none")}</p>`
        : namedTable(
            view,
            "studies.caption",
            ["studies.study", "studies.version", "studies.received", "studies.hash", "studies.next"],
            studies.map(({ title, version, uploaded_at, hash }) => [
              title,
              version,
              moment(uploaded_at),
              html`<a href="/etudes/${hash}/etude.vigie"><code>${hash.slice(0, 12)}</code></a>`,
              html`<a href="/campagnes/nouvelle?etude=${hash}">${message("campaigns.open")}</a>`,
            ]),
          ),
      html`<h2>${message("studies.send")}</h2><p>${message("studies.sendText")}</p>`,
      fileForm(view, "/etudes", [
        field(view, "file", message("studies.file"), { type: "file", hint: message("studies.fileHint") }),
        go(message("studies.action")),
      ]),
    ]);
  });
  app.get("/etudes/:hash/etude.vigie", async (context) => {
    signedIn(context, "lead");
    return answerKit(context, await latestVersion(hub, context.req.param("hash")));
  });
  app.post("/etudes", async (context) => {
    const sent = await formOf(context);
    const { person } = signedIn(context, "lead");
    await storeStudy(hub, person, await fileOf(sent, "file"));
    return context.redirect("/etudes", 303);
  });
}

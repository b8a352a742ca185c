import { html } from "@vigie/documents";
import type { Person } from "../accounts/account.ts";
import { latestVersion, storeStudy } from "../campaigns/study-versions.ts";
import { mayLeadStudy } from "../campaigns/team.ts";
import type { Hub } from "../hub.ts";
import { field, fileForm, go, namedTable } from "../pages/view.ts";
import { refuse } from "../problems.ts";
import { file, withUpload } from "./forms.ts";
import { answerKit, answerPage, type HubApp, signedIn, viewOf } from "./request.ts";

export function studyRoutes(app: HubApp, hub: Hub): void {
  app.get("/etudes", async (context) => {
    const { person } = signedIn(context, "lead");
    const view = viewOf(context);
    const { message, moment } = view;
    const studies = await studiesOf(hub, person);
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
    const { person } = signedIn(context, "lead");
    return answerKit(context, await ownStudy(hub, person, context.req.param("hash")));
  });
  app.post("/etudes", async (context) => {
    const session = signedIn(context, "lead");
    await withUpload(context, { session, shape: { file } }, async (sent) => {
      const name = sent.file.name.slice(0, 200);
      return storeStudy(hub, session.person, { name, bytes: await sent.file.bytes() });
    });
    return context.redirect("/etudes", 303);
  });
}

/** `latestVersion` of a study that a lead may open campaigns of. @throws {VigieErrors} where another team conducts it */
export async function ownStudy(hub: Hub, person: Person, hash: string) {
  const found = await latestVersion(hub, hash);
  const isOwn = await mayLeadStudy(hub, person, { hash, name: found.study.id });
  return isOwn ? found : refuse("hub/absent");
}

/** Versions of the studies that a lead may open campaigns of, the latest first. */
async function studiesOf(hub: Hub, person: Person) {
  const studies = await hub.database.selectFrom("study").selectAll().orderBy("uploaded_at", "desc").execute();
  const isOwn = await Promise.all(studies.map((study) => mayLeadStudy(hub, person, study)));
  return studies.filter((_, at) => isOwn[at]);
}

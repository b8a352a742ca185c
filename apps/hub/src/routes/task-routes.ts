import { html } from "@vigie/documents";
import type { Hub } from "../hub.ts";
import { taskLine } from "../tasks/task-line.ts";
import { tasksFor } from "../tasks/tasks.ts";
import { answerPage, type HubApp, signedIn, viewOf } from "./request.ts";

/** The first page of everybody: what waits for them. */
export function taskRoutes(app: HubApp, hub: Hub): void {
  app.get("/a-faire", async (context) => {
    const { person } = signedIn(context);
    const view = viewOf(context);
    const { message } = view;
    const tasks = await tasksFor(hub, person);
    return answerPage(context, view, message("tasks.title"), [
      tasks.length === 0
        ? html`<p>${message("tasks.none")}</p>`
        : html`<ul>${tasks.map((task) => html`<li><a href="${task.path}">${taskLine(task, view)}</a></li>`)}</ul>`,
      person.role === "administrator"
        ? null
        : html`<p><a href="/campagnes">${message("campaigns.all")}</a></p>`,
      html`<p class="small">${message("tasks.mail")} <a href="/compte#messages">${message("mailChoice.title")}</a></p>`,
    ]);
  });
}

import { html } from "@vigie/html";
import { datesIn, localeOf } from "@vigie/words";
import type { Hub } from "../hub.ts";
import { messagesIn } from "../messages.ts";
import { hubPage, table } from "../pages/view.ts";
import { publishedEditions } from "../publication/published-editions.ts";
import { answer, type HubApp, viewOf } from "./request.ts";

export function homeRoutes(app: HubApp, hub: Hub): void {
  app.get("/", async (context) => {
    const view = viewOf(context);
    const { message } = messagesIn(view.language);
    const { day } = datesIn(localeOf(view.language));
    const published = await publishedEditions(hub);
    return answer(
      context,
      hubPage(view, message("home.title"), [
        html`<p class="lead">${message("home.text")}</p>`,
        published.length === 0
          ? html`<p>${message("home.none")}</p>`
          : table(
              message("home.editions"),
              [message("home.edition"), message("home.day")],
              published.map(({ campaign, title, published_at }) => [
                html`<a href="/publications/${campaign}/">${title}</a>`,
                day(published_at.slice(0, 10)),
              ]),
            ),
      ]),
    );
  });
  app.get("/donnees-personnelles", (context) => {
    const view = viewOf(context);
    const { message } = messagesIn(view.language);
    return answer(
      context,
      hubPage(view, message("privacy.title"), [
        html`<p>${message("privacy.what")}</p><p>${message("privacy.why")}</p><p>${message("privacy.howLong", { days: hub.settings.keptDays })}</p><p>${message("privacy.cookies")}</p><p>${message("privacy.rights")}</p>`,
      ]),
    );
  });
}

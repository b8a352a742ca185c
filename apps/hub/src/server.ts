import { countValue, isRefusal, languages, VigieErrors } from "@vigie/words";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { getCookie, setCookie } from "hono/cookie";
import { HTTPException } from "hono/http-exception";
import { sessionOf } from "./accounts/session.ts";
import type { Hub } from "./hub.ts";
import { messagesIn } from "./messages.ts";
import { hubStyle } from "./pages/hub-style.ts";
import { hubPage, stylePath } from "./pages/view.ts";
import { problem, refuse } from "./problems.ts";
import { accountRoutes } from "./routes/account-routes.ts";
import { apiRoutes } from "./routes/api-routes.ts";
import { campaignRoutes } from "./routes/campaign-routes.ts";
import { depositRoutes } from "./routes/deposit-routes.ts";
import { publicRoutes } from "./routes/public-routes.ts";
import { catalogue, cookieName, type HubApp, type HubContext, languageOf, viewOf } from "./routes/request.ts";
import { studyRoutes } from "./routes/study-routes.ts";

/** Of an upload; a bundle is a hundred times smaller. */
const bodyMegabytes = 100;

/** Everything that the hub answers. */
export function hubApp(hub: Hub): HubApp {
  const app: HubApp = new Hono();
  const isSecure = hub.settings.address.startsWith("https:");

  app.use(async (context, next) => {
    await next();
    const { headers } = context.res;
    if (!headers.has("content-security-policy"))
      headers.set(
        "content-security-policy",
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      );
    headers.set("x-content-type-options", "nosniff");
    headers.set("referrer-policy", "same-origin");
    headers.set("x-frame-options", "DENY");
    if (isSecure) headers.set("strict-transport-security", "max-age=31536000");
    if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  });
  app.use(
    bodyLimit({
      maxSize: bodyMegabytes * 1_000_000,
      onError: () => refuse("hub/file-too-large", { megabytes: countValue(bodyMegabytes) }),
    }),
  );
  app.use(async (context, next) => {
    context.set("session", await sessionOf(hub, getCookie(context, cookieName)));
    context.set("language", languageOf(context));
    await next();
  });
  app.get(stylePath, (context) =>
    context.body(hubStyle, 200, {
      "content-type": "text/css; charset=utf-8",
      "cache-control": "max-age=3600",
    }),
  );
  app.get("/langue/:language", (context) => {
    const language = languages.find((own) => own === context.req.param("language")) ?? "fr";
    setCookie(context, "langue", language, {
      sameSite: "Lax",
      path: "/",
      secure: isSecure,
      maxAge: 31_536_000,
    });
    const back = context.req.query("retour") ?? "/";
    return context.redirect(/^\/(?!\/)[\w/.~-]*$/.test(back) ? back : "/", 303);
  });

  accountRoutes(app, hub);
  studyRoutes(app, hub);
  campaignRoutes(app, hub);
  depositRoutes(app, hub);
  publicRoutes(app, hub);
  apiRoutes(app, hub);

  app.notFound((context) => problemPage(context, new VigieErrors([problem("hub/absent", {})])));
  app.onError((error, context) => {
    if (error instanceof VigieErrors) return problemPage(context, error);
    if (error instanceof HTTPException) return error.getResponse();
    // The name alone: a message may hold what somebody sent.
    process.stderr.write(
      `${hub.now().toISOString()} fault ${error.name} ${context.req.method} ${context.req.routePath}\n`,
    );
    const { message } = messagesIn(context.get("language") ?? "fr");
    return context.html(hubPage(viewOf(context), message("fault.title"), message("fault.text")).text, 500);
  });
  return app;
}

function problemPage(context: HubContext, error: VigieErrors): Response {
  const view = viewOf(context, error);
  const { message } = messagesIn(view.language);
  const [first] = error.errors;
  const status =
    first?.code === "hub/absent"
      ? 404
      : first !== undefined && isRefusal(first, catalogue)
        ? 403
        : first?.code === "hub/too-many-attempts"
          ? 429
          : first?.code === "hub/file-too-large"
            ? 413
            : 422;
  return context.html(hubPage(view, message("problems.page"), null).text, status) as Response;
}

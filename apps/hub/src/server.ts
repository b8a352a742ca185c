import { html, type Insert } from "@vigie/documents";
import { type Letters, readLetters } from "@vigie/documents/node";
import { isRefusal, languages, VigieErrors } from "@vigie/words";
import { Hono } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { HTTPException } from "hono/http-exception";
import { methodNotAllowed } from "hono/method-not-allowed";
import { secureHeaders } from "hono/secure-headers";
import { sessionOf } from "./accounts/session.ts";
import { type Activity, activityCounts } from "./activity.ts";
import type { Hub } from "./hub.ts";
import { logFault } from "./log.ts";
import { type HubKey, hubMessages } from "./messages.ts";
import { hubStyle, letterPath } from "./pages/hub-style.ts";
import { pageScript } from "./pages/page-script.ts";
import { hubPage, scriptPath, stylePath, type View } from "./pages/view.ts";
import { hubProblem, refuse, storageProblem } from "./problems.ts";
import { accountMendingRoutes } from "./routes/account-mending-routes.ts";
import { accountsRoutes } from "./routes/accounts-routes.ts";

import { answerProblems, isApi, retryAfter, statusOf } from "./routes/api-problems.ts";
import { apiRoutes } from "./routes/api-routes.ts";
import { batchRoutes } from "./routes/batch-routes.ts";
import { campaignRoutes } from "./routes/campaign-routes.ts";
import { campaignTermsRoutes } from "./routes/campaign-terms-routes.ts";
import { depositRoutes } from "./routes/deposit-routes.ts";
import { editionRoutes } from "./routes/edition-routes.ts";
import { keptForm } from "./routes/forms.ts";
import { holderRoutes } from "./routes/holder-routes.ts";
import { homeRoutes, taskRoutes } from "./routes/home-routes.ts";
import { journalRoutes } from "./routes/journal-routes.ts";
import { agentRoutes, keyRoutes } from "./routes/key-routes.ts";
import { ownAccountRoutes } from "./routes/own-account-routes.ts";
import { partnerPageRoutes } from "./routes/partner-page-routes.ts";
import { partnerRoutes } from "./routes/partner-routes.ts";
import { proconnectRoutes } from "./routes/proconnect-routes.ts";
import { uploads } from "./routes/received-body.ts";
import {
  cookieName,
  type HubApp,
  type HubContext,
  hubCatalogue,
  isSecure,
  languageOf,
  pathOf,
  viewOf,
} from "./routes/request.ts";
import { carriedBy, readerOf, signInForm, signInRoutes } from "./routes/sign-in-routes.ts";

import { studyRoutes } from "./routes/study-routes.ts";
import { takingBackRoutes } from "./routes/taking-back-routes.ts";

import { teamRoutes } from "./routes/team-routes.ts";

/** Read by many at once, and the same for everybody. */
const publicPages =
  /^\/(?:$|publications\/|polices\/|poste\/|hub\.|editions\.atom$|health$|api\/v1\/(?:editions|openapi\.json)$)/;

/** Everything that the hub answers. */
export function hubApp(hub: Hub): HubApp {
  const app: HubApp = new Hono();

  app.use(secureHeaders(headersOf(hub)));
  app.use(async (context, next) => {
    await next();
    const { headers } = context.res;
    if (context.req.path.startsWith("/api/"))
      headers.set("content-disposition", 'attachment; filename="api.json"');
    if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  });
  const received = uploads();
  app.use(async (context, next) => {
    // PostgreSQL takes no text that holds it, and no address of ours does.
    if (context.req.url.includes("%00")) refuse("hub/absent");
    context.set("uploads", received);
    context.set("language", languageOf(context));
    const session = sessionOf(hub, getCookie(context, cookieName(hub)));
    context.set("session", await session.catch((error: unknown) => anybody(context, error)));
    await next();
  });
  const activity = activityCounts(hub);
  let isProxyNamed = hub.settings.isBehindProxy;
  app.use(async (context, next) => {
    if (!isProxyNamed && context.req.header("x-forwarded-for") !== undefined) {
      isProxyNamed = true;
      hub.log(hubMessages("fr").message("log.proxy"));
    }
    await next();
  });
  const whoOf = (context: HubContext) => ({
    account: context.get("session")?.person.id ?? null,
    reader: readerOf(context, hub),
  });
  app.use(async (context, next) => {
    if (!isPublic(context) && (await activity.count("requests", whoOf(context))))
      refuse("hub/too-many-requests");
    await next();
  });
  fileRoutes(app);
  app.get("/langue/:language", (context) => {
    const language = languages.find((one) => one === context.req.param("language")) ?? "fr";
    setCookie(context, "langue", language, {
      sameSite: "Lax",
      path: "/",
      secure: isSecure(hub),
      maxAge: 31_536_000,
    });
    return context.redirect(pathOf(context.req.query("retour") ?? "/"), 303);
  });

  app.use(
    "/api/*",
    methodNotAllowed({
      app,
      onMethodNotAllowed: (context, methods) => {
        context.header("allow", methods.join(", "));
        return answerProblems(context, new VigieErrors([hubProblem("hub/method-absent", {})]));
      },
    }),
  );
  app.get("/health", async (context) => {
    await hub.database.selectFrom("journal").select("number").limit(1).execute();
    return context.json({ status: "ok" });
  });
  for (const routes of [
    homeRoutes,
    signInRoutes,
    proconnectRoutes,
    ownAccountRoutes,
    accountsRoutes,
    agentRoutes,
    accountMendingRoutes,
    keyRoutes,
    studyRoutes,
    campaignTermsRoutes,
    campaignRoutes,
    teamRoutes,
    partnerRoutes,
    holderRoutes,
    depositRoutes,
    batchRoutes,
    takingBackRoutes,
    taskRoutes,
    editionRoutes,
    partnerPageRoutes,
    journalRoutes,
    apiRoutes,
  ])
    routes(app, hub);

  app.notFound((context) => {
    const absent = new VigieErrors([hubProblem("hub/absent", {})]);
    if (!["GET", "HEAD", "POST"].includes(context.req.method)) logRefusal(hub, context, absent);
    return isApi(context.req.path) ? answerProblems(context, absent) : problemPage(context, hub, absent);
  });
  app.onError(async (error, context) => {
    if (error instanceof VigieErrors) {
      if (error.errors.some((one) => isRefusal(one, hubCatalogue))) logRefusal(hub, context, error);
      const unusual = unusualIn(error);
      if (unusual !== null) await activity.count(unusual, whoOf(context)).catch(() => false);
      return refused(app, context, hub, error);
    }
    if (error instanceof HTTPException) return error.getResponse();
    logFault(hub, `${context.req.method} ${context.req.routePath}`, error);
    const storage = storageProblem(error);
    if (storage !== null) return refused(app, context, hub, new VigieErrors([hubProblem(storage, {})]));
    if (isApi(context.req.path))
      return answerProblems(context, new VigieErrors([hubProblem("hub/fault", {})]));
    const view = viewOf(context);
    return context.html(hubPage(view, view.message("fault.title"), view.message("fault.text")).text, 500);
  });
  return app;
}

/** Style, script and letters of the pages. */
function fileRoutes(app: HubApp): void {
  for (const [path, content, type] of [
    [stylePath, hubStyle, "text/css"],
    [scriptPath, pageScript, "text/javascript"],
  ] as const)
    app.get(path, (context) =>
      context.body(content, 200, {
        "content-type": `${type}; charset=utf-8`,
        "cache-control": "max-age=3600",
      }),
    );
  let read: Promise<Letters> | null = null;
  const letters = () => (read ??= readLetters());
  for (const weight of [400, 700])
    app.get(letterPath(weight), async (context) => {
      const font = (await letters()).fonts.find((one) => one.weight === weight);
      if (font === undefined) return context.notFound();
      return context.body(new Uint8Array(font.bytes), 200, {
        "content-type": "font/woff2",
        "cache-control": "public, max-age=31536000, immutable",
      });
    });
  app.get("/polices/OFL.txt", async (context) => context.text((await letters()).licence));
}

function isPublic({ req }: HubContext): boolean {
  return req.method === "GET" && publicPages.test(req.path);
}

/** Where the database does not answer, public pages are served to somebody signed in as to anybody. @throws what is no such case */
function anybody(context: HubContext, error: unknown): null {
  if (isPublic(context) && storageProblem(error) !== null) return null;
  throw error;
}

/** What browsers are told of each answer; an edition and the page of partners have policies of their own. */
function headersOf(hub: Hub): NonNullable<Parameters<typeof secureHeaders>[0]> {
  return {
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      fontSrc: ["'self'"],
      imgSrc: ["'self'", "data:"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    permissionsPolicy: { camera: [], geolocation: [], microphone: [], payment: [], usb: [] },
    referrerPolicy: "same-origin",
    xFrameOptions: "DENY",
    // Drawings and tables that are published may be shown by other sites.
    crossOriginResourcePolicy: false,
    strictTransportSecurity: isSecure(hub) ? "max-age=31536000; includeSubDomains" : false,
    overwrite: false,
  };
}

/** What a refusal is a sign of where there are many. */
function unusualIn({ errors: [first] }: VigieErrors): Activity | null {
  if (first?.code === "hub/sign-in-refused" || first?.code === "hub/too-many-attempts") return "sign_ins";
  return first?.code === "hub/forbidden" ? "refusals" : null;
}

/** Writes who was refused what in the log: an account's identifier, and a route of ours. */
function logRefusal({ now, log }: Hub, context: HubContext, { errors: [first] }: VigieErrors): void {
  const account = context.get("session")?.person.id ?? "unknown";
  const { method, routePath } = context.req;
  log(`${now().toISOString()} refused ${first?.code} ${method} ${routePath} ${account}`);
}

/** A refusal, for a program or a person, with when to ask again where waiting is what helps. */
async function refused(app: HubApp, context: HubContext, hub: Hub, error: VigieErrors): Promise<Response> {
  if (isApi(context.req.path)) return answerProblems(context, error);
  const page = await refusedForm(app, context, hub, error);
  for (const [name, value] of Object.entries(retryAfter(error))) page.headers.set(name, value);
  return page;
}

/** The page of a form that was refused, with what is wrong and what was typed; `problemPage` where it cannot be shown. */
async function refusedForm(
  app: HubApp,
  context: HubContext,
  hub: Hub,
  error: VigieErrors,
): Promise<Response> {
  const status = statusOf(error);
  const sent = context.get("sent");
  const page = sent?.get("page");
  if (sent === undefined || page === undefined || [401, 403, 404].includes(status))
    return problemPage(context, hub, error);
  const again = new Request(new URL(pathOf(page), context.req.url), {
    headers: { cookie: context.get("cookie") ?? context.req.header("cookie") ?? "" },
  });
  const shown = await app.fetch(again, { ...context.env, refused: { error, sent } });
  if (shown.status !== 200) return problemPage(context, hub, error);
  const headers = new Headers(shown.headers);
  // Browsers would ask for the address of the form, which no page has.
  headers.delete("refresh");
  return context.html(await shown.text(), status, Object.fromEntries(headers));
}

/** What a page is called that nobody can open, by status. */
const titles: Readonly<Partial<Record<number, HubKey>>> = { 403: "forbidden.title", 404: "absent.title" };

/** What is wrong, with the form to sign in where that is what is missing, or the way back. */
function problemPage(context: HubContext, hub: Hub, error: VigieErrors): Response {
  const view = viewOf(context, error);
  const { message } = view;
  const status = statusOf(error);
  const title = titles[status];
  const page = needsSignIn(context, error)
    ? hubPage(view, message("signIn.title"), signInAgain(context, hub, view))
    : title === undefined
      ? hubPage(view, message("problems.page"), wayBack(context, view))
      : hubPage({ ...view, problems: [] }, message(title), [
          view.problems.map(({ what, cure }) => html`<p>${what}</p><p>${cure}</p>`),
          html`<p><a href="/">${message("problems.home")}</a></p>`,
        ]);
  return context.html(page.text, status);
}

function wayBack(context: HubContext, { message }: View): Insert {
  const referer = context.req.header("referer") ?? "";
  const back = URL.canParse(referer) ? pathOf(new URL(referer).pathname) : "/";
  return html`<p><a href="${back}">${message("problems.back")}</a></p>`;
}

/** A sign-in that was refused is tried again on the same page. */
function needsSignIn(context: HubContext, { errors: [first] }: VigieErrors): boolean {
  if (first?.code === "hub/sign-in-needed" || first?.code === "hub/sign-in-again") return true;
  return context.get("sent")?.has("back") ?? false;
}

/** The form to sign in, with what was being sent when the session was over. */
function signInAgain(context: HubContext, hub: Hub, view: View): Insert {
  const sent = context.get("sent") ?? new Map<string, string>();
  return sent.has("back")
    ? signInForm({ ...view, sent }, hub, carriedBy(sent))
    : signInForm(view, hub, { back: view.path, kept: keptForm(sent) });
}

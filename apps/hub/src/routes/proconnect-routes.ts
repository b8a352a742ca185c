import { jsonOf } from "@vigie/bundle";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { beginSignIn, endSignIn, pendingSignIn } from "../accounts/proconnect.ts";
import type { Hub } from "../hub.ts";
import { refuse } from "../problems.ts";
import { cookieOptions, type HubApp, isSecure, pathOf } from "./request.ts";
import { enter } from "./sign-in-routes.ts";

export function proconnectRoutes(app: HubApp, hub: Hub): void {
  if (hub.settings.proconnect === null) return;
  const cookie = isSecure(hub) ? "__Host-proconnect" : "proconnect";

  app.get("/proconnect", async (context) => {
    const { address, pending } = await beginSignIn(hub, pathOf(context.req.query("retour") ?? "/"));
    setCookie(context, cookie, JSON.stringify(pending), { ...cookieOptions(hub), maxAge: 600 });
    return context.redirect(address.href, 303);
  });
  app.get("/proconnect/retour", async (context) => {
    const pending = pendingSignIn.safeParse(jsonOf(getCookie(context, cookie) ?? ""));
    deleteCookie(context, cookie, { path: "/", secure: isSecure(hub) });
    if (!pending.success) return refuse("hub/proconnect-failed");
    const { search } = new URL(context.req.url);
    const address = new URL(`${hub.settings.address}/proconnect/retour${search}`);
    const opened = await endSignIn(hub, address, pending.data);
    return enter(context, hub, { cookie: opened, back: pending.data.back });
  });
}

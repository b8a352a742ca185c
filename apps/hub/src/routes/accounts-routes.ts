import { html, type Insert } from "@vigie/documents";
import { textValue } from "@vigie/words";
import { accountOf, emailOf, type Person, passkeyCount, setDisabled } from "../accounts/account.ts";
import { isErased } from "../accounts/account-closure.ts";
import { answerAgent, hasAcceptedAgent } from "../accounts/agents.ts";

import { establishmentsOf, knownInstitutions, registerEstablishment } from "../accounts/institution.ts";
import { invite } from "../accounts/invitation.ts";
import { type Link, spacedCode } from "../accounts/link-code.ts";
import { passkeysOf } from "../accounts/passkey.ts";

import { passwordLink } from "../accounts/password-change.ts";
import { inClear } from "../accounts/sealed.ts";
import { removeSecondFactor } from "../accounts/second-factor.ts";
import type { Hub } from "../hub.ts";
import type { HubKey } from "../messages.ts";
import { notifyOf, sendMail } from "../notify.ts";
import { buttonForm, choice, copiedText, field, form, go, namedTable, type View } from "../pages/view.ts";
import { refuse } from "../problems.ts";
import { type Role, roles } from "../rules/roles.ts";
import { formOf, formText, line } from "./forms.ts";
import { answerPage, type HubApp, type HubContext, justSignedIn, signedIn, viewOf } from "./request.ts";

/** Everybody's accounts: a lead invites, an administrator keeps them. */
export function accountsRoutes(app: HubApp, hub: Hub): void {
  app.get("/comptes", async (context) => {
    const { person } = signedIn(context, "lead", "administrator");
    const view = viewOf(context);
    const { message } = view;
    const institutions = await knownInstitutions(hub.database);
    return answerPage(context, view, message("accounts.title"), [
      html`<h2>${message("invite.title")}</h2>`,
      form(view, "/comptes/inviter", [
        field(view, "name", message("account.name")),
        field(view, "email", message("account.email"), { type: "email" }),
        field(view, "institution", message("account.institution"), {
          hint: message("invite.institutionHint"),
          among: institutions,
        }),
        choice(
          view,
          "role",
          message("account.role"),
          invitable(person.role).map((role) => [role, message(roleKey(role))]),
        ),
        go(message("invite.action")),
      ]),
      await invitationTable(hub, view, person.role),
      html`<h2>${message("accounts.list")}</h2>`,
      await accountTable(hub, view, person.role),
      person.role === "administrator" && hub.settings.proconnect !== null
        ? await establishmentsPart(hub, view, institutions)
        : null,
    ]);
  });
  app.post("/comptes/inviter", async (context) => {
    const sent = await formOf(context, { role: formText, name: line, email: line, institution: line });
    const { person } = signedIn(context, "lead", "administrator");
    if (person.role === "administrator") justSignedIn(context, hub);
    const { message } = viewOf(context);
    const role = invitable(person.role).find((one) => one === sent.role);
    if (role === undefined) return refuse("hub/forbidden");
    for (const [name, key] of [
      ["name", "account.name"],
      ["email", "account.email"],
      ["institution", "account.institution"],
    ] as const)
      if (sent[name] === "") return refuse("hub/field-missing", { field: textValue(message(key)) });
    const { name, institution } = sent;
    const email = emailOf(sent.email);
    const link = await invite(hub, person, { name, email, institution, role });
    return sendLink(context, hub, { kind: "invitation", link, by: person, name, email });
  });

  app.post("/comptes/etablissements", async (context) => {
    const { siret, holder: institution } = await formOf(context, { siret: line, holder: line });
    const { person } = justSignedIn(context, hub, "administrator");
    await registerEstablishment(hub, person, { siret, institution });
    return context.redirect("/comptes", 303);
  });
  accountRoutes(app, hub);
}

/** One account: its page, and what an administrator does to it. */
function accountRoutes(app: HubApp, hub: Hub): void {
  app.get("/comptes/:id", async (context) => {
    const { person } = signedIn(context, "administrator");
    const view = viewOf(context);
    const { message } = view;
    const account = await accountOf(hub, context.req.param("id"));
    const { id, name, email, institution, role, totp, disabled_at } = account;
    const path = `/comptes/${id}`;
    const buttons: Insert[] = [];
    if (disabled_at === null)
      buttons.push(buttonForm(view, `${path}/mot-de-passe`, message("accounts.passwordLink")));
    if (totp !== null || (await passkeysOf(hub, id)).length > 0)
      buttons.push(buttonForm(view, `${path}/second-facteur`, message("accounts.removeSecondFactor")));
    const isPending = account.pending_since !== null && disabled_at === null;
    if (isPending && !(await hasAcceptedAgent(hub, institution)))
      buttons.push(buttonForm(view, `${path}/accepter`, message("agents.acceptInstead")));
    if (id !== person.id)
      buttons.push(
        disabled_at === null
          ? buttonForm(view, `${path}/fermer`, message("accounts.disable"))
          : buttonForm(view, `${path}/rouvrir`, message("accounts.enable")),
      );
    return answerPage(context, view, name, [
      html`<p><a href="/comptes">${message("accounts.back")}</a></p>
<p>${message("account.of", { name: email, institution, role: message(roleKey(role)) })}</p>
<p>${message(disabled_at === null ? "accounts.isOpen" : "accounts.isClosed")}</p>`,
      isPending ? html`<p>${message("agents.isWaiting")}</p>` : null,
      isErased(account) ? null : html`<p><a href="${path}/modifier">${message("mend.title")}</a></p>`,
      buttons,
    ]);
  });
  app.post("/comptes/:id/mot-de-passe", async (context) => {
    await formOf(context, {});
    const { person } = justSignedIn(context, hub, "administrator");
    const { id, name, email } = await accountOf(hub, context.req.param("id"));
    const link = await passwordLink(hub, person, id);
    return sendLink(context, hub, { kind: "password", link, by: person, name, email });
  });
  app.post("/comptes/:id/second-facteur", async (context) => {
    await formOf(context, {});
    const { person } = justSignedIn(context, hub, "administrator");
    const { id } = await accountOf(hub, context.req.param("id"));
    await removeSecondFactor(hub, person, id);
    await notifyOf(hub, id, "changed");
    return context.redirect(`/comptes/${id}`, 303);
  });
  app.post("/comptes/:id/accepter", async (context) => {
    await formOf(context, {});
    const { person } = justSignedIn(context, hub, "administrator");
    const account = context.req.param("id");
    await answerAgent(hub, person, { account, isAccepted: true });
    return context.redirect(`/comptes/${account}`, 303);
  });
  for (const [path, isDisabled] of [
    ["fermer", true],
    ["rouvrir", false],
  ] as const)
    app.post(`/comptes/:id/${path}`, async (context) => {
      await formOf(context, {});
      const { person } = justSignedIn(context, hub, "administrator");
      const account = context.req.param("id") ?? "";
      await setDisabled(hub, person, { account, isDisabled });
      return context.redirect(`/comptes/${account}`, 303);
    });
}

export function roleKey(role: Role): HubKey {
  return `role.${role}`;
}

/** A lead invites partners; only an administrator invites who reviews them, so that a lead cannot invent the reviewers. */
export function invitable(role: Role): readonly Role[] {
  return role === "administrator" ? roles : ["partner"];
}

async function accountTable(hub: Hub, view: View, reader: Role): Promise<Insert> {
  const { message } = view;
  const accounts = await hub.database
    .selectFrom("account")
    .select(["id", "name", "institution", "role", "email", "totp", "disabled_at", "pending_since"])
    .select(passkeyCount)
    .execute();
  const shown = accounts
    .map((one) => inClear(hub, one))
    .toSorted((a, b) => compare(a.institution, b.institution) || compare(a.name, b.name));
  return namedTable(
    view,
    "accounts.caption",
    [
      "account.name",
      "account.institution",
      "account.role",
      "account.email",
      "secondFactor.title",
      "accounts.state",
    ],
    shown.map(({ id, name, institution, role, email, totp, passkeys, disabled_at, pending_since }) => [
      reader === "administrator" ? html`<a href="/comptes/${id}">${name}</a>` : name,
      institution,
      message(roleKey(role)),
      email,
      message(totp === null && Number(passkeys) === 0 ? "secondFactor.no" : "secondFactor.yes"),
      message(accountStateKey({ disabled_at, pending_since })),
    ]),
  );
}

function accountStateKey(account: {
  readonly disabled_at: string | null;
  readonly pending_since: string | null;
}): HubKey {
  if (account.disabled_at !== null) return "accounts.closed";
  return account.pending_since === null ? "accounts.open" : "agents.waiting";
}

/** Invitations that were not used yet, so that whoever waits for somebody knows it. */
async function invitationTable(hub: Hub, view: View, reader: Role): Promise<Insert> {
  const { message, day } = view;
  const waiting = await hub.database
    .selectFrom("invitation")
    .select(["id", "name", "institution", "role", "email", "expires_at"])
    .where("used_at", "is", null)
    .where("cancelled_at", "is", null)
    .where("expires_at", ">=", hub.now().toISOString())
    .orderBy("expires_at")
    .execute();
  if (waiting.length === 0) return null;
  return namedTable(
    view,
    "invite.waiting",
    ["account.name", "account.institution", "account.role", "account.email", "invite.until"],
    waiting
      .map((one) => inClear(hub, one))
      .map(({ id, name, institution, role, email, expires_at }) => [
        name,
        institution,
        message(roleKey(role)),
        email || message("invite.onPaper"),
        [
          day(expires_at),
          invitable(reader).includes(role)
            ? html`<br><a href="/comptes/invitations/${id}/annuler">${message("invite.cancelTitle")}</a>`
            : null,
        ],
      ]),
  );
}

const { compare } = new Intl.Collator("fr");

async function establishmentsPart(hub: Hub, view: View, institutions: readonly string[]): Promise<Insert> {
  const { message } = view;
  const stored = await establishmentsOf(hub);
  return [
    html`<h2>${message("establishments.title")}</h2><p>${message("establishments.text")}</p>`,
    stored.length === 0
      ? null
      : namedTable(
          view,
          "establishments.title",
          ["establishments.siret", "account.institution"],
          stored.map(({ siret, institution }) => [siret, institution]),
        ),
    form(view, "/comptes/etablissements", [
      field(view, "siret", message("establishments.siret"), { hint: message("establishments.hint") }),
      field(view, "holder", message("account.institution"), { among: institutions }),
      go(message("establishments.action")),
    ]),
  ];
}

const linkPaths = { invitation: "/invitation/", password: "/mot-de-passe/" } as const;

/**
 * Sends a link to who it is for, and shows its code, to be said otherwise. Only where the message could not leave does the
 * page show the link.
 */
async function sendLink(
  context: HubContext,
  hub: Hub,
  {
    kind,
    link: made,
    by,
    name,
    email,
  }: {
    readonly kind: keyof typeof linkPaths;
    readonly link: Link;
    readonly by: Person;
    readonly name: string;
    readonly email: string;
  },
): Promise<Response> {
  const view = viewOf(context);
  const { message } = view;
  const link = `${hub.settings.address}${linkPaths[kind]}${made.token}`;
  const values = { name, link, by: by.name, institution: by.institution };
  const isSent = await sendMail(hub, { to: email, mail: kind, values });
  return answerPage(context, view, message("link.done"), [
    isSent
      ? html`<p>${message("link.sent", { email })}</p>`
      : html`<p>${message("link.byHand", { name })}</p><p>${copiedText(view, link)}</p>`,
    html`<p>${message("link.tellCode", { name })}</p><p class="lead">${copiedText(view, spacedCode(made))}</p>`,
    html`<p><a href="/comptes">${message("accounts.back")}</a></p>`,
  ]);
}

import { accountOf } from "../accounts/account.ts";
import { isErased } from "../accounts/account-closure.ts";
import { mendAccount } from "../accounts/account-mending.ts";
import { knownInstitutions } from "../accounts/institution.ts";
import { cancelInvitation, waitingInvitation } from "../accounts/invitation.ts";
import type { Hub } from "../hub.ts";
import { sendMail } from "../notify.ts";
import { choice, confirmation, field } from "../pages/view.ts";
import { refuse } from "../problems.ts";
import { roles } from "../rules/roles.ts";
import { invitable, roleKey } from "./accounts-routes.ts";
import { formOf, formText, line } from "./forms.ts";
import { answerPage, type HubApp, justSignedIn, signedIn, viewOf } from "./request.ts";

/** What is mended of an account, and an invitation that is cancelled, each on a page that says what it does. */
export function accountMendingRoutes(app: HubApp, hub: Hub): void {
  app.get("/comptes/:id/modifier", async (context) => {
    signedIn(context, "administrator");
    const account = await accountOf(hub, context.req.param("id"));
    if (isErased(account)) return refuse("hub/absent");
    const { id, name, email, institution, role } = account;
    const view = viewOf(context);
    const { message } = view;
    const others = roles.filter((one) => one !== role);
    return answerPage(
      context,
      view,
      message("mend.title"),
      confirmation(view, `/comptes/${id}/modifier`, {
        says: [message("mend.text"), message("mend.after")],
        fields: [
          field(view, "name", message("account.name"), { value: name }),
          field(view, "email", message("account.email"), { type: "email", value: email }),
          field(view, "institution", message("account.institution"), {
            value: institution,
            hint: message("invite.institutionHint"),
            among: await knownInstitutions(hub.database),
          }),
          choice(
            view,
            "role",
            message("account.role"),
            [role, ...others].map((one) => [one, message(roleKey(one))]),
          ),
        ],
        label: message("mend.action"),
        back: `/comptes/${id}`,
      }),
    );
  });
  app.post("/comptes/:id/modifier", async (context) => {
    const sent = await formOf(context, { role: formText, name: line, email: line, institution: line });
    const { person } = justSignedIn(context, hub, "administrator");
    const account = context.req.param("id");
    const role = roles.find((one) => one === sent.role);
    if (role === undefined) return refuse("hub/forbidden");
    const before = await mendAccount(hub, person, { ...sent, account, role });
    const { email } = await accountOf(hub, account);
    const values = { link: `${hub.settings.address}/compte` };
    for (const to of new Set([before, email])) await sendMail(hub, { to, mail: "mended", values });
    return context.redirect(`/comptes/${account}`, 303);
  });

  app.get("/comptes/invitations/:id/annuler", async (context) => {
    const { person } = signedIn(context, "lead", "administrator");
    const { id, name, institution, role } = await waitingInvitation(hub, context.req.param("id"));
    if (!invitable(person.role).includes(role)) return refuse("hub/forbidden");
    const view = viewOf(context);
    const { message } = view;
    return answerPage(
      context,
      view,
      message("invite.cancelTitle"),
      confirmation(view, `/comptes/invitations/${id}/annuler`, {
        says: [
          message("invite.cancelText", { name, institution, role: message(roleKey(role)) }),
          message("invite.cancelAfter"),
        ],
        label: message("invite.cancelAction"),
        back: "/comptes",
      }),
    );
  });
  app.post("/comptes/invitations/:id/annuler", async (context) => {
    await formOf(context, {});
    const { person } = signedIn(context, "lead", "administrator");
    const { id, role } = await waitingInvitation(hub, context.req.param("id"));
    if (!invitable(person.role).includes(role)) return refuse("hub/forbidden");
    await cancelInvitation(hub, person, id);
    return context.redirect("/comptes", 303);
  });
}

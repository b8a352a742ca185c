import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import { z } from "zod";
import { inTransaction } from "../database/transaction.ts";
import type { Hub } from "../hub.ts";
import { record } from "../journal/journal.ts";
import { logFault } from "../log.ts";
import { refuse } from "../problems.ts";
import type { Settings } from "../settings.ts";
import { emailOf } from "./account.ts";
import { institutionOfSiret } from "./institution.ts";
import { accountFrom } from "./invitation.ts";
import { passkeysOf } from "./passkey.ts";
import { emailKey, inClear } from "./sealed.ts";
import { openSession } from "./session.ts";

/** What a browser brings back with its answer; kept in a cookie while its reader is at ProConnect. */
export const pendingSignIn = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** The page to open afterwards. */
  back: z.string(),
});
export type PendingSignIn = z.infer<typeof pendingSignIn>;

/** What ProConnect says of an agent. */
const agent = z.object({
  sub: z.string().min(1).max(255),
  email: z.email(),
  siret: z.string().regex(/^\d{14}$/),
});
type Agent = z.infer<typeof agent> & { readonly isStrong: boolean; readonly idToken: string | null };

/** @see https://partenaires.proconnect.gouv.fr: what identifies an agent and their establishment */
const scope = "openid email siret";

/**
 * The address where a browser goes to sign in, and what it must bring back.
 * @throws {VigieErrors} ProConnect does not answer
 */
export async function beginSignIn(
  hub: Hub,
  back: string,
): Promise<{ readonly address: URL; readonly pending: PendingSignIn }> {
  const provider = await providerOf(hub).catch((error: unknown) => failed(hub, error));
  const pending = {
    state: randomState(),
    nonce: randomNonce(),
    verifier: randomPKCECodeVerifier(),
    back,
  };
  const address = buildAuthorizationUrl(provider, {
    redirect_uri: returnAddress(hub),
    scope,
    // ProConnect says how an agent proved who they are where it is asked to.
    claims: JSON.stringify({ id_token: { amr: { essential: true } } }),
    state: pending.state,
    nonce: pending.nonce,
    code_challenge: await calculatePKCECodeChallenge(pending.verifier),
    code_challenge_method: "S256",
  });
  return { address, pending };
}

/**
 * Opens the session of an agent who comes back from ProConnect. Nobody has an account without an invitation.
 * @param address the whole address that the browser asked for
 * @throws {VigieErrors} an answer that is not ProConnect's or not to this browser; an agent who was not invited, of another
 * institution, or without the second factor that the account asks for
 * @returns the value of the session's cookie
 */
export async function endSignIn(hub: Hub, address: URL, pending: PendingSignIn): Promise<string> {
  const found = await agentOf(hub, address, pending).catch((error: unknown) => failed(hub, error));
  const institution = await institutionOfSiret(hub, found.siret);
  const { account, totp } = await accountOfAgent(hub, found, institution);
  const needsSecond = totp !== null || (await passkeysOf(hub, account)).length > 0;
  if (needsSecond && !found.isStrong) return refuse("hub/proconnect-second-factor");
  const { idToken } = found;
  return inTransaction(hub, (transaction) => openSession(hub, transaction, { account, idToken }));
}

/**
 * Where to end the session at ProConnect too: it knows which one by what it signed then.
 * @param idToken null for a session that was opened another way
 * @returns null where there is nothing to end, or ProConnect does not answer
 */
export async function endSessionAddress(hub: Hub, idToken: string | null): Promise<string | null> {
  if (hub.settings.proconnect === null || idToken === null) return null;
  const provider = await providerOf(hub).catch(() => null);
  if (provider?.serverMetadata().end_session_endpoint === undefined) return null;
  return buildEndSessionUrl(provider, {
    id_token_hint: idToken,
    state: randomState(),
    post_logout_redirect_uri: `${hub.settings.address}/`,
  }).href;
}

/** What openid-client says may quote what was sent: the log has its code, the person our words. */
function failed(hub: Hub, error: unknown): never {
  logFault(hub, "proconnect", error);
  return refuse("hub/proconnect-failed");
}

async function agentOf(hub: Hub, address: URL, { state, nonce, verifier }: PendingSignIn): Promise<Agent> {
  const provider = await providerOf(hub);
  const tokens = await authorizationCodeGrant(provider, address, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  const methods = claims?.amr;
  const userInfo = await fetchUserInfo(provider, tokens.access_token, claims?.sub ?? "");
  return {
    ...agent.parse(userInfo),
    isStrong: Array.isArray(methods) && methods.includes("mfa"),
    idToken: tokens.id_token ?? null,
  };
}

/** The account that an agent signs in to: known by its identifier at ProConnect, by its address of mail, or invited. */
async function accountOfAgent(
  hub: Hub,
  { sub, email: given }: Agent,
  institution: string | null,
): Promise<{ readonly account: string; readonly totp: string | null }> {
  const key = emailKey(emailOf(given), hub.settings.secret);
  const account = await hub.database
    .selectFrom("account")
    .select(["id", "institution", "totp", "proconnect", "disabled_at"])
    .where(({ or, and, eb }) =>
      or([eb("proconnect", "=", sub), and([eb("email_key", "=", key), eb("proconnect", "is", null)])]),
    )
    // The identifier before the address: an address may be given to another agent.
    .orderBy(({ eb }) => eb("proconnect", "is", null))
    .executeTakeFirst();
  if (account !== undefined) {
    if (account.disabled_at !== null) return refuse("hub/account-disabled");
    if (account.institution !== institution) return refuse("hub/proconnect-institution");
    if (account.proconnect === null) await link(hub, account.id, sub);
    return { account: account.id, totp: account.totp };
  }
  const invitation = await hub.database
    .selectFrom("invitation")
    .selectAll()
    .where("email_key", "=", key)
    .where("used_at", "is", null)
    .where("expires_at", ">=", hub.now().toISOString())
    .orderBy("expires_at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (invitation === undefined) return refuse("hub/proconnect-not-invited");
  if (invitation.institution !== institution) return refuse("hub/proconnect-institution");
  return {
    account: await accountFrom(hub, inClear(hub, invitation), { password: "", proconnect: sub }),
    totp: null,
  };
}

async function link(hub: Hub, account: string, sub: string): Promise<void> {
  await inTransaction(hub, async (transaction) => {
    await transaction.updateTable("account").set({ proconnect: sub }).where("id", "=", account).execute();
    await record(transaction, { account, act: "account.linked", subject: account }, hub.now());
  });
}

function returnAddress({ settings }: Hub): string {
  return `${settings.address}/proconnect/retour`;
}

const providers = new WeakMap<NonNullable<Settings["proconnect"]>, Promise<Configuration>>();

/** What the provider says of itself, asked once; asked again after a failure. */
function providerOf({ settings: { proconnect } }: Hub): Promise<Configuration> {
  if (proconnect === null) return refuse("hub/absent");
  const known = providers.get(proconnect) ?? discovered(proconnect);
  providers.set(proconnect, known);
  known.catch(() => providers.delete(proconnect));
  return known;
}

/** Signatures are checked with the provider's keys, those over the agent's claims too. */
function discovered({ issuer, client, secret }: NonNullable<Settings["proconnect"]>): Promise<Configuration> {
  const algorithms = { id_token_signed_response_alg: "RS256", userinfo_signed_response_alg: "RS256" };
  const execute = [
    enableNonRepudiationChecks,
    // A provider on this very machine: the settings refuse another without HTTPS.
    ...(issuer.startsWith("http:") ? [allowInsecureRequests] : []),
  ];
  return discovery(new URL(issuer), client, algorithms, ClientSecretPost(secret), { execute, timeout: 10 });
}

import { createHash, createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** What the provider says of the agent who signs in. */
export interface Agent {
  sub: string;
  email: string;
  siret: string;
  /** How the agent proved who they are. */
  amr: readonly string[];
}

export interface ProconnectServer {
  readonly issuer: string;
  agent: Agent;
  /** What is wrong with its answers, for tests. */
  fault: "none" | "nonce" | "userinfo_signature" | "userinfo_unsigned" | "other_subject";
  close(): Promise<void>;
}

export const client = { id: "vigie", secret: "a secret of tests" } as const;

/**
 * A provider of OpenID Connect as ProConnect is: authorization code with PKCE, identity token and user information signed
 * (RS256). It signs in whoever comes as `agent`.
 */
export async function startProconnect(agent: Agent): Promise<ProconnectServer> {
  const [right, wrong] = [keyPair(), keyPair()];
  const codes = new Map<
    string,
    { readonly nonce: string; readonly challenge: string; readonly agent: Agent }
  >();
  const tokens = new Map<string, Agent>();
  const jwt = (claims: object, key = right) => {
    const [head, body] = [{ alg: "RS256", kid: "k1" }, claims].map((part) =>
      Buffer.from(JSON.stringify(part)).toString("base64url"),
    );
    const signature = createSign("RSA-SHA256").update(`${head}.${body}`).sign(key.privateKey, "base64url");
    return `${head}.${body}.${signature}`;
  };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", made.issuer);
    const json = (body: object, status = 200) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    switch (url.pathname) {
      case "/.well-known/openid-configuration":
        return json({
          issuer: made.issuer,
          authorization_endpoint: `${made.issuer}/authorize`,
          token_endpoint: `${made.issuer}/token`,
          userinfo_endpoint: `${made.issuer}/userinfo`,
          jwks_uri: `${made.issuer}/jwks`,
          end_session_endpoint: `${made.issuer}/session/end`,
          response_types_supported: ["code"],
          subject_types_supported: ["public"],
          id_token_signing_alg_values_supported: ["RS256"],
          userinfo_signing_alg_values_supported: ["RS256"],
        });
      case "/jwks":
        return json({
          keys: [{ ...right.publicKey.export({ format: "jwk" }), kid: "k1", alg: "RS256", use: "sig" }],
        });
      case "/authorize": {
        const code = randomUUID();
        codes.set(code, {
          nonce: url.searchParams.get("nonce") ?? "",
          challenge: url.searchParams.get("code_challenge") ?? "",
          agent: made.agent,
        });
        const back = new URL(url.searchParams.get("redirect_uri") ?? "");
        back.searchParams.set("code", code);
        back.searchParams.set("state", url.searchParams.get("state") ?? "");
        back.searchParams.set("iss", made.issuer);
        return response.writeHead(303, { location: back.href }).end();
      }
      case "/token": {
        const sent = new URLSearchParams(await bodyOf(request));
        const authorization = codes.get(sent.get("code") ?? "");
        codes.delete(sent.get("code") ?? "");
        const challenge = createHash("sha256")
          .update(sent.get("code_verifier") ?? "")
          .digest("base64url");
        const isRight =
          authorization?.challenge === challenge &&
          sent.get("client_id") === client.id &&
          sent.get("client_secret") === client.secret;
        if (authorization === undefined || !isRight) return json({ error: "invalid_grant" }, 400);
        const token = randomUUID();
        tokens.set(token, authorization.agent);
        const now = Math.floor(Date.now() / 1000);
        return json({
          access_token: token,
          token_type: "Bearer",
          expires_in: 60,
          id_token: jwt({
            iss: made.issuer,
            aud: client.id,
            sub: authorization.agent.sub,
            amr: authorization.agent.amr,
            nonce: made.fault === "nonce" ? "another" : authorization.nonce,
            iat: now,
            exp: now + 60,
          }),
        });
      }
      case "/userinfo": {
        const who = tokens.get(request.headers.authorization?.slice("Bearer ".length) ?? "");
        if (who === undefined) return json({ error: "invalid_token" }, 401);
        const { email, siret } = who;
        const sub = made.fault === "other_subject" ? "another" : who.sub;
        const claims = { iss: made.issuer, aud: client.id, sub, email, siret };
        if (made.fault === "userinfo_unsigned") return json(claims);
        const signed = jwt(claims, made.fault === "userinfo_signature" ? wrong : right);
        return response.writeHead(200, { "content-type": "application/jwt" }).end(signed);
      }
      default:
        return json({ error: "not_found" }, 404);
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const made: ProconnectServer = {
    issuer: `http://127.0.0.1:${port}`,
    agent,
    fault: "none",
    close: () => new Promise((closed) => server.close(() => closed())),
  };
  return made;
}

function keyPair() {
  return generateKeyPairSync("rsa", { modulusLength: 2048 });
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { HubApp } from "../src/routes/request.ts";
import { hubApp } from "../src/server.ts";
import { readSettings } from "../src/settings.ts";
import { password, personOf, type TestHub, testHub } from "./fixture.ts";
import { Visitor } from "./visitor.ts";

let service: TestHub;
let app: HubApp;
beforeAll(async () => {
  service = await testHub({ address: "https://observatoire.exemple" });
  app = hubApp(service.hub);
});
afterAll(async () => service.close());

const signIn = (email: string, headers: Record<string, string> = {}) =>
  app.request("/connexion", { method: "POST", headers, body: new URLSearchParams({ email, password }) });

test("over HTTPS, the cookie of a session is of this host only, and out of the reach of scripts", async () => {
  const { email } = await personOf(service.hub, "lead", "Cookie");
  const answered = await signIn(email);
  const [cookie = ""] = answered.headers.getSetCookie();
  expect(cookie).toMatch(/^__Host-vigie=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  expect(answered.headers.get("strict-transport-security")).toContain("max-age=31536000");
});

test.each([
  ["another site, said by the browser", { "sec-fetch-site": "cross-site" }, 422],
  ["a sister site", { "sec-fetch-site": "same-site" }, 422],
  [
    "another origin, in an old browser",
    { origin: "https://ailleurs.exemple", host: "observatoire.exemple" },
    422,
  ],
  ["no origin at all", { origin: "null", host: "observatoire.exemple" }, 422],
  ["this origin", { origin: "https://observatoire.exemple", host: "observatoire.exemple" }, 303],
] as const)("a sign-in form of %s answers %s", async (_, headers, status) => {
  const { email } = await personOf(service.hub, "lead", `Origine ${Math.random()}`);
  expect((await signIn(email, headers)).status).toBe(status);
});

test.each([
  ["/campagnes/x?etude=1", "/campagnes/x?etude=1"],
  ["//ailleurs.exemple", "/"],
  ["https://ailleurs.exemple", "/"],
  ["/\\ailleurs.exemple", "/"],
  ["javascript:alert(1)", "/"],
] as const)("the language page leads back to %s as %s", async (requested, to) => {
  const answered = await app.request(`/langue/en?retour=${encodeURIComponent(requested)}`);
  expect(answered.headers.get("location")).toBe(to);
});

test("whoever is not signed in sends no large file", async () => {
  const body = new Uint8Array(2_000_000);
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  for (const [path, status] of [
    ["/connexion", 413],
    ["/etudes", 401],
    ["/campagnes/x/partenaires/y/depots", 401],
  ] as const)
    expect([path, (await app.request(path, { method: "POST", headers, body })).status]).toEqual([
      path,
      status,
    ]);
});

test("a header that anybody may write makes nobody known", async () => {
  const body = new Uint8Array(2_000_000);
  const headers = { signature: "x", authorization: "Bearer x" };
  const answered = await app.request("/campagnes/x/partenaires/y/depots", { method: "POST", headers, body });
  expect(answered.status).toBe(401);
});

describe("uploads", () => {
  const cookieOf = async (role: "partner" | "reviewer", name: string) => {
    const { email } = await personOf(service.hub, role, name);
    const [cookie = ""] = ((await signIn(email)).headers.getSetCookie()[0] ?? "").split(";");
    return cookie;
  };
  /** What Node.js asks of a request whose body is a stream. */
  const streamed = { duplex: "half" } as const;
  /** Announces 50 MB, sends `bytes` of them, then nothing. */
  const sendSlowly = (cookie: string, bytes: number, signal: AbortSignal) =>
    app.request("/campagnes/x/partenaires/y/depots", {
      method: "POST",
      headers: { cookie, "content-length": "50000000", "content-type": "multipart/form-data; boundary=x" },
      body: new ReadableStream({
        start: (controller) => {
          if (bytes > 0) controller.enqueue(new Uint8Array(bytes));
          signal.addEventListener("abort", () => controller.error(new Error("closed")));
        },
      }),
      ...streamed,
    });
  const sendNow = (cookie: string) => {
    const body = new FormData();
    body.set("file", new File(["x"], "x"));
    return app.request("/campagnes/x/partenaires/y/depots", { method: "POST", headers: { cookie }, body });
  };

  test("announced and never sent, they stop nobody but their own account, and are refused after ten seconds", async () => {
    const { signal } = new AbortController();
    const silent = await cookieOf("partner", "Silence");
    const started = sendSlowly(silent, 0, signal);
    const other = sendSlowly(await cookieOf("partner", "Silence aussi"), 0, signal);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await sendNow(silent)).status).toBe(429);
    expect(await (await sendNow(await cookieOf("partner", "Parole"))).text()).toContain("ouvert il y a trop");
    expect([(await started).status, (await other).status]).toEqual([408, 408]);
    expect((await sendNow(silent)).status).toBe(422);
  }, 20_000);

  test("above the memory that uploads may take, the next one is told when to come back", async () => {
    const closing = new AbortController();
    const started: Promise<Response>[] = [];
    for (const name of ["Un", "Deux"])
      started.push(
        Promise.resolve(sendSlowly(await cookieOf("partner", `Gros ${name}`), 49_999_999, closing.signal)),
      );
    const third = await cookieOf("partner", "Gros trois");
    const refused = await sendNow(third);
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "30"]);
    closing.abort();
    expect((await Promise.all(started)).map(({ status }) => status)).toEqual([400, 400]);
    expect((await sendNow(third)).status).toBe(422);
  });

  test("who may not send one is refused before its body is read", async () => {
    const cookie = await cookieOf("reviewer", "Curieux");
    const answered = await sendSlowly(cookie, 0, new AbortController().signal);
    expect(answered.status).toBe(403);
  });
});

test("what is not a form is answered 400, and is no fault of ours", async () => {
  const headers = { "content-type": "multipart/form-data; boundary=x" };
  const before = service.logged.length;
  for (const body of ["x", "--x\r\nrien"])
    expect((await app.request("/connexion", { method: "POST", headers, body })).status).toBe(400);
  expect(service.logged.slice(before)).toEqual([]);
});

test("a method that no page has is answered 404, and written in the log", async () => {
  for (const method of ["PUT", "DELETE", "OPTIONS", "PATCH"]) {
    expect((await app.request("/comptes", { method })).status).toBe(404);
    expect(service.logged.at(-1)).toMatch(new RegExp(`refused hub/absent ${method} `));
  }
});

test("two gigabytes are refused before they are read, even from a partner", async () => {
  const { email } = await personOf(service.hub, "partner", "Caf", "gros");
  const answered = await signIn(email);
  const [cookie = ""] = (answered.headers.getSetCookie()[0] ?? "").split(";");
  const headers = {
    cookie,
    "content-length": "2000000000",
    "content-type": "multipart/form-data; boundary=x",
  };
  const refused = await app.request("/campagnes/x/partenaires/y/depots", {
    method: "POST",
    headers,
    body: "x",
  });
  expect(refused.status).toBe(413);
  expect(await refused.text()).toContain("50 Mo");
});

describe("published files", () => {
  beforeAll(async () => {
    const { folder } = service.hub.settings;
    mkdirSync(join(folder, "editions/e"), { recursive: true });
    mkdirSync(join(folder, "editions/e-secret"), { recursive: true });
    writeFileSync(join(folder, "editions/e/index.html"), "<title>publié</title>");
    writeFileSync(join(folder, "editions/e-secret/index.html"), "secret");
    const campaign = { id: "c", study: "s", title: "", message: "", closes_on: "2026-03-31" };
    await service.hub.database
      .insertInto("campaign")
      .values({ ...campaign, state: "published", previous: null, created_at: "" })
      .execute();
    const edition = { id: "e", campaign: "c", folder: "editions/e", deposits: "[]" };
    await service.hub.database
      .insertInto("edition")
      .values({ ...edition, published_at: "2026-01-01", created_at: "" })
      .execute();
  });

  test.each([
    ["", 200],
    ["index.html", 200],
    ["..%2fe-secret/index.html", 404],
    ["%2e%2e/%2e%2e/hub.sqlite", 404],
    ["..%252f..%252fhub.sqlite", 404],
    ["%2fetc%2fpasswd", 404],
    ["index.html%00.png", 404],
    ["%zz", 404],
  ] as const)("asked %j: %i", async (requested, status) => {
    expect((await app.request(`/publications/c/${requested}`)).status).toBe(status);
  });

  /** « <title>publié</title> » has 22 bytes. */
  test.each([
    ["whole", {}, 200, "<title>publié</title>"],
    ["the tag that it has", { "if-none-match": "<tag>" }, 304, ""],
    ["one of its tags, weak", { "if-none-match": 'W/"x", W/<tag>' }, 304, ""],
    [
      "another tag, though unchanged since",
      { "if-none-match": '"x"', "if-modified-since": "<date>" },
      200,
      null,
    ],
    ["unchanged since", { "if-modified-since": "<date>" }, 304, ""],
    ["changed since", { "if-modified-since": "Thu, 01 Jan 1970 00:00:00 GMT" }, 200, null],
    ["a part", { range: "bytes=1-5", "accept-encoding": "gzip" }, 206, "title"],
    ["what is left of it", { range: "bytes=15-" }, 206, "/title>"],
    ["its end", { range: "bytes=-6" }, 206, "title>"],
    ["a part that goes past its end", { range: "bytes=16-99" }, 206, "title>"],
    ["a part past its end", { range: "bytes=22-" }, 416, ""],
    ["several parts", { range: "bytes=0-1,3-4" }, 200, null],
    ["a part of the same", { range: "bytes=1-5", "if-range": "<tag>" }, 206, "title"],
    ["a part of another one", { range: "bytes=1-5", "if-range": '"x"' }, 200, null],
  ] as const)("asked for %s: %j, %i", async (_, conditions, status, body) => {
    const whole = await app.request("/publications/c/");
    const known = { "<tag>": whole.headers.get("etag"), "<date>": whole.headers.get("last-modified") };
    const headers = Object.entries(conditions).map(([name, value]): [string, string] => [
      name,
      value.replace(/<tag>|<date>/, (word) => known[word as keyof typeof known] ?? ""),
    ]);
    const answered = await app.request("/publications/c/", { headers });
    expect(answered.status).toBe(status);
    if (body !== null) expect(await answered.text()).toBe(body);
    if (status === 416) expect(answered.headers.get("content-range")).toBe("bytes */22");
  });

  test("asked for its head: its length, and nothing of it", async () => {
    const { headers, status, body } = await app.request("/publications/c/", { method: "HEAD" });
    expect([status, headers.get("content-length"), headers.get("accept-ranges"), body]).toEqual([
      200,
      "22",
      "bytes",
      null,
    ]);
  });

  test("what is compressed has a tag of its own, and is not sent to who refuses it", async () => {
    const answerIn = async (encoding: string) => {
      const { headers } = await app.request("/publications/c/", { headers: { "accept-encoding": encoding } });
      return [headers.get("content-encoding"), headers.get("etag")];
    };
    const [plain, gzipped] = [await answerIn("br, gzip;q=0"), await answerIn("br, gzip;q=0.5")];
    expect([plain[0], gzipped[0]]).toEqual([null, "gzip"]);
    expect(plain[1]).not.toBe(gzipped[1]);
  });

  test("the identifier of the study leads to its last edition, and the feed to each", async () => {
    const { id: account } = await personOf(service.hub, "lead", "Étude");
    const study = { hash: "s", name: "canaux", version: "1", title: "", blob: "b", uploaded_at: "" };
    await service.hub.database
      .insertInto("study")
      .values({ ...study, uploaded_by: account })
      .execute();
    expect(await (await app.request("/publications/canaux/")).text()).toBe("<title>publié</title>");
    expect((await app.request("/publications/autre/")).status).toBe(404);
    const feed = await app.request("/editions.atom");
    expect(feed.headers.get("content-type")).toBe("application/atom+xml");
    expect(await feed.text()).toMatch(
      /^<\?xml[^>]*>\n<feed xmlns="http:\/\/www.w3.org\/2005\/Atom"[\s\S]*<updated>2026-01-01<\/updated>[\s\S]*<entry><id>https:\/\/observatoire.exemple\/publications\/c\/<\/id>/,
    );
  });
});

describe("what forms send", () => {
  const inviter = async () => {
    const { email } = await personOf(
      service.hub,
      "lead",
      "Inviteur",
      `inviteur ${service.sent.length} ${Math.random()}`,
    );
    const lead = new Visitor(
      hubApp({ ...service.hub, settings: { ...service.hub.settings, address: "http://x" } }),
    );
    await lead.signIn(email);
    await lead.get("/comptes");
    return lead;
  };
  const invited = { name: "Ana", email: "ana@exemple.fr", institution: "Caf", role: "partner" };

  test.each([
    ["a header after the address", { email: "a@exemple.fr\r\nBcc: victime@exemple.fr" }, "invisible"],
    ["two addresses", { email: "a1@exemple.fr, b1@exemple.fr" }, "pas une adresse électronique"],
    ["no address", { email: "pas une adresse" }, "pas une adresse électronique"],
    ["NUL", { name: "A\0na" }, "invisible"],
    ["letters in another order", { institution: "\u202EfaC" }, "invisible"],
    ["a name of several lines", { name: "Ana\nadministratrice" }, "invisible"],
    ["a name that nobody has", { name: "a".repeat(201) }, "200 caractères au plus"],
  ] as const)("%s is refused, and nobody is written to", async (_, wrong, says) => {
    const lead = await inviter();
    const before = service.sent.length;
    const answered = await lead.post("/comptes/inviter", { ...invited, ...wrong });
    expect([answered.status, answered.text]).toEqual([422, expect.stringContaining(says)]);
    expect(service.sent.length).toBe(before);
  });

  test("the code of a link is shown with what copies it", async () => {
    const lead = await inviter();
    const { text } = await lead.post("/comptes/inviter", { ...invited, email: "copie@exemple.fr" });
    expect(text).toMatch(/<code data-copy="Copier" data-copied="Copié">\d{4} \d{4}<\/code>/);
  });

  test("an address that holds NUL is nobody's: the same answer on every database", async () => {
    for (const path of ["/publications/%00/", "/depots/%00", "/campagnes/nouvelle?etude=%00"])
      expect([path, (await app.request(path)).status]).toEqual([path, 404]);
  });
});

describe("a text whose session ended while it was written", () => {
  test("is shown again in its form after the sign-in, even mistyped once, and nothing secret is carried", async () => {
    const { email } = await personOf(service.hub, "lead", "Longue lettre");
    const lead = new Visitor(
      hubApp({ ...service.hub, settings: { ...service.hub.settings, address: "http://x" } }),
    );
    await lead.signIn(email);
    await lead.get("/comptes");
    service.clock += 31 * 60_000;
    const typed = { name: "Ana « B »", email: "ana@exemple.fr", institution: "Caf", role: "partner" };
    const refused = await lead.post("/comptes/inviter", { ...typed, password: "ne pas garder" });
    expect([refused.status, refused.text]).toEqual([401, expect.stringContaining('name="kept"')]);
    expect(refused.text).not.toContain("ne pas garder");
    const kept = JSON.stringify({ ...typed, page: "/comptes" });
    const wrong = await lead.post("/connexion", { email, password: "x", back: "/comptes", kept });
    expect(wrong.text).toContain('name="kept"');
    const again = await lead.post("/connexion", { email, password, back: "/comptes", kept });
    expect(again.text).toMatch(
      /n’a pas été envoyé[\s\S]*value="Ana « B »"[\s\S]*<option value="partner" selected>/,
    );
    expect((await lead.get("/comptes")).status).toBe(200);
  });

  test("what is not such a text opens the page that was asked for", async () => {
    const { email } = await personOf(service.hub, "lead", "Autre lettre");
    for (const kept of ["", "x", '{"page":1}']) {
      const answered = await app.request("/connexion", {
        method: "POST",
        body: new URLSearchParams({ email, password, back: "/comptes", kept }),
      });
      expect([kept, answered.status, answered.headers.get("location")]).toEqual([kept, 303, "/comptes"]);
    }
  });
});

test("an address that is none, or is not for who asks, is said in its own words", async () => {
  const absent = await (await app.request("/rien")).text();
  expect(absent).toMatch(/<title>Page introuvable – Vigie<\/title>/);
  expect(absent).not.toContain("À corriger");
});

test("each answer says what browsers may do with it; over HTTPS, to come back by it only", async () => {
  const headersOf = async (address: string, path: string) => {
    const hub = { ...service.hub, settings: { ...service.hub.settings, address } };
    return (await hubApp(hub).request(path)).headers;
  };
  const plain = await headersOf("http://127.0.0.1", "/rien");
  expect(Object.fromEntries(plain)).toMatchObject({
    "content-security-policy":
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
  });
  expect(plain.has("strict-transport-security")).toBe(false);
  const secure = await headersOf("https://observatoire.example", "/api/v1/editions");
  expect(secure.get("strict-transport-security")).toBe("max-age=31536000; includeSubDomains");
  expect(secure.get("content-disposition")).toContain("attachment");
});

test("the icon of a page is one that its own policy lets it show", async () => {
  const text = await (await app.request("/")).text();
  expect(text).toMatch(/img-src 'self' data:[\s\S]*<link rel="icon" href="data:/);
});

test("a name that holds markup is shown as it is typed", async () => {
  const { email } = await personOf(service.hub, "lead", '<img src=x onerror="alert(1)">', "balise");
  const plain = hubApp({
    ...service.hub,
    settings: { ...service.hub.settings, address: "http://127.0.0.1" },
  });
  const lead = new Visitor(plain);
  await lead.signIn(email);
  const { text } = await lead.get("/comptes");
  expect(text).not.toContain("<img");
  expect(text).toContain("&#60;img");
});

test("a proxy that the settings do not name is said once in the log", async () => {
  const headers = { "x-forwarded-for": "10.0.0.1" };
  const before = service.logged.length;
  for (let at = 0; at < 2; at++) await app.request("/", { headers });
  const said = service.logged.slice(before).filter((line) => line.includes("VIGIE_HUB_PROXY=1"));
  expect(said).toHaveLength(1);
});

describe("what is out of the ordinary", () => {
  const visitorOf = async (role: "partner" | "administrator", name: string) => {
    const { email } = await personOf(service.hub, role, "Vigilance", name);
    const visitor = new Visitor(
      hubApp({ ...service.hub, settings: { ...service.hub.settings, address: "http://x" } }),
    );
    await visitor.signIn(email);
    return visitor;
  };
  const alerts = () => service.sent.filter(({ subject }) => subject === "Activité inhabituelle");

  test("refusals, requests and sign-ins in number: one alert each to who administers, and a line of the journal", async () => {
    const { email } = await personOf(service.hub, "administrator", "Vigilance", "garde");
    const curious = await visitorOf("partner", "curieux");
    for (let at = 0; at < 21; at++) expect((await curious.get("/journal")).status).toBe(403);
    expect(alerts()).toMatchObject([{ to: email, text: expect.stringContaining("actions refusées") }]);
    let last = await curious.get("/cles");
    for (let at = 0; at < 1_200 && last.status !== 429; at++) last = await curious.get("/cles");
    expect(last.text).toContain("Trop de demandes en une minute");
    expect(alerts()).toHaveLength(2);
    // Somebody else is answered meanwhile, and it is answered a minute later.
    expect((await app.request("/connexion")).status).toBe(200);
    service.clock += 61_000;
    expect((await curious.get("/cles")).status).toBe(200);
    for (let at = 0; at < 12; at++) await signIn(`inconnu${at}@exemple.fr`);
    expect(alerts()).toHaveLength(3);
    const raised = await service.hub.database
      .selectFrom("journal")
      .select("detail")
      .where("act", "=", "alert.raised")
      .execute();
    expect(raised.map(({ detail }) => JSON.parse(detail).what)).toEqual(["refusals", "requests", "sign_ins"]);
  });

  test("what would outlast a session asks for a recent sign-in, then leads back", async () => {
    const partner = await visitorOf("partner", "ancienne session");
    await partner.get("/compte");
    service.clock += 16 * 60_000;
    const secondFactor = await partner.post("/compte/second-facteur", { secret: "x", code: "1" });
    expect([secondFactor.status, secondFactor.text]).toEqual([
      401,
      expect.stringContaining("connexion récente"),
    ]);
    const refused = await partner.post("/compte/sessions");
    expect(refused.status).toBe(401);
    expect(refused.text).toMatch(/demande une connexion récente[\s\S]*name="back" value="\/compte"/);
    await partner.signIn("ancienne.session@exemple.fr");
    expect((await partner.post("/compte/sessions")).path).toBe("/compte");
  });
});

test("a setting may be the content of a file; a file that is not there is named", () => {
  const file = join(service.hub.settings.folder, "secret");
  writeFileSync(file, `${"s".repeat(40)}\n`);
  const read = readSettings({ VIGIE_HUB_FOLDER: "x", VIGIE_HUB_SECRET_FILE: file });
  expect("settings" in read && read.settings.secret).toBe("s".repeat(40));
  const absent = readSettings({ VIGIE_HUB_FOLDER: "x", VIGIE_HUB_SECRET_FILE: `${file}.absent` });
  expect(absent).toEqual({ wrong: ["VIGIE_HUB_SECRET_FILE"] });
});

test.each([
  [{}, ["VIGIE_HUB_FOLDER"]],
  [{ VIGIE_HUB_FOLDER: "x", VIGIE_HUB_SECRET: "court" }, ["VIGIE_HUB_SECRET"]],
  [{ VIGIE_HUB_FOLDER: "x", VIGIE_HUB_ANTIVIRUS: "ailleurs" }, ["VIGIE_HUB_ANTIVIRUS"]],
  [{ VIGIE_HUB_FOLDER: "x", VIGIE_HUB_ADDRESS: "https://exemple.fr/sous/chemin" }, ["VIGIE_HUB_ADDRESS"]],
  [{ VIGIE_HUB_FOLDER: "x", VIGIE_HUB_SMTP: "smtp://h" }, ["VIGIE_HUB_SMTP_FROM"]],
  [
    { VIGIE_HUB_FOLDER: "x", VIGIE_HUB_PROCONNECT_ISSUER: "http://ailleurs.exemple" },
    ["VIGIE_HUB_PROCONNECT_ISSUER"],
  ],
  [
    { VIGIE_HUB_FOLDER: "x", VIGIE_HUB_PROCONNECT_ISSUER: "https://ailleurs.exemple" },
    ["VIGIE_HUB_PROCONNECT_ISSUER", "VIGIE_HUB_PROCONNECT_CLIENT", "VIGIE_HUB_PROCONNECT_SECRET"],
  ],
] as const)("settings %j: wrong %j", (given, wrong) => {
  expect(readSettings(given)).toEqual({ wrong });
});

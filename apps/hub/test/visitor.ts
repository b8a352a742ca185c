import { setTimeout } from "node:timers/promises";
import type { HubApp } from "../src/routes/request.ts";
import { password } from "./fixture.ts";

export interface Answered {
  readonly status: number;
  readonly path: string;
  readonly text: string;
}

/** Somebody with a browser and without script: follows redirections and pages that look again, keeps cookies, sends the forms of its pages. */
export class Visitor {
  readonly #app: HubApp;
  #cookies = new Map<string, string>();
  #formToken = "";
  #page = "/";

  constructor(app: HubApp) {
    this.#app = app;
  }

  async get(path: string): Promise<Answered> {
    return this.#follow(path, await this.#app.request(path, { headers: this.headers() }));
  }

  async post(path: string, fields: Readonly<Record<string, string | File>> = {}): Promise<Answered> {
    const body = new FormData();
    body.set("form", this.#formToken);
    body.set("page", this.#page);
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    return this.#follow(
      path,
      await this.#app.request(path, { method: "POST", body, headers: this.headers() }),
    );
  }

  async signIn(email: string): Promise<Answered> {
    await this.post("/connexion", { email });
    const answered = await this.post("/connexion", { email, password });
    await this.get("/compte");
    return answered;
  }

  /** As if the form came from another session. */
  loseForm(): void {
    this.#formToken = "autre";
  }

  /** What every request of this browser carries. */
  headers(): Record<string, string> {
    return { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
  }

  async #follow(path: string, response: Response, looks = 0): Promise<Answered> {
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    const to = response.headers.get("location");
    if (to !== null) return this.get(to);
    if (response.headers.has("refresh") && looks < 100) {
      await setTimeout(100);
      return this.#follow(path, await this.#app.request(path, { headers: this.headers() }), looks + 1);
    }
    const text = await response.text();
    this.#formToken = /name="form" value="([^"]*)"/.exec(text)?.[1] ?? this.#formToken;
    this.#page = /name="page" value="([^"]*)"/.exec(text)?.[1] ?? this.#page;
    return { status: response.status, path, text };
  }
}

import type { Hub, Message } from "./hub.ts";
import { logFault } from "./log.ts";
import type { Settings } from "./settings.ts";

/** A server that does not answer keeps nobody waiting before a page. */
const longest = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 } as const;

/** Sends by the SMTP server of the settings; without one nothing leaves, and the pages show the links. */
export function mailer({ mail }: Pick<Settings, "mail">, to: Pick<Hub, "now" | "log">): Hub["send"] {
  if (mail === null) return async () => false;
  const { url, from } = mail;
  // Loaded by those who use it.
  const opened = import("nodemailer").then(({ createTransport }) =>
    createTransport({ url, ...longest, disableFileAccess: true, disableUrlAccess: true }, { from }),
  );
  return (message: Message) =>
    opened
      .then((transport) => transport.sendMail({ ...message, to: { name: "", address: message.to } }))
      .then(
        () => true,
        (error: unknown) => {
          logFault(to, "mail", error);
          return false;
        },
      );
}

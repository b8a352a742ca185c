import { createTransport } from "nodemailer";
import type { Hub, Message } from "./hub.ts";
import type { Settings } from "./settings.ts";

/** Sends by the SMTP server of the settings; without one, messages are not sent: the links are in the pages too. */
export function mailer({ mail }: Pick<Settings, "mail">): Hub["send"] {
  if (mail === null) return async () => undefined;
  const transport = createTransport(mail.url, {
    from: mail.from,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async ({ to, subject, text }: Message) => {
    await transport.sendMail({ to, subject, text }).catch((error: unknown) => {
      const name = error instanceof Error ? error.name : "Error";
      process.stderr.write(`mail not sent: ${name}\n`);
    });
  };
}

import { SendEmailCommand, SESv2Client } from "@aws-sdk/client-sesv2";

/** Sends one plain letter to one address. */
export type Mailroom = (
  to: string,
  letter: { readonly subject: string; readonly text: string },
) => Promise<void>;

export function mailroom(from: string): Mailroom {
  const client = new SESv2Client({});
  return async (to, { subject, text }) => {
    await client.send(
      new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [to] },
        Content: {
          Simple: {
            Subject: { Data: subject, Charset: "UTF-8" },
            Body: { Text: { Data: text, Charset: "UTF-8" } },
          },
        },
      }),
    );
  };
}

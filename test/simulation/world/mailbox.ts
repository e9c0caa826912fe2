/** A letter as it lies in a mailbox. */
export type Mail = { readonly to: string; readonly subject: string; readonly text: string };
/** What a client asks the mail service to send. */
export type Sent = {
  readonly Destination: { readonly ToAddresses: readonly string[] };
  readonly Content: {
    readonly Simple: {
      readonly Subject: { readonly Data: string };
      readonly Body: { readonly Text: { readonly Data: string } };
    };
  };
};

export const mailOf = ({ Destination, Content: { Simple } }: Sent): Mail => ({
  to: Destination.ToAddresses.join(),
  subject: Simple.Subject.Data,
  text: Simple.Body.Text.Data,
});

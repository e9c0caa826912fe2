import { SESv2Client } from "@aws-sdk/client-sesv2";

/** For letters. */
export const mailClient = () => new SESv2Client({});

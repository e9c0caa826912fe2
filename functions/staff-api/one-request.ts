// What opens and moves one request, loaded together when somebody opens the first one: a day begins with the worklist.
export { announceUpload, readAnnouncement } from "../adapters/announce-upload.ts";
export { readFile } from "../adapters/request-file.dynamodb.ts";
export { giveCommand } from "./give-command.ts";
export { readOverview } from "./read-overview.ts";

import { join } from "node:path";
import { createDynamoDb } from "./dynamodb/dynamodb.ts";
import { createEventRules } from "./events/event-rules.ts";
import type { EventRules } from "./events/event-rules.ts";
import { startMappings } from "./events/mappings.ts";
import { scheduleTargets } from "./events/schedule-targets.ts";
import { readApi, servicePermits } from "./gateway/api-routes.ts";
import { createAwsPort } from "./gateway/aws-port.ts";
import { createConsole } from "./gateway/console.ts";
import { createEdge, originHeaders } from "./gateway/edge.ts";
import { createHttpApi } from "./gateway/http-api.ts";
import { listen } from "./gateway/listener.ts";
import { createSite, siteHeaders } from "./gateway/site.ts";
import type { AccessKey } from "./iam/principals.ts";
import { createKms } from "./kms/kms.ts";
import { createFunctions } from "./lambda/functions.ts";
import type { Functions } from "./lambda/functions.ts";
import { createInvokeService } from "./lambda/invoke-service.ts";
import { createScanner } from "./malware/scanner.ts";
import type { Scanner } from "./malware/scanner.ts";
import { createMailbox } from "./mailbox/mailbox.ts";
import { createS3 } from "./s3/s3.ts";
import { createSecrets } from "./secrets/secrets.ts";
import { createScheduler } from "./scheduler/scheduler.ts";
import { seededAccounts } from "./seed/accounts.ts";
import { createSignIn } from "./sign-in/sign-in.ts";
import { createTokenSigner } from "./sign-in/tokens.ts";
import { accountsOf } from "./sign-in/accounts.ts";
import type { Account } from "./sign-in/accounts.ts";
import { createSqs } from "./sqs/sqs.ts";
import { readAssembly } from "./template/assembly.ts";
import { resolveAssembly } from "./template/resolve.ts";
import type { Deployment } from "./template/resolve.ts";
import { rolesOf } from "./template/roles.ts";
import type { Roles } from "./template/roles.ts";
import { standUp } from "./template/stand-up.ts";
import type { Stores } from "./template/stand-up.ts";

/** What a stack is started from. Ports of 0 are chosen by the system. */
export type StackSettings = {
  readonly folder: string;
  readonly localSecret: string;
  readonly assembly: string;
  readonly site: string;
  readonly ports: Readonly<Record<"portal" | "aws" | "signIn" | "api", number>>;
  readonly password: string;
  readonly onError: (words: string) => void;
  /** Folders of functions that run nothing as long as they are in it (docs/runbook.md, the-table-went-back). */
  readonly fenced?: ReadonlySet<string>;
};

/** One part of the data folder cannot be opened. */
export class PartDamaged extends Error {
  constructor(part: string, folder: string, cause: unknown) {
    super(
      `The data folder ${folder} is damaged: its part "${part}" cannot be opened. Restore it from a copy, or begin again with: npm start -- --fresh`,
      { cause },
    );
  }
}

/** The running product on one machine. */
export type Stack = {
  readonly portalOrigin: string;
  readonly awsOrigin: string;
  readonly signInOrigin: string;
  /** The API's own address, which nothing but the distribution should call. */
  readonly apiOrigin: string;
  readonly deployment: Deployment;
  readonly roles: Roles;
  readonly stores: Stores;
  readonly functions: Functions;
  readonly rules: EventRules;
  readonly accounts: readonly Account[];
  /** A token of the pool for one account, as signing in gives it, or as renewing it gives it later. */
  readonly accessTokenOf: (email: string, signedInMs?: number) => string;
  /** The standard AWS variables under which the public SDK speaks to this stack as the holder of a key. */
  readonly sdkEnvironment: (key: AccessKey) => Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
};

/** Starts every stand-in, mounts the real bundles, and serves the portal; rejects with PortTaken. */
export async function startStack(settings: StackSettings): Promise<Stack> {
  const listeners = await Promise.all([
    listen(settings.ports.portal, "portal"),
    listen(settings.ports.aws, "AWS services"),
    listen(settings.ports.signIn, "sign-in and mail"),
    listen(settings.ports.api, "API"),
  ]);
  const [portal, aws, signInPort, apiPort] = listeners;
  const deployment = resolveAssembly(readAssembly(settings.assembly), {
    portalOrigin: portal.origin,
    awsOrigin: aws.origin,
    signInOrigin: signInPort.origin,
  });
  const roles = rolesOf(deployment, settings.localSecret);
  const { directory } = roles;
  const inFolder = (name: string) => join(settings.folder, name);
  const failed = (error: unknown) =>
    settings.onError(error instanceof Error ? (error.stack ?? error.message) : String(error));

  const opened = <Store>(part: string, opening: (dir: string) => Promise<Store>): Promise<Store> =>
    opening(inFolder(part)).catch((error: unknown) => {
      throw new PartDamaged(part, settings.folder, error);
    });

  const kms = await opened("kms", (dir) => createKms({ dir, directory }));
  const dynamodb = await opened("dynamodb", (dir) => createDynamoDb({ dir, directory }));
  const sqs = await opened("sqs", (dir) => createSqs({ dir, directory }));
  const mailbox = await opened("mail", (dir) => createMailbox({ dir, directory }));
  // Storage reports its events to rules that invoke functions that speak to storage: the circle closes at run time.
  const late: { rules?: EventRules; functions?: Functions; scanner?: Scanner } = {};
  const functionsNow = () => {
    if (!late.functions) throw new Error("the functions are not mounted yet");
    return late.functions;
  };
  const s3 = await opened("s3", (dir) =>
    createS3({
      dir,
      directory,
      kms,
      onObjectCreated: async (created) => {
        const { bucket, key, versionId, size, etag } = created;
        const detail = {
          version: "0",
          bucket: { name: bucket },
          object: { key, size, etag, "version-id": versionId },
          reason: "PutObject",
        };
        // What cannot be delivered yet is kept by the storage's journal and announced again.
        if (!late.rules || !late.scanner) throw new Error("the event bus is not there yet");
        await late.rules.put({ source: "aws.s3", "detail-type": "Object Created", detail });
        await late.scanner.scan(created);
      },
    }),
  );
  const scheduler = await opened("scheduler", (dir) =>
    createScheduler({ dir, directory, ...scheduleTargets(roles, sqs, functionsNow) }),
  );
  const secrets = createSecrets({ directory, kms, localSecret: settings.localSecret });
  const stores: Stores = { dynamodb, s3, kms, secrets, sqs, scheduler, mailbox };
  await standUp(deployment, stores);

  const sdkEnvironment = (key: AccessKey) => ({
    AWS_REGION: "us-east-1",
    AWS_ENDPOINT_URL: aws.origin,
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
  });
  const functions = createFunctions(
    deployment,
    roles,
    { AWS_REGION: "us-east-1", AWS_ENDPOINT_URL: aws.origin, TZ: "UTC" },
    inFolder("logs"),
    async ({ role, deadLetterArn, name }, event) => {
      settings.onError(`${name} failed three times on an event; see its log.`);
      const body = JSON.stringify(event);
      if (deadLetterArn) await sqs.send(roles.keyOf(role).principal, deadLetterArn, { body });
    },
    settings.fenced,
  );
  late.functions = functions;
  const rules = createEventRules(deployment, functions, settings.onError);
  const scanner = await createScanner(deployment, roles, aws.origin, rules.put);
  late.rules = rules;
  late.scanner = scanner;
  aws.serve(
    createAwsPort({
      dynamodb: (request, response) => dynamodb.handle(request, response),
      s3: (request, response) => s3.handle(request, response),
      kms: (request, response) => kms.handle(request, response),
      sqs: (request, response) => sqs.handle(request, response),
      secretsmanager: (request, response) => secrets.handle(request, response),
      scheduler: (request, response) => scheduler.handle(request, response),
      ses: (request, response) => mailbox.handle(request, response),
      lambda: createInvokeService(directory, () => functions),
    }),
  );

  const { routes, authorizer } = readApi(deployment);
  for (const { routeKey, functionArn } of routes) {
    if (!servicePermits(deployment, "apigateway.amazonaws.com", functionArn)) {
      throw new Error(`The template lets no API invoke the function behind ${routeKey}.`);
    }
  }
  const [client] = deployment.ofType("AWS::Cognito::UserPoolClient");
  const poolClient = {
    clientId: client?.physical.ref ?? "",
    callbackUrls: (client?.properties["CallbackURLs"] ?? []) as readonly string[],
    logoutUrls: (client?.properties["LogoutURLs"] ?? []) as readonly string[],
    portalOrigin: portal.origin,
    poolId: authorizer.issuer.split("/").at(-1) ?? "",
  };
  const signer = createTokenSigner(
    settings.folder,
    authorizer.issuer,
    poolClient.clientId,
    Number(client?.properties["AccessTokenValidity"] ?? 60) * 60,
  );
  const accounts = accountsOf(seededAccounts, settings.password, settings.localSecret);
  apiPort.serve(createHttpApi(routes, authorizer, signer, functions));
  const answerHeaders = siteHeaders(deployment, [aws.origin, signInPort.origin]);
  const shown = originHeaders(deployment, "/api/*", secrets.putIn);
  const api = createEdge(apiPort.origin, shown, answerHeaders);
  const site = createSite(
    settings.site,
    {
      clientId: poolClient.clientId,
      signInOrigin: signInPort.origin,
      redirectUri: poolClient.callbackUrls.find((url) => url.startsWith(portal.origin)) ?? "",
      storageOrigins: [aws.origin],
    },
    answerHeaders,
  );
  portal.serve((request, response) =>
    request.url?.startsWith("/api/") ? api(request, response) : site(request, response),
  );
  const signIn = createSignIn(accounts, signer, poolClient);
  const localPages = createConsole(mailbox, accounts, portal.origin);
  signInPort.serve(async (request, response) => {
    if (!(await signIn(request, response))) localPages(request, response);
  });
  const loops = startMappings({
    deployment,
    roles,
    dynamodb,
    sqs,
    functions,
    awsOrigin: aws.origin,
    folder: inFolder("checkpoints"),
    onError: failed,
  });

  return {
    portalOrigin: portal.origin,
    awsOrigin: aws.origin,
    signInOrigin: signInPort.origin,
    apiOrigin: apiPort.origin,
    deployment,
    roles,
    stores,
    functions,
    rules,
    accounts,
    accessTokenOf: (email, signedInMs) => {
      const account = accounts.find((candidate) => candidate.email === email);
      if (!account) throw new Error(`No seeded person has the address ${email}.`);
      return signer.accessToken(account, Date.now(), signedInMs);
    },
    sdkEnvironment,
    stop: async () => {
      rules.stop();
      await Promise.all([portal.close(), signInPort.close()]);
      await apiPort.close();
      await Promise.all(loops.map((loop) => loop.stop()));
      await functions.stop();
      await Promise.all([scheduler.close(), sqs.close(), mailbox.close()]);
      await s3.close();
      scanner.close();
      await aws.close();
      await Promise.all([kms.close(), dynamodb.close()]);
    },
  };
}

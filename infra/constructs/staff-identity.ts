import { Duration, RemovalPolicy } from "aws-cdk-lib";
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  CfnUserPoolGroup,
  ClientAttributes,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  StandardThreatProtectionMode,
  StringAttribute,
  UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
} from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";
import type { Settings } from "../config.ts";

/** Who staff are, and the portal's registration as their client. */
export type StaffIdentity = {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  /** Origin of the hosted sign-in pages. */
  readonly signInOrigin: string;
};

const groups = ["practice-managers", "clinicians", "privacy-officers"] as const;

/**
 * Accounts of staff: made by an administrator only, with a second factor always. A group is a label for administrators;
 * what a person may do comes from the membership record in the ledger. Access tokens live fifteen minutes.
 */
export function staffIdentity(scope: Construct, settings: Settings): StaffIdentity {
  const parent = new Construct(scope, "Staff");
  const pool = new UserPool(parent, "Pool", {
    selfSignUpEnabled: false,
    signInAliases: { email: true },
    signInCaseSensitive: false,
    mfa: Mfa.REQUIRED,
    mfaSecondFactor: { otp: true, sms: false },
    accountRecovery: AccountRecovery.NONE,
    passwordPolicy: {
      minLength: 14,
      requireDigits: true,
      requireLowercase: true,
      requireUppercase: true,
      requireSymbols: true,
      tempPasswordValidity: Duration.days(2),
    },
    featurePlan: FeaturePlan.PLUS,
    standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
    customAttributes: { personId: new StringAttribute({ mutable: false }) },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  for (const groupName of groups) {
    new CfnUserPoolGroup(parent, groupName, { userPoolId: pool.userPoolId, groupName });
  }
  const domain = pool.addDomain("SignIn", {
    cognitoDomain: { domainPrefix: settings.signInPrefix },
    // The newer pages ask for password and code again when the portal asks them to (`prompt=login`).
    managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
  });
  const client = portalClient(pool, settings);
  new CfnManagedLoginBranding(parent, "SignInPages", {
    userPoolId: pool.userPoolId,
    clientId: client.userPoolClientId,
    useCognitoProvidedValues: true,
  });
  return { pool, client, signInOrigin: domain.baseUrl() };
}

function portalClient(pool: UserPool, settings: Settings): UserPoolClient {
  const origin = `https://${settings.portalDomain}`;
  return pool.addClient("Portal", {
    generateSecret: false, // a browser keeps no secret; the code is bound by PKCE
    authFlows: {},
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID],
      callbackUrls: [`${origin}/sign-in`],
      logoutUrls: [`${origin}/sign-in`],
    },
    supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
    preventUserExistenceErrors: true,
    enableTokenRevocation: true,
    accessTokenValidity: Duration.minutes(15),
    idTokenValidity: Duration.minutes(15),
    refreshTokenValidity: Duration.hours(8),
    readAttributes: new ClientAttributes().withStandardAttributes({ email: true }),
    writeAttributes: new ClientAttributes(),
  });
}

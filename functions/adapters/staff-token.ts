import { CognitoJwtVerifier } from "aws-jwt-verify/cognito-verifier";
import {
  JwksValidationError,
  JwkValidationError,
  JwtBaseError,
  WaitPeriodNotYetEndedJwkError,
} from "aws-jwt-verify/error";
import { SimpleJwksCache } from "aws-jwt-verify/jwk";

/** The account of a token, and when its person last signed in, in seconds of the epoch: a renewal does not change that. */
export type SignedIn = { readonly sub: string; readonly at: number };
/** Who stands behind an access token; undefined when the token is not good. Throws when the pool's keys cannot be read. */
export type ReadToken = (token: string) => Promise<SignedIn | undefined>;

type Pool = { readonly poolId: string; readonly clientId: string; readonly keysUrl: string };
const keysWaitMs = 3000;

/**
 * Reads access tokens that the pool made for the portal: signature, issuer, client, kind and time are checked against the
 * keys that the pool publishes, which are kept until a token names one that is not among them.
 */
export function staffTokens({ poolId, clientId, keysUrl }: Pool): ReadToken {
  const fetcher = { fetch: () => keysAt(keysUrl) };
  const verifier = CognitoJwtVerifier.create(
    { userPoolId: poolId, clientId, tokenUse: "access" },
    { jwksCache: new SimpleJwksCache({ fetcher }) },
  );
  return async (token) => {
    try {
      const { sub, auth_time: at } = await verifier.verify(token);
      return { sub, at };
    } catch (error) {
      if (error instanceof JwtBaseError && !keysUnreadable.some((kind) => error instanceof kind))
        return undefined;
      throw error;
    }
  };
}

// Nothing is known of a token then: its bearer must not be told that it is bad.
const keysUnreadable = [JwksValidationError, JwkValidationError, WaitPeriodNotYetEndedJwkError];

async function keysAt(url: string): Promise<ArrayBuffer> {
  const answer = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(keysWaitMs) });
  if (!answer.ok) throw new Error(`the pool's keys cannot be read: ${answer.status}`);
  return answer.arrayBuffer();
}

/**
 * What AWS charges in US East (N. Virginia), on demand, without the free tier, in US dollars, as guides to its prices had
 * it in November 2026. The pages named were not read: whoever quotes a bill looks there first.
 */
export const prices = {
  /** Since November 2024; https://aws.amazon.com/dynamodb/pricing/on-demand/ */
  writeUnit: 0.625 / 1e6,
  readUnit: 0.125 / 1e6,
  /** Requests, and time on ARM; https://aws.amazon.com/lambda/pricing/ */
  invocation: 0.2 / 1e6,
  gigabyteSecond: 0.0000133334,
  /** https://aws.amazon.com/api-gateway/pricing/ */
  httpCall: 1 / 1e6,
  /** Standard workflows; https://aws.amazon.com/step-functions/pricing/ */
  stateTransition: 0.025 / 1000,
  /** https://aws.amazon.com/kms/pricing/ */
  keyCall: 0.03 / 10_000,
  /** Writes and lists, and reads; https://aws.amazon.com/s3/pricing/ */
  objectWrite: 0.005 / 1000,
  objectRead: 0.0004 / 1000,
  /** https://aws.amazon.com/ses/pricing/ */
  letter: 0.1 / 1000,
} as const;

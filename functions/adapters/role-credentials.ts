/** The credentials of a function: its role's keys, which Lambda puts into its environment. Bundles hold no other source. */
export { fromEnv as defaultProvider } from "@aws-sdk/credential-provider-env";

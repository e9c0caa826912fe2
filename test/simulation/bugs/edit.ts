/** One place of the product's source and what somebody could have written there by mistake. */
export type Edit = { readonly file: string; readonly find: string; readonly put: string };

/** The address a reference means, seen from the resource it stands in (https://hl7.org/fhir/R4/references.html). */
export function resolved(reference: string, from: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(reference)) return reference;
  const base = /^(https?:\/\/.*\/)[A-Za-z]+\/[A-Za-z0-9.-]{1,64}$/.exec(from)?.[1] ?? "";
  return `${base}${reference}`.replace(/\/_history\/[A-Za-z0-9.-]{1,64}$/, "");
}

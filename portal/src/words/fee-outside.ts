import { dollars, feeKindWords } from "../../../workflows/contract/money.ts";
import type { FeeKind, OutwardFee } from "../../../workflows/contract/money.ts";
import { dateWords } from "./dates.ts";

/** The languages in which outsiders may read of a fee. */
export const feeLanguages = ["en", "es"] as const;
export type FeeLanguage = (typeof feeLanguages)[number];

/** Where a fee stands, as whoever is asked for it reads it. */
export type FeeStanding =
  | "older-scope"
  | "questioned"
  | "to-be-returned"
  | "settled"
  | "waived"
  | "agreed"
  | "told";

/** Where the fee stands, from its sums and what was said of it. */
export function feeStandingOf(fee: OutwardFee): FeeStanding {
  if (fee.balanceCents < 0) return "to-be-returned";
  if (fee.balanceCents === 0) return fee.paidCents === 0 ? "waived" : "settled";
  if (fee.forOlderScope) return "older-scope";
  if (fee.disputed) return "questioned";
  return fee.acceptedOn === null ? "told" : "agreed";
}

type FeeWords = {
  readonly title: string;
  readonly lead: string;
  readonly total: string;
  readonly waived: string;
  readonly paid: string;
  readonly left: string;
  readonly back: string;
  readonly agree: (cents: number) => string;
  readonly agreeHelp: string;
  readonly less: string;
  readonly onDay: (day: string) => string;
  readonly standing: Readonly<Record<FeeStanding, string>>;
  readonly kinds: Readonly<Record<FeeKind, string>>;
  readonly other: string;
};

const spanishDay = (day: string): string =>
  new Intl.DateTimeFormat("es-US", { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** What is said to outsiders of a fee, in both languages. */
export const feeWords: Readonly<Record<FeeLanguage, FeeWords>> = {
  en: {
    title: "Fee",
    lead: "The practice asks for this for answering your request, whatever the answer is. It does not say that the practice holds records, or knows the person you named. To question it, or to pay, write to the practice and name the number of the request; never send the number of a card or an account.",
    total: "Fee",
    waived: "Waived",
    paid: "Paid",
    left: "Still to be paid",
    back: "To be given back to you",
    agree: (cents) => `Agree to ${dollars(cents)}`,
    agreeHelp: "You agree to pay this sum. It changes no date, and you may still question it.",
    less: "To pay less, ask for less: propose a narrower scope below. The practice then reckons the fee again.",
    onDay: (day) => `You agreed to this fee on ${dateWords(day)}.`,
    standing: {
      told: "Told to you, and not yet answered.",
      agreed: "Agreed, and not yet paid.",
      questioned: "You have questioned this fee. The practice will answer.",
      "older-scope":
        "What you ask for was changed since. Do not pay yet: the practice tells you another sum.",
      settled: "Paid. Nothing is open.",
      waived: "The practice asks for nothing.",
      "to-be-returned": "More was paid than is owed. The practice gives it back.",
    },
    kinds: feeKindWords,
    other: "En español",
  },
  es: {
    title: "Tarifa",
    lead: "El consultorio pide esta suma por responder a su solicitud, cualquiera que sea la respuesta. No significa que el consultorio tenga expedientes ni que conozca a la persona que usted nombró. Para cuestionarla o para pagar, escriba al consultorio e indique el número de la solicitud; no envíe nunca el número de una tarjeta ni de una cuenta.",
    total: "Tarifa",
    waived: "Eximido",
    paid: "Pagado",
    left: "Por pagar",
    back: "Por devolverle a usted",
    agree: (cents) => `Aceptar ${dollars(cents)}`,
    agreeHelp: "Usted acepta pagar esta suma. No cambia ninguna fecha, y todavía puede cuestionarla.",
    less: "Para pagar menos, pida menos: proponga abajo un alcance más limitado. El consultorio volverá a calcular la tarifa.",
    onDay: (day) => `Usted aceptó esta tarifa el ${spanishDay(day)}.`,
    standing: {
      told: "Comunicada a usted y aún sin respuesta.",
      agreed: "Aceptada y aún no pagada.",
      questioned: "Usted ha cuestionado esta tarifa. El consultorio responderá.",
      "older-scope":
        "Lo que usted pide ha cambiado desde entonces. No pague todavía: el consultorio le comunicará otra suma.",
      settled: "Pagada. No queda nada pendiente.",
      waived: "El consultorio no pide nada.",
      "to-be-returned": "Se pagó más de lo debido. El consultorio lo devolverá.",
    },
    kinds: {
      "copying-labor": "trabajo de copia",
      "paper-copies": "copias en papel",
      "electronic-copy": "copia electrónica",
      supplies: "materiales",
      postage: "franqueo",
      summary: "resumen, acordado de antemano",
      search: "búsqueda y recuperación",
      certification: "certificación",
      attendance: "comparecencia de un testigo",
      mileage: "kilometraje de un testigo",
    },
    other: "In English",
  },
};

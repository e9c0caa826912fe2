import type { Role } from "../../workflows/access/roles.ts";
import type { SessionFacts } from "../../workflows/contract/session-facts.ts";

/** One invented member of staff. */
export type SeededPerson = {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly credential?: string;
  readonly license?: SessionFacts["license"];
};

/** One invented patient: who treats them, and how often they were seen. */
export type SeededPatient = {
  readonly name: string;
  readonly birthDate: string;
  readonly clinician: string;
  readonly firstSessionOn: string;
  readonly progressNotes: number;
  /** How many of the first sessions have a separate psychotherapy note beside the progress note. */
  readonly psychotherapyNotes: number;
  /** The session to which somebody else came, counted from one, and with whom it was. */
  readonly joint?: { readonly session: number; readonly setting: SessionFacts["setting"] };
};

/** One invented practice. Every name, address and number here is made up. */
export type SeededPractice = {
  readonly slug: string;
  readonly name: string;
  readonly code: string;
  readonly state: string;
  readonly timeZone: string;
  readonly address: string;
  readonly phone: string;
  readonly people: readonly SeededPerson[];
  readonly patients: readonly SeededPatient[];
};

const okafor = "Miriam Okafor";
const andrade = "Luis Andrade";
const raman = "Priya Raman";
const sato = "Ellen Sato";
const calloway = "Iris Calloway";

/** The first practice is large enough to work in, the second is there so that isolation is real, the third is one person. */
export const seededPractices: readonly SeededPractice[] = [
  {
    slug: "harbor-light",
    name: "Harbor Light Counseling",
    code: "HLC",
    state: "IL",
    timeZone: "America/Chicago",
    address: "410 Quarry Street, Suite 3, Millbrook, IL 60599",
    phone: "(555) 010-0142",
    people: [
      { name: "Dana Whitfield", email: "dana.whitfield@harborlight.example", roles: ["practice-manager"] },
      {
        name: okafor,
        email: "miriam.okafor@harborlight.example",
        roles: ["clinician"],
        credential: "PsyD",
        license: "psychologist",
      },
      {
        name: andrade,
        email: "luis.andrade@harborlight.example",
        roles: ["clinician"],
        credential: "LCSW",
        license: "clinical-social-worker",
      },
      {
        name: raman,
        email: "priya.raman@harborlight.example",
        roles: ["clinician"],
        credential: "LPC",
        license: "professional-counselor",
      },
      { name: "Tomas Lindqvist", email: "tomas.lindqvist@harborlight.example", roles: ["privacy-officer"] },
    ],
    patients: [
      {
        name: "Rowan Ellery",
        birthDate: "1987-04-19",
        clinician: okafor,
        firstSessionOn: "2026-01-13",
        progressNotes: 8,
        psychotherapyNotes: 5,
        joint: { session: 7, setting: "couple" },
      },
      {
        name: "Imogen Farrow",
        birthDate: "1992-11-02",
        clinician: okafor,
        firstSessionOn: "2026-02-03",
        progressNotes: 6,
        psychotherapyNotes: 3,
      },
      {
        name: "Callum Voss",
        birthDate: "1979-07-28",
        clinician: okafor,
        firstSessionOn: "2026-03-10",
        progressNotes: 5,
        psychotherapyNotes: 2,
      },
      {
        name: "Noor Haddad",
        birthDate: "2001-01-15",
        clinician: okafor,
        firstSessionOn: "2026-04-07",
        progressNotes: 4,
        psychotherapyNotes: 0,
      },
      {
        name: "Theo Brandt",
        birthDate: "1968-09-09",
        clinician: andrade,
        firstSessionOn: "2026-01-20",
        progressNotes: 6,
        psychotherapyNotes: 3,
      },
      {
        name: "Sunniva Dahl",
        birthDate: "1995-06-30",
        clinician: andrade,
        firstSessionOn: "2026-02-17",
        progressNotes: 5,
        psychotherapyNotes: 2,
      },
      {
        name: "Marcus Adeyemi",
        birthDate: "1983-03-12",
        clinician: andrade,
        firstSessionOn: "2026-03-24",
        progressNotes: 5,
        psychotherapyNotes: 0,
      },
      {
        name: "Lucia Benedetti",
        birthDate: "1974-12-21",
        clinician: andrade,
        firstSessionOn: "2026-05-05",
        progressNotes: 4,
        psychotherapyNotes: 1,
      },
      {
        name: "Jonah Whitlock",
        birthDate: "1990-08-17",
        clinician: raman,
        firstSessionOn: "2026-01-27",
        progressNotes: 5,
        psychotherapyNotes: 2,
      },
      {
        name: "Anneke de Wit",
        birthDate: "1999-02-05",
        clinician: raman,
        firstSessionOn: "2026-03-03",
        progressNotes: 5,
        psychotherapyNotes: 1,
      },
      {
        name: "Darius Kovac",
        birthDate: "1986-10-11",
        clinician: raman,
        firstSessionOn: "2026-04-21",
        progressNotes: 4,
        psychotherapyNotes: 1,
      },
      {
        name: "Beatrix Olsen",
        birthDate: "1962-05-24",
        clinician: raman,
        firstSessionOn: "2026-06-02",
        progressNotes: 3,
        psychotherapyNotes: 0,
      },
    ],
  },
  {
    slug: "cedar-row",
    name: "Cedar Row Therapy",
    code: "CRT",
    state: "OR",
    timeZone: "America/Los_Angeles",
    address: "77 Cedar Row, Ashby, OR 97099",
    phone: "(555) 010-0177",
    people: [
      { name: "Gwen Marlowe", email: "gwen.marlowe@cedarrow.example", roles: ["practice-manager"] },
      {
        name: sato,
        email: "ellen.sato@cedarrow.example",
        roles: ["clinician"],
        credential: "LMFT",
        license: "marriage-and-family-therapist",
      },
    ],
    patients: [
      {
        name: "Rowan Ellery",
        birthDate: "1990-10-08",
        clinician: sato,
        firstSessionOn: "2026-05-12",
        progressNotes: 2,
        psychotherapyNotes: 1,
      },
      {
        name: "Petra Lindholm",
        birthDate: "1981-02-27",
        clinician: sato,
        firstSessionOn: "2026-06-09",
        progressNotes: 2,
        psychotherapyNotes: 0,
      },
    ],
  },
  {
    slug: "fern-hollow",
    name: "Fern Hollow Therapy",
    code: "FHT",
    state: "IL",
    timeZone: "America/Chicago",
    address: "3 Fern Hollow Lane, Millbrook, IL 60599",
    phone: "(555) 010-0163",
    people: [
      {
        name: calloway,
        email: "iris.calloway@fernhollow.example",
        roles: ["practice-manager", "clinician", "privacy-officer"],
        credential: "PhD",
        license: "psychologist",
      },
    ],
    patients: [
      {
        name: "Rowan Ellery",
        birthDate: "1987-04-19",
        clinician: calloway,
        firstSessionOn: "2024-09-10",
        progressNotes: 2,
        psychotherapyNotes: 1,
      },
    ],
  },
];

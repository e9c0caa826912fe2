import { caseLaw, primary, secondary } from "../source.ts";

/** CPLR 3122, objections and the authorization rule. */
export const cplr3122 = primary("nysenate.gov/legislation/laws/CVP/3122", "official site");

/** CPLR 4507 and 4508, read through a practitioner's pages. */
export const privileges = secondary("andychenlaw.com on CPLR 4507 and 4508");

/** MHL 33.13, records of programs. */
export const programs = secondary("healthinfolaw.org on MHL 33.13");

/** MHL 33.16, access in programs. */
export const programAccess = primary("nysenate.gov/legislation/laws/MHY/33.16", "official site");

/** Robert v. V. State, on the harm test of MHL 33.16(c)(3). */
export const harmTest = caseLaw("cetient.com/case/6185534/robert-v-v-state");

/** 10 NYCRR 50-3.2(f), personal notes and observations. */
export const personalNotesRule = primary("regs.health.ny.gov, section 50-3.2", "official site");

/** MHL 33.21, a minor's outpatient care. */
export const minorsCare = primary("newyork.public.law, Mental Hygiene Law 33.21");

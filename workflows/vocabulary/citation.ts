/** A pinpoint citation in the form the determination shows, one provision and no range. */
export type Citation = string & { readonly __citation: true };

const cite = (text: string): Citation => text as Citation;

/** A section of the Code of Federal Regulations, for example cfr(45, "164.512(e)(1)(i)"). */
export const cfr = (title: number, section: string): Citation => cite(`${title} CFR ${section}`);

/** A section of the United States Code, for example usc(18, "3486"). */
export const usc = (title: number, section: string): Citation => cite(`${title} USC ${section}`);

/** A Federal Rule of Civil Procedure. */
export const frcp = (rule: string): Citation => cite(`FRCP ${rule}`);

/** A Federal Rule of Criminal Procedure. */
export const frcrp = (rule: string): Citation => cite(`FRCrP ${rule}`);

/** A Federal Rule of Evidence. */
export const fre = (rule: string): Citation => cite(`FRE ${rule}`);

/** A decided case: its name, then reporter, court and year. */
export const decided = (name: string, where: string): Citation => cite(`${name}, ${where}`);

/** A provision of a state's law, cited as that state cites it, for example stateLaw("Va. Code 32.1-127.1:03(H)(1)"). */
export const stateLaw = (provision: string): Citation => cite(provision);

/** What stands on the face of a paper, where no provision that was read sets it. */
export const thePaper: Citation = cite("the paper itself");

/** A rule of the practice itself, where no provision of law speaks. */
export const practicePolicy: Citation = cite("policy of the practice");

/** Who brings a motion to quash, or asks for a protective order: the practice, its patient, or a party to the case. */
export const movers = ["practice", "patient", "party"] as const;

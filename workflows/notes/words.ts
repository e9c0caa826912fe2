import { list } from "./list.ts";

const relatives = list(`
  mother, mothers, father, fathers, mom, dad, mum, mommy, daddy, parent, parents, stepfather,
  stepmother, stepdad, stepmom, sister, sisters, brother, brothers, sibling, siblings, stepbrother,
  stepsister, aunt, aunts, uncle, uncles, grandmother, grandfather, grandma, grandpa, grandparents,
  nana, cousin, cousins, son, sons, daughter, daughters, husband, wife, spouse, partner, boyfriend,
  girlfriend, fiance, fiancee, ex, niece, nephew, in law, in laws, lover
`);

/** Classes of words that phrases name with `@`. `stem*` stands for every word that begins so. */
export const wordClasses: Readonly<Record<string, readonly string[]>> = {
  they: list(`
    he, she, they, client, clients, patient, pt, pts, ct, cl, couple, i
  `),
  writer: list(`
    i, therapist, clinician, counselor, counsellor, this writer, writer, undersigned
  `),
  kin: [
    ...relatives,
    ...list(`
      roommate, roommates, friend, friends, boss, coworker, coworkers, colleague, colleagues, neighbor,
      neighbors, neighbour, landlord, baby, teacher, coach, manager
    `),
  ],
  relative: [...relatives, "best friend"],
  not: list(`
    no, not, never, without, denies, denied, deny, denying, none, neither, nor, cannot, can't, don't,
    doesn't, didn't, isn't, wasn't, hasn't, haven't, hadn't, won't, wouldn't, aren't, weren't, nothing
  `),
  // Verbs that carry what was said in the hour, as told by a person rather than reported to a chart.
  told: list(`
    said, says, told, tells, telling, recounted, recounts, recounting, confided, confides, confessed,
    confesses, recalled, recalls, recalling, remembered, remembers, remembering, replied, replies,
    answered, answers, revealed, reveals, narrated, whispered, shouted, exclaimed, spoke, speaks,
    talked, talks, admitted, admits, retold, reminisced
  `),
  reported: list(`
    described, describes, describing, shared, shares, sharing, disclosed, discloses, disclosing,
    explained, explains, reported, reports, reporting, stated, states, stating, mentioned, mentions,
    expressed, expresses, discussed, discusses, related, relayed, acknowledged, elaborated, reflected
  `),
  clinically: list(`
    reports, reported, reporting, endorses, endorsed, endorsing, denies, denied, presents, presented,
    presenting, exhibits, exhibited, displays, displayed, experiences, experienced, experiencing,
    continues, shows, notes, appears, appeared, complains, complained, states
  `),
  musing: list(`
    wonder*, imagin*, fantas*, daydream*, dreamed, dreamt, joke*, joking, afraid, feared, wish, wishes,
    wished, as if, as though, whether, metaphor, pretend*, hypothetical, refuses
  `),
  drug: list(`
    sertraline, zoloft, fluoxetine, prozac, escitalopram, lexapro, citalopram, celexa, paroxetine,
    paxil, fluvoxamine, luvox, venlafaxine, effexor, desvenlafaxine, pristiq, duloxetine, cymbalta,
    bupropion, wellbutrin, mirtazapine, remeron, trazodone, vilazodone, viibryd, vortioxetine,
    trintellix, amitriptyline, elavil, nortriptyline, pamelor, clomipramine, anafranil, imipramine,
    doxepin, phenelzine, nardil, tranylcypromine, esketamine, spravato, ketamine, lithium, lithobid,
    lamotrigine, lamictal, valproate, valproic, divalproex, depakote, carbamazepine, tegretol,
    oxcarbazepine, trileptal, topiramate, topamax, gabapentin, neurontin, pregabalin, lyrica,
    aripiprazole, abilify, quetiapine, seroquel, olanzapine, zyprexa, risperidone, risperdal,
    ziprasidone, geodon, lurasidone, latuda, paliperidone, invega, haloperidol, haldol, clozapine,
    clozaril, cariprazine, vraylar, brexpiprazole, rexulti, lumateperone, caplyta, perphenazine,
    chlorpromazine, lorazepam, ativan, clonazepam, klonopin, alprazolam, xanax, diazepam, valium,
    temazepam, restoril, zolpidem, ambien, eszopiclone, lunesta, buspirone, buspar, hydroxyzine,
    vistaril, atarax, propranolol, inderal, prazosin, minipress, clonidine, guanfacine, intuniv,
    methylphenidate, ritalin, concerta, adderall, amphetamine, dextroamphetamine, lisdexamfetamine,
    vyvanse, focalin, dexmethylphenidate, atomoxetine, strattera, viloxazine, qelbree, modafinil,
    provigil, naltrexone, vivitrol, buprenorphine, suboxone, sublocade, subutex, methadone, disulfiram,
    antabuse, acamprosate, campral, varenicline, chantix, melatonin, levothyroxine, synthroid, SSRI,
    SSRIS, SNRI, SNRIS, benzodiazepine, benzodiazepines, benzo, benzos, antidepressant, antidepressants,
    antipsychotic, antipsychotics, stimulant, stimulants, mood stabilizer, mood stabilizers, zuranolone,
    zurzuvae, deutetrabenazine, benztropine, cogentin
  `),
  meds: list(`
    med, meds, medication, medications, medicine, medicines, pill, pills, prescription, prescriptions,
    psychotropic, psychotropics, pharmacotherapy
  `),
  dose: list(`
    mg, mcg, milligrams, ml, meq, tablet, tablets, tab, tabs, capsule, capsules
  `),
  sig: list(`
    qam, qpm, qhs, qd, bid, tid, prn, nightly, daily, hs, once daily, twice daily, at bedtime, as needed
  `),
  prescriber: list(`
    psychiatrist, prescriber, PCP, physician, psychiatry, nurse practitioner, NP, PMHNP, APRN, dr, MD
  `),
  changed: list(`
    start, started, starting, starts, begin, began, begun, increase, increased, increasing, increases,
    decrease, decreased, decreasing, raise, raised, lower, lowered, taper, tapered, tapering, titrat*,
    switch, switched, switching, discontinu*, stop, stopped, stopping, hold, held, restart*, resumed,
    added, add, adjust*, change, changed, continue, continued, continues, prescrib*, refill*, renew*,
    augment*, reduc*, bumped, doubled, maintain*, cross taper
  `),
  taking: list(`
    taking, takes, took, take, on, compliant, adherent, adherence, compliance, tolerat*, missed,
    skipped, skipping, forgot, ran out, off
  `),
  effects: list(`
    side effect, side effects, tolerating well, tolerated well, tolerating it well, as prescribed,
    adherence, akathisia, tremor, sedation, dry mouth, sexual side, weight gain, gi upset
  `),
  modality: list(`
    CBT, DBT, EMDR, ACT, IFS, ERP, CPT, cbt i, CBTI, MBCT, MBSR, tf cbt, EFT, eft c, IPT, NET, REBT,
    PCIT, AEDP, ADP, ISTTP, somatic experiencing, cognitive behavioral therapy, cognitive behavioural
    therapy, cognitive therapy, cognitive processing, dialectical behavior therapy, exposure and
    response prevention, prolonged exposure, exposure therapy, imaginal exposure, interpersonal therapy,
    interpersonal psychotherapy, motivational interviewing, internal family systems, acceptance and
    commitment, psychodynamic, psychodynamically, psychoanalytic, psychoanalysis, gestalt therapy,
    narrative therapy, schema therapy, solution focused, emotionally focused, supportive therapy,
    supportive psychotherapy, insight oriented, mindfulness based, trauma focused, play therapy, sand
    tray therapy, sandtray therapy, art therapy, music therapy, hypnotherapy, biofeedback, in vivo,
    exposure exercise, exposure exercises, exposure session, imaginal, schema focused, hypnosis, empty
    chair technique, two chair, in person sessions, phone session, phone sessions, couples work,
    neurofeedback, behavioral activation, individual therapy, individual psychotherapy, individual
    sessions, individual session, group therapy, group psychotherapy, process group, couples therapy,
    couples counseling, couple therapy, conjoint, conjoint session, conjoint sessions, family therapy,
    family sessions, family session, grief counseling, telehealth, teletherapy, telepsychiatry, video
    session, telemedicine, psychoeducation, cognitive restructuring, bibliotherapy, eclectic, person
    centered therapy, client centered therapy, skills training, IOP, PHP, intensive outpatient, partial
    hospitalization, gottman method
  `),
  rate: list(`
    weekly, biweekly, bi weekly, monthly, fortnightly, twice weekly, once weekly, every week, every
    other week, each week, a week, per week, a month, per month, x week, x wk, x weekly, x month, x per
    week, x a week, times per week, times a week, times weekly, times per month, times a month, every
    two weeks, every three weeks, every 2 weeks, every 3 weeks, every 4 weeks, every four weeks, q week,
    q 2 weeks, q 2 wks, days a week, days per week, per wk, wk, every tuesday, every monday, every
    wednesday, every thursday, every friday, twice a month, once a month, twice monthly, alternate
    weeks, times week, times month, once per week, twice per week, q 2 wk, qweek, every 10 days
  `),
  visit: list(`
    session, sessions, appointment, appointments, visit, visits, therapy, treatment, psychotherapy,
    counseling, meeting, meetings, follow up, seen, attends, attended, attending, meets, meet, group,
    groups, frequency
  `),
  measure: list(`
    SUDS, VOC, CAARS, TOVA, sleep study, genetic testing, CIWA, COWS, GGT, AST, ALT, glucose, ferritin,
    vitamin d, PHQ, phq 9, phq 2, phq 8, GAD, gad 7, PCL, pcl 5, pcl c, BDI, bdi ii, BAI, ham d, HAMD,
    HDRS, ham a, HAMA, MADRS, YBOCS, y bocs, EPDS, edinburgh, AUDIT, audit c, DAST, dast 10, MOCA, MMSE,
    WAIS, WISC, MMPI, mmpi 2, PAI, MCMI, rorschach, TAT, ces d, CESD, QIDS, qids sr, ids sr, ASRS,
    conners, vanderbilt, scl 90, k10, k 10, DASS, dass 21, oq 45, OQ, ORS, SRS, WHODAS, basis 24, c
    ssrs, CSSRS, columbia, ISI, PSQI, ESS, ede q, EDEQ, eat 26, ASI, CAPS, caps 5, CAPE, DES, des ii,
    MDQ, YMRS, PANSS, BPRS, ACE, ACES, IES, ies r, PDS, lec 5, SPIN, LSAS, BSL, bsl 23, TSI, PROMIS,
    CGI, SCID, MINI, RAADS, adi r, ados, ados 2, beck, hamilton, beck depression inventory, beck anxiety
    inventory, adverse childhood experiences, cat q, SCARED, RCADS, CBCL, BASC, SDQ, CDI, MASC, WRAT,
    woodcock, trail making, stroop, neuropsych, neuropsychological, IQ, full scale iq, WPPSI, TSH, a1c,
    CBC, CMP, LFT, LFTS, EKG, ECG, UDS, UTOX, UAS, urine drug screen, urine screen, urinalysis, drug
    screen, drug test, tox screen, toxicology, breathalyzer, breathalyser, BAC, blood test, bloodwork,
    blood work, lab work, labs, MRI, EEG, pg 13, PGI, ICG, PSS, WSAS, RSES, GHQ, HADS, SDS, SAS, cssrs
    screener, columbia screener
  `),
  disorder: list(`
    MDD, GAD, PTSD, c ptsd, CPTSD, OCD, ADHD, ADD, BPD, AUD, OUD, SUD, ASD, BDD, DMDD, DID, NPD, AVPD,
    PMDD, MDE, bipolar, cyclothymi*, dysthymi*, schizophreni*, schizoaffective, major depression, major
    depressive, depressive disorder, persistent depressive, anxiety disorder, generalized anxiety, panic
    disorder, social anxiety disorder, agoraphobia, adjustment disorder, posttraumatic stress disorder,
    post traumatic stress disorder, personality disorder, borderline personality, borderline traits,
    obsessive compulsive disorder, eating disorder, anorexia nervosa, bulimia nervosa, bulimia,
    anorexia, binge eating disorder, substance use disorder, alcohol use disorder, opioid use disorder,
    cannabis use disorder, stimulant use disorder, dissociative identity, dissociative disorder, conduct
    disorder, oppositional defiant, autism spectrum, complex ptsd, prolonged grief disorder, acute
    stress disorder, conversion disorder, somatic symptom disorder, illness anxiety, body dysmorphic,
    gender dysphoria, insomnia disorder, intermittent explosive, attention deficit, reactive attachment,
    selective mutism, separation anxiety disorder, postpartum depression, hoarding disorder,
    narcissistic personality, dependent personality, avoidant personality
  `),
  // Words of a clinical examination, which a story seldom uses.
  sign: list(`
    insomnia, hearing voices, suicidal thoughts, thoughts of suicide, self harming, hypersomnia,
    anhedoni*, anergia, hypervigilan*, flashback, flashbacks, nightmares, panic attack, panic attacks,
    ruminat*, rumination, dysphori*, psychomotor, pressured speech, racing thoughts, intrusive thoughts,
    intrusive memories, hallucinat*, delusion*, paranoi*, dissociat*, derealization, depersonalization,
    suicidal ideation, homicidal, homicidal ideation, SI, HI, si hi, AVH, low mood, depressed mood, mood
    depressed, mood anxious, mood low, mood euthymic, mood is depressed, mood is anxious, mood improved,
    euthymic, anxious mood, dysthymic, flat affect, affect flat, affect blunted, affect constricted,
    constricted affect, blunted affect, affect full, affect congruent, affect labile, affect restricted,
    restricted affect, affect appropriate, affect tearful, poor sleep, sleep poor, sleep disturbance,
    disturbed sleep, sleep disrupted, disrupted sleep, difficulty sleeping, early morning awakening,
    early waking, middle insomnia, sleeping poorly, decreased need for sleep, poor appetite, low
    appetite, decreased appetite, appetite poor, reduced appetite, appetite low, appetite decreased,
    loss of appetite, weight loss, low energy, energy low, poor concentration, concentration poor,
    difficulty concentrating, impaired concentration, trouble concentrating, crying spells, tearful
    most, muscle tension, exaggerated startle, self harm, self injury, self injurious, NSSI, purging,
    binging, bingeing, hypomanic, hypomania, hyperactivity, distractib*, excessive worry, social
    withdrawal, palpitations, shortness of breath, chest tightness, gi distress, night sweats, thought
    process, thought content, speech rapid, oriented x, insight fair, judgment fair, anger outbursts,
    bedwetting, enuresis, depressive symptoms, anxiety symptoms, depressive sx, manic symptoms,
    psychotic symptoms, trauma symptoms, low motivation, amotivation, agitation, suicidality, passive si
  `),
  daily: list(`
    work, working, workplace, job, employment, shift, shifts, school, class, classes, coursework,
    grades, attendance, grade level, reading level, errands, chores, household, housework, cooking,
    cleaning, laundry, dishes, hygiene, showering, bathing, self care, parenting, childcare, child
    support, bills, finances, driving, socializing, social life, friends, peers, peer contact, leaving
    the house, leaves the house, getting out of bed, in bed, dressing, adls, daily activities, routine,
    responsibilities, deadlines, employer, career, college, semester, unemployed, disability
  `),
  bodily: list(`
    sleep, sleeping, sleepless, waking, wakes, awake, insomnia, appetite, eating, weight, lbs, lb,
    energy, tired, concentration, concentrate, focus, memory, panic, racing heart, heart racing, chest
    pain, breathing, sweating, dizziness, dizzy, nausea, tension, tense, crying, cries, tears, mood,
    affect, anger, temper, worry, worries, worrying, fear, dread, sadness, grief, shame, guilt,
    thoughts, images, voices, urges, drinking, using, motivation, libido, pain, headaches, ibs,
    restricting, exercise, overeating, screen time, spending, fatigue, depression, anxiety, stress, self
    esteem, obsessive, intrusive, compulsive, body image, pleasure, interest
  `),
  // Words that an examination and a story share; they count in company.
  state: list(`
    AH, VH, agitated, alert, anxious, apathy, avoidance, binge, calm, checking, compulsions,
    cooperative, craving, cravings, cutting, depressed, disheveled, engaged, eye contact, fatigue,
    fidgety, flat, guarded, guilt, headaches, hopeless, hopelessness, impulsiv*, inattention,
    intrusions, irritab*, irritable, isolating, isolation, labile, lethargic, low energy, mania, manic,
    numb, numbing, obsessions, orientation, oriented, outbursts, poor concentration, purge, restless,
    restlessness, restricting, restriction, sad, sleep, startle, suicidal, tantrums, tearful,
    tearfulness, tense, trembling, urges, well groomed, withdrawn, worry, worthlessness
  `),
  clinicalWord: list(`
    symptom*, sleep, appetite, anxiety, depress*, coping, skills, stress, stressor*, mood, panic,
    nightmares, insomnia, worry, risk, safety, plan, goal*, referral, release, medication*, treatment,
    therapy, energy, functioning, triggers, cravings, urges, strategies, techniques, boundaries,
    communication
  `),
  better: list(`
    improv*, gains, better, worse, worsen*, worsening, decline*, declining, decreased, decrease,
    decreasing, reduced, reduction, fewer, less, increased, remission, remitted, relapse, relapsed,
    regress*, regression, plateau*, stable, less frequent, more frequent, less intense, more intense,
    stabiliz*, unchanged, resolved, resolving, achieved, met, partially met, mastered, sustained
  `),
  intimate: list(`
    affair, affairs, mistress, cheated, cheating, infidelity, lover, slept with, sex, sexual, sexually,
    intercourse, masturbat*, orgasm, porn*, erection, impotence, abortion, miscarr*, pregnan*, secret,
    secrets, secretly, shame, ashamed, molest*, rape, raped, raping, incest, fondl*, touched, naked,
    undress*, kissed, kissing, kiss, prostitut*, stole, steals, stealing, strangled, choked, choking,
    hit, beat, beaten, slapped, punched, kicked, whipped, burned, locked, drowned, killed, murdered,
    gun, knife, belt, bruises, blood, drunk, closet, basement, funeral, suicide note, hanged, overdosed
  `),
  childhood: list(`
    as a child, as a boy, as a girl, as a little, as a teenager, in childhood, from childhood, childhood
    memory, early memory, earliest memory, growing up, when she was, when he was, when they were, when
    client was, at age, at the age of, years old, years ago, one night, that night, the night, that
    summer, one summer, one day, the day, once told, in the kitchen, in the car, after school, in first
    grade, in second grade, in third grade, in high school, in middle school, little girl, little boy
  `),
  analytic: list(`
    transference, countertransference, counter transference, transferential, countertransferential,
    unconscious, unconsciously, preconscious, oedipal, projective, projective identification,
    projection, projecting, projected, projects, introject*, reenact*, enactment, enactments, enacting,
    enacted, reenacting, repetition compulsion, idealiz*, idealis*, devalu*, splitting, reaction
    formation, sublimat*, intellectualiz*, repress*, disavow*, defended, defends, false self, internal
    object, object relations, self object, selfobject, maternal object, superego, ego, narcissistic
    wound, narcissistic injury, attachment wound, attachment wounds, abandonment fear, inner child,
    symboliz*, symbolis*, symbolic, symbolically, latent, libid*, shadow self, parentified, wish
    fulfillment, holding environment, therapeutic dyad, resistance, acting out the, analytic,
    interpretation, interpreted, working hypothesis, hypothesize, hypothesise, hypothesis
  `),
  innerVerb: list(`
    felt, feel, wonder, wondered, sense, sensed, suspect, suspected, imagine, imagined, hypothesize,
    speculate, find myself, found myself, caught myself, was moved, was struck, am struck, was aware, am
    aware, became aware, became sleepy, was bored, was tempted, could feel, experienced, had the urge,
    had a fantasy, had the fantasy, had an image, had the thought, had to stop myself, noticed myself,
    noticed my, noticed a, noticed irritation, noticed that i, am left, was left, liked, disliked,
    dreaded, resented, envied, admired, wanted to
  `),
};

import type { LanguageRule } from "../rule.ts";

const content = { kind: "session-content" } as const;
const seems =
  "(seem|seems|seemed|appear|appears|appeared|may|might|perhaps|could be|possibly|as if|as though|likely|must|feels like|felt like|suggests|suggested|suggesting|i think|i believe|apparently|reflects|reads to me|struck me)";

/** Analysis of the conversation: meanings, motives, the therapist's own responses (45 CFR 164.501). */
export const analysis: readonly LanguageRule[] = [
  {
    id: "notes.analysis.terms",
    finds: content,
    says: "Terms of psychodynamic analysis.",
    confidence: "plain",
    any: ["@analytic"],
    not: [
      "(receptive to|open to|accepted|responded well to|tolerated) ..2 interpretation*",
      "(sublocade|projected|projects) ..2 (date|to finish|deadline|income|at work)",
      "(work|school|home|house|group|class) (project|projects)",
    ],
    unless: ["quoted", "negated"],
    example: "Transference is increasingly negative.",
    nearMiss: "Client was transferred from the school counselor.",
  },
  {
    id: "notes.analysis.own-response",
    finds: content,
    says: "The therapist's own feelings or thoughts about the hour.",
    confidence: "likely",
    any: [
      "(i|this writer|writer|therapist|clinician) (also|still|again|then|often)? @innerVerb",
      "(i|we) (also|still|again|then|just|both|never|almost|can|could|would|do|am|was|have|had)? @word",
      "(me|myself)",
      "(struck|moved|touched|bored|irritated|puzzled|unsettled|surprised|troubled|occurred to|reminded) me",
      "(in|evoked in|stirred in|stirs in|toward|towards|from) (me|myself)",
      "my (own|countertransference|reaction|irritation|sadness|wish|sense|feeling|hunch|fantasy|silence|breath|boredom|anger|response|body|stomach|chest|pull|urge|discomfort|private (sense|thought*|feeling*|view))",
      "(punish*|test*|provok*|seduc*|please|protect*|push*|invit*|pull*|treat*|see*|casting|cast*|rescue) me",
    ],
    not: [
      "(i|we) (also|then|have|had|will|will be|would|can|do|am|was|shall)? (not)? (met|meet|reviewed|review|provided|provide|discussed|discuss|recommend|recommended|assessed|assess|referred|refer|explained|explain|encouraged|encourage|contacted|contact|called|call|informed|inform|consulted|consult|administered|administer|completed|complete|used|introduced|obtained|obtain|advised|advise|left|scheduled|gave|spoke with|spoke to|agreed|identified|identify|practiced|practised|worked|work|continued|continue|developed|created|explored|keep|kept|maintain|processed|focused|talked about|set|assisted|supported|validated|normalized|taught|modeled|coached|educated|sent|received|requested|updated|signed|documented|made|saw|see|ended|started|began|covered|addressed|problem|brainstormed|role|asked about|asked client|asked pt|asked for|believe client|believe pt|follow|monitor|coordinate|coordinated|confirmed|verified|evaluated|observed|noted|offered support|offered a|offered an|offered psychoeducation|provided|planned|plan|increase|increased|start|prescribe*|taper*|order*|check*)",
      "i statement*",
      "(bipolar|phase|axis|type|stage|part|level|class|step|session|cluster) i",
      "i (feel|felt) ..2 (client|patient|pt) (is|would) (safe|benefit|appropriate)",
      "(brought|bring) (to)? my attention",
    ],
    unless: ["quoted"],
    example: "I felt protective, and wonder how much of this anger is being lent to me.",
    nearMiss: 'Client states, "I feel sad most days."',
  },
  {
    id: "notes.analysis.meaning",
    finds: content,
    says: "A meaning is read into what was said or done.",
    confidence: "likely",
    any: [
      "(as if|as though)",
      "(a|the|her|his|their|some) (wish|longing|hunger|plea|bid|yearning) (to|for|that)",
      "(casts|cast|casting|sees|treats|experiences|turned|turns|makes|made) (me|therapist|writer|this writer) ..2 (as|into|like|the|a)",
      "(thereby|in effect)",
      `${seems} ..8 (way of|ways of|wish*|guilt|punish*|replac*|repeat*|replay*|reenact*|undoing|undo|protect* (her|him|them|himself|herself|against|from)|defend*|defens* against|stand in|stands in|stand for|ward off|identif* with|echo*|mirror*|carry|carries|recreat*|re creat*|revers*|master|mourning|longing|terror|rage|unmet|unspoken|older|deeper|mother|father|abandon*|betray*|express*|represent*|seek*|invite*|enjoy*|hide|hiding|conceal*|disguise*|mask*|confession|revenge|loyal*|bargain)`,
      "(represents|represented|stands in for|stands for|stand in for|stood for|echoes|echoed|echoing|mirrors|mirrored|mirroring|replays|replaying|recreates|recreating|repeats|repeating|parallels|paralleled|paralleling) ..6 (@kin|childhood|relationship|family|dynamic*|early|abandonment|loss|therapist|part|pattern|old|her|his)",
      "(a|her|his|their|the|only|this as a) (way|means|form|method) of ..1 (punish*|keeping|avoiding|protect*|control*|staying|holding|not|being|getting|testing|proving|saying|asking|hiding|making|killing|telling|managing|warding|remaining|disown*)",
      "(beneath|underneath|behind|under) (it|the|his|her|their|this|that|all) ..5 (is|lies|lie|lay|there|was|hides|one|sits|a)",
      "(deeper|real|hidden|underlying|unspoken|secret) (meaning|question|fear|message|wish|level|longing|bargain|rage|grief|loyalty|conflict)",
      "(meaning|meanings) (of|behind|in)",
      "(fear|terror|fears|longing|wish|need|hunger) (of|to|for) ..1 (being|be|become|becoming) ..1 (left|abandoned|engulfed|owned|seen|known|swallowed|rejected|loved|needed|exposed|rescued|found|punished|forgiven|dependent|chosen|replaced|controlled|erased)",
      "(the way|just as|much as|like|as) (her|his|their) (mother|father|parents|brother|sister|stepfather|grandmother|dad|mom) (did|had|was|would|could|used|never|always|once)",
      "as (she|he|they) (did|had|was|could|would|never) ..6 (@relative|child|boy|girl|childhood)",
      "(in order to|so as to) (be|avoid|feel|keep|not|make|provoke|preserve|protect|punish|test)",
      "(defense|defence|defenses|defences) (is|against|are|of|structure|was|mechanism*)",
      "(his|her|their) (silence|laughter|lateness|anger|smile|rage|withdrawal|politeness|sarcasm|humor|joke|forgetting) ..6 (seem*|appear*|way|may|might|as|felt|function*|serv*|suggest*|protect*)",
      "(therapist|me|i|writer|this writer) (as|into) (a|the|her|his|another|an) ..3 (@relative|figure|object|parent|judge|critic|abandoner|authority|rescuer|persecutor)",
      "(with|toward|towards|onto) (this)? (therapist|writer|clinician|me) ..6 (@relative|anger|father|mother|as|what|how|the)",
      "(maternal|paternal|parental|father|mother) (figure|transference|role|introject|abandonment|rejection|object)",
      "(therapeutic relationship|therapy relationship|relationship with (me|this writer|therapist)|between us|in the room|rupture) ..6 (as|parallel*|mirror*|echo*|reflect*|how|re|between|felt|feel|seem*)",
      "(one wonders|i wonder|we wondered|wondered together|wonder if|wondering if|question of whether)",
    ],
    not: [
      "(appear*|seem*) ..3 (to benefit|motivated|engaged|anxious|depressed|euthymic|stable|receptive|improved|well|alert|comfortable|calm|tired)",
      "(express*|identif*) ..3 (feelings|emotions|interest|willingness|motivation|understanding|triggers|concern|desire|frustration|distortions)",
    ],
    unless: ["quoted"],
    example: "Her silence seemed to be a way of punishing her mother.",
    nearMiss: "Client appears motivated and seems to benefit from therapy.",
  },
];

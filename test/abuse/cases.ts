/** An attack that a test plays by its id; `remark` says where the product answers otherwise than by refusing it, or what is left. */
export type AbuseCase = { readonly id: string; readonly attack: string; readonly remark?: string };

const cases = (
  first: number,
  attacks: readonly (string | readonly [string, string])[],
): readonly AbuseCase[] =>
  attacks.map((one, n) => {
    const id = `AB-${String(first + n).padStart(3, "0")}`;
    return typeof one === "string" ? { id, attack: one } : { id, attack: one[0], remark: one[1] };
  });

/** The attacks by what they aim at, in the order of their ids. */
export const abuseCases: readonly AbuseCase[] = [
  // Who somebody is, and for how long.
  ...cases(1, [
    [
      "One password is tried on every account of the practice, slowly and from many addresses.",
      "The pool is set to tell no account from none and to refuse what looks like an attack; how it counts is the service's own, and shown against its settings alone.",
    ],
    "Somebody signs in without a second factor, or after it was taken away.",
    [
      "A token is copied and used elsewhere after its person signed out.",
      "What would renew it is taken back at once; the token itself ends within fifteen minutes and, after them, releases nothing. There is no list of tokens that are void.",
    ],
    "Somebody who no longer belongs to the practice goes on in a tab that was left open.",
    "A token is made up: without a signature, signed with the public key, of another pool, client or kind.",
    "Somebody writes a role into a token, a body or an attribute of their own account.",
    "A release or the opening of notes is tried in a session whose person proved hours ago who they are.",
    [
      "Second factors are asked for over and over, or six digits are guessed.",
      "The factor is a code of an app, so nobody is prompted; how often a code may be tried is the service's own limit.",
    ],
    "A desk is left open at the front, and somebody else sits down at it.",
    "The link of a mail is used twice, or for another request.",
  ]),
  // Whose object it is.
  ...cases(11, [
    "A requester puts the id of somebody else's request into every address there is.",
    "Staff of one practice use the ids of another one, in the address and in what they send.",
    "A body carries fields that the product alone sets: practice, state, approvals, version.",
    "A requester's view of their own request shows what is the practice's: names, drafts, candidates.",
    "The cursor of one practice's list is played to another, or is written by hand.",
    "A worker is given the name of one practice and an object of another.",
    "Another account sends the events that wake functions.",
    "An event or a row names a bucket of the attacker's.",
    "A role gives a command that is another role's.",
    "A clinician who does not treat the patient opens the record, or approves.",
    [
      "Somebody says that it is an emergency, to look where they may not.",
      "There is no emergency access: no reason opens anything, so there is nothing to abuse. What a practice needs in an emergency it reads in its own chart, from which these records are copies.",
    ],
    "An engineer of the account reads documents with the rights of the product.",
  ]),
  // Psychotherapy notes, and what law opens what.
  ...cases(23, [
    "A subpoena of counsel alone asks for the entire file with the psychotherapy notes.",
    "A form for all records is used for psychotherapy notes.",
    "A form is expired, revoked, unsigned or somebody else's, also between approval and release.",
    "A psychotherapy note comes in as an ordinary record and is collected.",
    "A progress note holds what was said in a session, copied from a psychotherapy note.",
    "The assembly reads a psychotherapy note for which nothing was opened.",
    "A grant or a wrapped key of one request is used for another.",
    "One person approves twice, or reviews what they ask for.",
    "An order of a court is forged, or of a court without power.",
    "Somebody presses for records at once, in the name of the police.",
    "Records under Part 2 are swept up by a range of dates.",
    "Records that the law of a state protects more go out by the general rule.",
  ]),
  // The course of a request.
  ...cases(35, [
    "Two people press Release in the same moment.",
    "One command is sent ten times, or its key is used for another.",
    "An event comes that does not belong to where the request stands.",
    "The end of a waiting time is said by somebody who is no clock.",
    "A machine's clock is set back or forward to gain days.",
    "Records change after they were approved.",
    "A request is taken back or quashed while its production is being made.",
    "A new paper comes in after the approval of the old one.",
    "A date is moved to the end of time, so that nothing reminds anybody.",
    "Many requests are ordered about at once, and some of them stand still.",
    "An amount of money is negative, endless, not a number or written as code.",
    "Authority is handed on and back until one person stands for two.",
  ]),
  // What is uploaded, and links to storage.
  ...cases(47, [
    "A file far larger than announced is sent to the place made for it.",
    "A file is put over one that was checked already.",
    "A place for one file is used for another name, kind or key.",
    [
      "A link to a download is passed on.",
      "It lives for a minute; within that minute it works for whoever holds it, and its making and use are on record.",
    ],
    "A link shows in the address of a page, a referrer or a log.",
    "A link outlives the session that it was made in.",
    "A file name climbs folders, ends early, turns around or is a command.",
    "A file name is markup, on the screen, in a mail, in a list.",
    "A page or an archive calls itself a PDF, or is both.",
    "Uploads are begun and never ended, to fill the storage.",
    "An object arrives whose bytes are not those that were announced.",
    "A virus, a locked file or a file full of files is sent.",
    "A paper is asked for before the scanner has spoken.",
    "One sender sends files without end.",
  ]),
  // PDFs made against the pipeline.
  ...cases(61, [
    "A stream of a few kilobytes unpacks to gigabytes.",
    "A file has pages beyond number.",
    "A file lies about how many pages it has.",
    "Parts of a file lead back to themselves.",
    "Lists lie in lists, two hundred thousand deep.",
    "A page or a picture is larger than any memory.",
    "A file carries scripts.",
    "A file carries actions that start, send or fetch something.",
    "A file carries other files.",
    "A form is drawn by one program alone, and its page says to wait.",
    "What matters stands in fields and comments alone.",
    "A file is locked, with or without a password.",
    "Layers show one text on the screen and another on paper.",
    "A file shows one page to one reader and another to the next.",
    "A file makes its reader call out.",
    "One file stops its reader each time, with forty others behind it.",
  ]),
  // Redaction, and what leaves.
  ...cases(77, [
    "Text is copied from beneath a black box.",
    "A picture is taken out from beneath a black box.",
    "An earlier state of the file is dug out of it.",
    "Words stand where nobody sees them: white, beneath a picture, off the page.",
    "What was taken out still stands in bookmarks, fields, titles or descriptions.",
    "A name is guessed from the width of its box.",
    "A box misses the edge of letters.",
    "A page is turned, cut or measured otherwise, and its box lands elsewhere.",
    "A box is drawn in another way than a checker looks for.",
    "A page of another patient lies in a scan.",
    "Page numbers have a gap, come twice or begin again.",
    "A production is changed by whoever has it, and said to be ours.",
  ]),
  // The web, and what can be counted or guessed.
  ...cases(89, [
    "Tracking numbers are walked through, to see which there are.",
    "Papers about many names are sent, to learn who is a patient.",
    "A page of another site uses the sign-in of whoever looks at it.",
    "Another origin asks to be let in.",
    "The portal is shown within another site.",
    "Names of parties, courts and files are scripts.",
    "Cells of an export begin a formula.",
    "Names of fields reach the database or the prototype of objects.",
    "A body is endless, or nests without end.",
    "A text is made to keep a pattern busy.",
    [
      "An address carries further headers, or is changed just before something is sent to it.",
      "A requester's address cannot be changed at all: another mailbox is another request.",
    ],
    "The doors without sign-in are flooded, to cost money.",
  ]),
  // Keys, history, operation.
  ...cases(101, [
    "An administrator adds themselves to the policy of a key.",
    "A key is switched off or put down for deletion.",
    "A row of the history is changed or taken out.",
    "The newest events are cut off.",
    "The whole history is written anew by somebody of the practice.",
    "A release is recorded without the accounting that it owes.",
    "Words of a record or a name reach a log, a queue, a mail or the name of an object.",
    "Text of a user writes lines of its own into a log.",
    "A package turns hostile, or runs something while it is installed.",
    "A deployment makes a bucket public, drops a key or widens a role.",
    "A backup brings back a release, or forgets a revocation.",
    "A message that lay for weeks is played again.",
  ]),
];

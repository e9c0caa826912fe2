import type { Context } from "aws-lambda";
import { names, connectTo, theFunctions } from "./functions.ts";
import type { FunctionName } from "./functions.ts";
import { chanceInTasks, surroundWith } from "./determinism.ts";
import { rebuildInPlace } from "./processes.ts";
import { readInPlace } from "./threads.ts";
import { answerLost, refusalOf, slowMs } from "./faults.ts";
import type { FaultKind, PortCall } from "./faults.ts";
import { keys } from "./keys.ts";
import { publishEdgeKey } from "./edge.ts";
import { publishKeys } from "./sign-in.ts";
import type { SavedKeys } from "./keys.ts";
import { accounts } from "./invocations.ts";
import { mailOf } from "./mailbox.ts";
import type { Mail, Sent } from "./mailbox.ts";
import { storage } from "./storage.ts";
import { aboutOf, addressesIn, isRefusal, offerOf } from "./seen.ts";
import type { Version } from "./storage.ts";
import { table } from "./dynamodb.ts";
import type { Row } from "./dynamodb.ts";
import type { Spending } from "./capacity.ts";
import { replicas } from "./replicas.ts";
import { nobodyWatches } from "./watchers.ts";
import { inTask, timeline } from "./tasks.ts";
import type { Task } from "./tasks.ts";
import type { Held, Weather } from "./weather.ts";

export type { Conductor, Weather } from "./weather.ts";

/** The account as it is at one moment, when nothing runs and no message is on its way. */
export type Saved = {
  /** How many worlds went before: each draws from a chance of its own. */
  readonly life: number;
  readonly at: number;
  readonly rows: readonly Row[];
  readonly versions: readonly Version[];
  readonly keys: SavedKeys;
  readonly mails: readonly Mail[];
  readonly schedules: readonly (readonly [string, Schedule])[];
};
type Schedule = { readonly at: number; readonly input: string };
/** What others than the two who speak with each other may come to see: in queues and schedules, in a browser's bar, in errors. */
type Outside = { readonly messages: string[]; readonly addresses: string[]; readonly refusals: string[] };
type Call = (input: never) => unknown;
/** How a source delivers: how often it tries, and how long it waits between two tries. */
type Source = { readonly tries: number; readonly pauseMs: number };

const startsAt = Date.parse("2026-11-23T15:00:00Z");
export const [aSecond, aMinute] = [1000, 60_000];

/**
 * The account in memory around the deployed handlers: one order of events, drawn from a seed. Everything that a function
 * asks of AWS is one call, and each call can fail.
 */
export async function openWorld(weather: Weather, from?: Saved) {
  const time = timeline(from?.at ?? startsAt);
  const calls: PortCall[] = [];
  const [mails, logLines]: [Mail[], string[]] = [[...(from?.mails ?? [])], []];
  const [account, skews] = [accounts(), new WeakMap<Task, number>()];
  const [deadLetters, buried]: [string[], Set<string>] = [[], new Set()];
  const outside: Outside = { messages: [], addresses: [], refusals: [] };
  const faults: (PortCall & { readonly kind: FaultKind })[] = [];
  let changes = 0;
  const watchers = nobodyWatches();
  /** Services that answer nobody until they are taken off again. */
  const outages = new Set<string>();
  /** Functions that are not let run until they are taken off again. */
  const fenced = new Set<FunctionName>();
  const invocations = new Map<string, number>();
  /** How often the single writer was asked to take each event, answered or not. */
  const offers = new Map<string, number>();
  const spent: (Spending & { readonly by: string })[] = [];
  const spend = (spending: Spending) => {
    spent.push({ ...spending, by: inTask.getStore()?.name ?? "" });
    account.spent(spending);
  };
  const later = (hear: () => void) => {
    const lag = weather.lag?.() ?? 0;
    if (lag === 0) hear();
    else time.at(time.now() + lag, hear);
  };
  const old = weather.old && replicas({ now: time.now, ...weather.old });
  const ledger = table({
    onInsert: (row) => watchers.rowInserted(row),
    onWrite: (row) => {
      changes += 1;
      watchers.rowWritten(row);
    },
    spend,
    later,
    old,
  });
  for (const row of from?.rows ?? []) ledger.put(row);
  old?.settle();
  const objects = storage(
    (version) => {
      changes += 1;
      watchers.objectStored(version);
    },
    (version) => {
      changes += 1;
      watchers.destroyed(version);
    },
    from?.versions,
    (version) => watchers.verdictOn(version),
  );
  const keyService = keys(
    { notes: names.notesKey, release: names.releaseKey },
    { rewrapped: (one) => watchers.rewrapped(one), notesKeyMisused: (what) => watchers.misused(what) },
    from?.keys,
  );
  const handlers = await theFunctions();
  const schedules = new Map<string, Schedule>();

  const invoke = (fn: FunctionName, event: unknown, alias = "") => {
    const context = {
      getRemainingTimeInMillis: () =>
        fn === "assemble-production" ? (weather.lasts?.() ?? 15 * aMinute) : 5 * aMinute,
      invokedFunctionArn: `arn:aws:lambda:us-east-1:000000000000:function:${fn}:${alias}`,
    };
    invocations.set(fn, (invocations.get(fn) ?? 0) + 1);
    return time.start(fn, async () => {
      if (fenced.has(fn)) throw new Error(`${fn} is fenced`);
      const one = account.open(fn);
      const task = inTask.getStore();
      if (task) skews.set(task, weather.skew?.() ?? 0);
      watchers.invoked(fn, event);
      const answer: unknown = await handlers[fn](event as never, context as Context as never);
      one.refused = isRefusal(answer);
      if (one.refused) outside.refusals.push(JSON.stringify(answer));
      outside.addresses.push(...addressesIn(answer));
      one.ended = true;
      return answer;
    });
  };
  /** Brings one message as often as the source tries; what fails each time becomes a dead letter. */
  const deliver = (
    name: string,
    source: Source,
    attempt: (nth: number) => Promise<boolean>,
    after = weather.delay("message"),
    isSentAgain = false,
  ): void => {
    const begin = (nth: number) => {
      void attempt(nth).then((done) => {
        if (done) return;
        if (nth < source.tries) time.at(time.now() + source.pauseMs * nth, () => begin(nth + 1));
        else {
          buried.add(name);
          if (isSentAgain || weather.redrives === undefined) deadLetters.push(name);
          else time.at(time.now() + weather.redrives, () => deliver(name, source, attempt, 0, true));
        }
      });
    };
    time.at(time.now() + after, () => begin(1));
  };
  const bring = (fn: FunctionName, event: unknown, source: Source, after?: number): void => {
    const attempt = async () => (await invoke(fn, event).ending).ended === "well";
    for (let copy = weather.copies(); copy > 0; copy -= 1) deliver(fn, source, attempt, after);
    const echo = weather.echo?.();
    if (echo !== undefined) deliver(fn, source, attempt, echo);
  };
  const schedule = (name: string, one: Schedule) => {
    outside.messages.push(name, one.input);
    schedules.set(name, one);
    if (weather.forgets?.() === true) return;
    time.at(one.at, () => {
      if (schedules.get(name) !== one) return;
      schedules.delete(name);
      bring("clocks", JSON.parse(one.input), { tries: 10, pauseMs: aMinute }, 0);
    });
  };
  for (const [name, one] of from?.schedules ?? []) schedule(name, one);

  const services: Readonly<Record<string, Readonly<Record<string, Call>>>> = {
    dynamodb: ledger.calls,
    s3: objects.calls,
    kms: keyService.calls,
    ses: {
      SendEmailCommand: (input: Sent) => {
        changes += 1;
        mails.push(mailOf(input));
        return {};
      },
    },
    scheduler: {
      CreateScheduleCommand: ({
        Name,
        ScheduleExpression,
        Target,
      }: {
        Name: string;
        ScheduleExpression: string;
        Target: { Input: string };
      }) => {
        const at = Date.parse(`${/at\((.*)\)/.exec(ScheduleExpression)?.[1] ?? ""}Z`);
        schedule(Name, { at, input: Target.Input });
        return {};
      },
      DeleteScheduleCommand: ({ Name }: { Name: string }) => void schedules.delete(Name),
    },
    sqs: {
      SendMessageCommand: ({ MessageBody }: { MessageBody: string }) => {
        outside.messages.push(MessageBody);
        for (let copy = weather.copies(); copy > 0; copy -= 1)
          deliver("assemble-production", { tries: 3, pauseMs: 90 * aMinute }, async (nth) => {
            const Records = [
              { body: MessageBody, messageId: "m", attributes: { ApproximateReceiveCount: String(nth) } },
            ];
            const end = await invoke("assemble-production", { Records }).ending;
            return (
              end.ended === "well" &&
              (end.value as { batchItemFailures: unknown[] }).batchItemFailures.length === 0
            );
          });
        return {};
      },
    },
  };

  /** Another function, invoked and waited for; a killed one is reported as a function error. */
  const invoked = ({ FunctionName, Payload }: { FunctionName: string; Payload: Uint8Array }) => {
    const [fn = "", alias] = FunctionName.split(":");
    const { ending } = invoke(fn as FunctionName, JSON.parse(Buffer.from(Payload).toString("utf8")), alias);
    return ending.then((end) =>
      end.ended === "well"
        ? { Payload: Buffer.from(JSON.stringify(end.value ?? null)) }
        : { FunctionError: "Unhandled", Payload: Buffer.from("{}") },
    );
  };

  const perform = (call: PortCall, input: never): unknown => {
    if (call.service === "lambda") return invoked(input);
    const act = services[call.service]?.[call.command];
    if (!act) throw new Error(`the simulated account does not know ${call.service} ${call.command}`);
    return act(input);
  };
  const strike = (kind: FaultKind, call: PortCall, input: never, task: Task): unknown => {
    switch (kind) {
      case "crash-before":
        return task.kill();
      case "crash-after":
        void perform(call, input);
        return task.kill();
      case "answer-lost":
        void perform(call, input);
        throw answerLost();
      case "sent-twice": {
        // A transaction carries a token of its client: sent again, it is the same one.
        const first = perform(call, input);
        return call.command === "TransactWriteCommand" ? first : perform(call, input);
      }
      case "slow":
        return new Promise((answer, refuse) => {
          time.at(time.now() + slowMs, () => {
            try {
              answer(inTask.run(task, () => perform(call, input)));
            } catch (error) {
              refuse(error);
            }
          });
        });
      case "throttled":
      case "conflict":
      case "unavailable":
      case "cancelled-throttled":
      case "cancelled-size":
      case "bad-digest":
      case "expired":
      case "key-disabled":
      case "key-denied":
      case "key-throttled":
        throw refusalOf(kind, call);
    }
  };
  const held: (Held & { readonly act: () => void })[] = [];
  /** Every call that waits stays where it is until it is chosen; the time of the world stands still meanwhile. */
  const conduct = () => {
    const [first] = held;
    if (!first) return;
    const chosen = weather.conductor?.(held);
    for (const one of chosen ? [chosen] : [...held]) {
      const place = held.findIndex((waiting) => waiting === one);
      held.splice(place, 1)[0]?.act();
    }
    if (held.length > 0) time.at(time.now(), conduct);
  };
  const send = (service: string, command: { readonly input: unknown }) =>
    time.wait<unknown>((answer, refuse, task) => {
      const act = (call: PortCall) => {
        if (task.ended) return;
        calls.push(call);
        const offered = call.service === "lambda" ? offerOf(command.input) : undefined;
        if (offered !== undefined) offers.set(offered, (offers.get(offered) ?? 0) + 1);
        account.called(task, command.input);
        time.pass(task.hurried ? 0 : 1);
        const struck = weather.fault(call);
        // A service that answers nobody does nothing late or twice either; whoever asks it may still die before.
        const kind = outages.has(service) && struck !== "crash-before" ? "unavailable" : struck;
        if (kind) faults.push({ ...call, kind });
        try {
          const result = kind
            ? strike(kind, call, command.input as never, task)
            : inTask.run(task, () => perform(call, command.input as never));
          Promise.resolve(result).then(answer, refuse);
        } catch (error) {
          refuse(error);
        }
      };
      const { name, actor, hurried } = task;
      const about = { task: name, service, command: command.constructor.name, about: aboutOf(command.input) };
      if (weather.conductor) {
        if (held.length === 0) time.at(time.now(), conduct);
        const call = { number: 0, ...about };
        held.push({
          actor,
          call,
          input: command.input,
          act: () => act({ ...call, number: calls.length + 1 }),
        });
      } else
        time.at(time.now() + (hurried ? 0 : weather.delay("call")), () =>
          act({ number: calls.length + 1, ...about }),
        );
    });

  const stopSurrounding = surroundWith({
    now: () => {
      const task = inTask.getStore();
      return time.now() + ((task && skews.get(task)) ?? 0);
    },
    random: chanceInTasks(weather.seed, `the product's own chance in life ${(from?.life ?? 0) + 1}`),
    sleep: time.sleep,
  });
  const stopReadingInPlace = readInPlace();
  const stopRebuildingInPlace = rebuildInPlace();
  const disconnect = connectTo(send);
  const hideKeys = publishKeys();
  const hideEdgeKey = publishEdgeKey();
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = ((line: string) => {
    if (typeof line === "string" && line.startsWith('{"at":')) {
      logLines.push(line);
      account.logged(line);
    } else write(line);
    return true;
  }) as typeof process.stdout.write;

  return {
    time,
    ledger,
    objects,
    keyService,
    calls: calls as readonly PortCall[],
    faults: faults as readonly (PortCall & { readonly kind: FaultKind })[],
    mails: mails as readonly Mail[],
    logLines: logLines as readonly string[],
    /** The functions of which a message failed every try, and again when it was sent again. */
    deadLetters: deadLetters as readonly string[],
    /** The functions of which a message ever became a dead letter. */
    buried: buried as ReadonlySet<string>,
    redrives: weather.redrives ?? 0,
    /** Whether the clocks of its containers are wrong. */
    skewed: weather.skew !== undefined,
    watchers,
    /** How often something was stored, destroyed or mailed. */
    changes: () => changes,
    outages,
    fenced,
    spent: spent as readonly (Spending & { readonly by: string })[],
    accounts: account.all,
    /** The account now, to go on from another time: nothing may run, and no message may be on its way. */
    save: (): Saved => ({
      life: (from?.life ?? 0) + 1,
      at: time.now(),
      rows: [...ledger.rows.values()],
      versions: objects.versions.map((version) => ({ ...version })),
      keys: keyService.saved(),
      mails: [...mails],
      schedules: [...schedules],
    }),
    outside,
    offers: offers as ReadonlyMap<string, number>,
    invocations: invocations as ReadonlyMap<string, number>,
    bring,
    deliver,
    invoke,
    close: () => {
      process.stdout.write = write;
      disconnect();
      hideKeys();
      hideEdgeKey();
      stopSurrounding();
      stopReadingInPlace();
      stopRebuildingInPlace();
    },
  };
}
export type World = Awaited<ReturnType<typeof openWorld>>;

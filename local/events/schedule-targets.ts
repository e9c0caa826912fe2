import { evaluate } from "../iam/evaluate.ts";
import type { Functions } from "../lambda/functions.ts";
import type { Targets } from "../scheduler/clockwork.ts";
import type { LocalSqs } from "../sqs/sqs.ts";
import type { Roles } from "../template/roles.ts";

/** Delivers fired schedules to functions under the schedule's own role, and what was given up on to its queue. */
export function scheduleTargets(roles: Roles, sqs: LocalSqs, functions: () => Functions): Targets {
  return {
    onFire: async ({ targetArn, roleArn, input }) => {
      const { principal } = roles.keyOf(roleArn);
      const { allowed, reason } = evaluate({
        principal,
        action: "lambda:InvokeFunction",
        resource: targetArn,
        context: {},
      });
      if (!allowed) throw new Error(`${roleArn} may not invoke ${targetArn}: ${reason}`);
      const answer = await functions().invoke(targetArn, JSON.parse(input));
      if ("functionError" in answer) throw new Error(`${targetArn} failed: ${answer.payload.errorType}`);
    },
    onDeadLetter: ({ queueArn, roleArn, body, attributes }) =>
      sqs.send(roles.keyOf(roleArn).principal, queueArn, { body, attributes }),
  };
}

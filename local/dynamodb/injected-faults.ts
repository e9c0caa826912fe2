import { RefusedCall } from "../protocol/refused-call.ts";
import type { Fields } from "./engine.ts";
import { transactionCancelled } from "./transact-write.ts";

/** A refusal that real DynamoDB answers under load and that a local engine, which lets callers wait, never would. */
export type InjectedFault = "TransactionConflict" | "ThrottlingException" | "none";

/** Decides before each call whether it shall fail, and how. */
export type FaultPlan = (operation: string, input: Fields) => InjectedFault;

/** Throws the RefusedCall that DynamoDB would for this fault. */
export function raiseFault(fault: InjectedFault, operation: string, input: Fields): void {
  switch (fault) {
    case "none":
      return;
    case "ThrottlingException":
      throw new RefusedCall(
        "ThrottlingException",
        "Throughput exceeds the current capacity of your table or index.",
      );
    case "TransactionConflict": {
      const message = "Transaction is ongoing for the item";
      const members = input["TransactItems"];
      if (operation.startsWith("Transact") && Array.isArray(members)) {
        const [, ...others] = members;
        throw transactionCancelled([
          { Code: "TransactionConflict", Message: message },
          ...others.map(() => ({ Code: "None" })),
        ]);
      }
      throw new RefusedCall("TransactionConflictException", message);
    }
  }
}

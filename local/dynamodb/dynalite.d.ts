// dynalite ships no types; only the doors that the local table uses are declared here (dynalite 4.0.0).

declare module "dynalite/db/index.js" {
  export type Attribute = Readonly<Record<string, unknown>>;
  export type Item = Readonly<Record<string, Attribute>>;
  export type KeyElement = { readonly AttributeName: string; readonly KeyType: string };
  export type SecondaryIndex = {
    readonly IndexName: string;
    readonly KeySchema: readonly KeyElement[];
    readonly Projection: { readonly ProjectionType?: string; readonly NonKeyAttributes?: readonly string[] };
  };
  export type TableDefinition = {
    readonly TableName: string;
    readonly TableArn: string;
    readonly TableStatus: string;
    readonly KeySchema: readonly KeyElement[];
    readonly AttributeDefinitions: readonly {
      readonly AttributeName: string;
      readonly AttributeType: string;
    }[];
    readonly GlobalSecondaryIndexes?: readonly SecondaryIndex[];
    readonly LocalSecondaryIndexes?: readonly SecondaryIndex[];
  };
  export type Callback<Value> = (error: Error | null, value?: Value) => void;
  export type BatchOperation =
    | { readonly type: "put"; readonly key: string; readonly value: unknown }
    | { readonly type: "del"; readonly key: string };
  export type Range = {
    readonly gte?: string;
    readonly gt?: string;
    readonly lt?: string;
    readonly limit?: number;
    readonly reverse?: boolean;
  };
  export type SubDb = {
    get(key: string, callback: Callback<unknown>): void;
    put(key: string, value: unknown, callback: Callback<void>): void;
    del(key: string, callback: Callback<void>): void;
    lock(key: string, run: (release: <Done>(callback: Done) => Done) => void): void;
  };
  export type LevelDb = {
    open(): Promise<void>;
    get(key: string): Promise<unknown>;
    put(key: string, value: unknown): Promise<void>;
    batch(operations: readonly BatchOperation[]): Promise<void>;
    iterator(range: Range): AsyncIterable<[string, unknown]>;
    keys(range: Range): AsyncIterable<string>;
    close(callback: Callback<void>): void;
  };
  export type Store = {
    readonly db: LevelDb;
    readonly tableDb: { awsAccountId: string; awsRegion: string };
    getTable(name: string, checkStatus: boolean, callback: Callback<TableDefinition>): void;
    getItemDb(tableName: string): SubDb;
    getIndexDb(indexType: string, tableName: string, indexName: string): SubDb;
  };
  const doors: {
    create(options: {
      path: string;
      createTableMs: number;
      deleteTableMs: number;
      updateTableMs: number;
    }): Store;
    createKey(item: Item, table: TableDefinition): string;
    validateItem(item: Item, table: TableDefinition): Error | null | undefined;
    validateKey(key: Item, table: TableDefinition): Error | null | undefined;
    getIndexActions(
      indexes: readonly SecondaryIndex[],
      before: Item | undefined,
      after: Item | undefined,
      table: TableDefinition,
    ): {
      readonly puts: readonly { readonly index: string; readonly key: string; readonly item: unknown }[];
      readonly deletes: readonly { readonly index: string; readonly key: string }[];
    };
  };
  export default doors;
}

declare module "dynalite/actions/*.js" {
  import type { Callback, Store } from "dynalite/db/index.js";
  const action: (store: Store, input: object, callback: Callback<Record<string, unknown>>) => void;
  export default action;
}

declare module "dynalite/validations/index.js" {
  import type { Store } from "dynalite/db/index.js";
  const validations: {
    checkTypes(input: object, types: object): Record<string, unknown>;
    checkValidations(input: object, types: object, custom: unknown, store: Store): void;
  };
  export default validations;
}

declare module "dynalite/validations/*.js" {
  const rules: { readonly types: object; readonly custom?: unknown };
  export default rules;
}

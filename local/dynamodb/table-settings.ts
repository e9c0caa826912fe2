import type { LevelDb } from "dynalite/db/index.js";

/** Which images of an item its stream shows. */
export type StreamView = "KEYS_ONLY" | "NEW_IMAGE" | "OLD_IMAGE" | "NEW_AND_OLD_IMAGES";

/** What DynamoDB knows of a table beyond what dynalite stores. */
export type TableSettings = {
  readonly tableName: string;
  readonly stream: { readonly view: StreamView; readonly label: string } | "none";
  readonly timeToLive: { readonly attribute: string } | "disabled";
  readonly pointInTimeRecovery: boolean;
  readonly deletionProtection: boolean;
  readonly encryption: { readonly keyArn: string } | "owned-by-dynamodb";
};

/** The settings of every table, in memory and on disk. */
export type SettingsBook = {
  of(tableName: string): TableSettings;
  all(): readonly TableSettings[];
  save(settings: TableSettings): Promise<void>;
  remove(tableName: string): Promise<void>;
};

const prefix = "duces-settings~";

/** Reads the settings of all tables from disk. */
export async function openSettingsBook(db: LevelDb): Promise<SettingsBook> {
  const book = new Map<string, TableSettings>();
  for await (const [, value] of db.iterator({ gte: prefix, lt: `${prefix}~` })) {
    const settings = value as TableSettings;
    book.set(settings.tableName, settings);
  }
  return {
    of: (tableName) => book.get(tableName) ?? plainSettings(tableName),
    all: () => [...book.values()],
    async save(settings) {
      await db.put(prefix + settings.tableName, settings);
      book.set(settings.tableName, settings);
    },
    async remove(tableName) {
      book.delete(tableName);
      await db.batch([{ type: "del", key: prefix + tableName }]);
    },
  };
}

/** The settings of a table for which nothing was asked. */
export function plainSettings(tableName: string): TableSettings {
  return {
    tableName,
    stream: "none",
    timeToLive: "disabled",
    pointInTimeRecovery: false,
    deletionProtection: false,
    encryption: "owned-by-dynamodb",
  };
}

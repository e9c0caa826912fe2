/** Actions by the short name that heads a column: what each key's own table decides. */
export const uses = {
  Dec: "Decrypt",
  Enc: "Encrypt",
  ReF: "ReEncryptFrom",
  ReT: "ReEncryptTo",
  GDK: "GenerateDataKey",
  GDw: "GenerateDataKeyWithoutPlaintext",
  GKP: "GenerateDataKeyPair",
  GKw: "GenerateDataKeyPairWithoutPlaintext",
  Cap: "Encapsulate",
  Dcp: "Decapsulate",
  DSS: "DeriveSharedSecret",
  Mac: "GenerateMac",
  VMc: "VerifyMac",
  Sgn: "Sign",
  Vfy: "Verify",
  Pub: "GetPublicKey",
  Dsc: "DescribeKey",
  LsG: "ListGrants",
  RvG: "RevokeGrant",
  CrG: "CreateGrant",
} as const;

/** What changes a key; the same on every key. */
export const changes = {
  Pol: "PutKeyPolicy",
  Dis: "DisableKey",
  Ena: "EnableKey",
  Del: "ScheduleKeyDeletion",
  Ccl: "CancelKeyDeletion",
  Rot: "EnableKeyRotation",
  RtX: "DisableKeyRotation",
  RtN: "RotateKeyOnDemand",
  Tag: "TagResource",
  TgX: "UntagResource",
  Ali: "CreateAlias",
  AlU: "UpdateAlias",
  AlX: "DeleteAlias",
  Txt: "UpdateKeyDescription",
  Imp: "ImportKeyMaterial",
  ImX: "DeleteImportedKeyMaterial",
  Rep: "ReplicateKey",
  Pri: "UpdatePrimaryRegion",
  Syn: "SynchronizeMultiRegionKey",
} as const;

/** What only looks at a key; the same on every key. */
export const looks = {
  GPol: "GetKeyPolicy",
  LPol: "ListKeyPolicies",
  GRot: "GetKeyRotationStatus",
  LRot: "ListKeyRotations",
  Tags: "ListResourceTags",
  Used: "GetKeyLastUsage",
  PImp: "GetParametersForImport",
} as const;

/** Decided by the grant that is to be retired; a key policy has no say in it. */
export const decidedByGrants = ["RetireGrant"];

/** So new that the simulator has not heard of them; the key service of this machine alone judges them. */
export const unknownToTheSimulator: readonly string[] = ["Encapsulate", "Decapsulate"];

/** Actions of the account, which are on no key of ours. */
export const onNoKey = [
  "ConnectCustomKeyStore",
  "CreateCustomKeyStore",
  "CreateKey",
  "DeleteCustomKeyStore",
  "DescribeCustomKeyStores",
  "DisconnectCustomKeyStore",
  "GenerateRandom",
  "ListAliases",
  "ListKeys",
  "ListRetirableGrants",
  "UpdateCustomKeyStore",
];

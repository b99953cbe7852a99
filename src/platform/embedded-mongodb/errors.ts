/**
 * Every error this server answers with, by MongoDB's name and code. Names of the form `LocationN` are
 * MongoDB's own for errors that have a code and no name.
 */
export const errorCodes = {
  InternalError: 1,
  BadValue: 2,
  NoSuchKey: 4,
  GraphContainsCycle: 5,
  FailedToParse: 9,
  Unauthorized: 13,
  TypeMismatch: 14,
  Overflow: 15,
  InvalidLength: 16,
  ProtocolError: 17,
  IllegalOperation: 20,
  IndexAlreadyExists: 68,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NotSingleValueField: 54,
  NamespaceExists: 48,
  MaxTimeMSExpired: 50,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  EmptyFieldName: 56,
  DottedFieldName: 57,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  NamespaceNotFound: 26,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  ShutdownInProgress: 91,
  OperationFailed: 96,
  WriteConflict: 112,
  CommandNotSupported: 115,
  CommandNotSupportedOnView: 166,
  InvalidPipelineOperator: 168,
  CannotIndexParallelArrays: 171,
  QueryPlanKilled: 175,
  TransactionTooOld: 225,
  NotImplemented: 238,
  ExceededMemoryLimit: 146,
  NoSuchTransaction: 251,
  TransactionCommitted: 256,
  OperationNotSupportedInTransaction: 263,
  IndexBuildAborted: 276,
  QueryExceededMemoryLimitNoDiskUseAllowed: 292,
  CannotConvertIndexKey: 347,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  ClientDisconnect: 279,
  Location13103: 13103,
  Location13111: 13111,
  Location15947: 15947,
  Location15948: 15948,
  Location15952: 15952,
  Location15955: 15955,
  Location15957: 15957,
  Location15958: 15958,
  Location15959: 15959,
  Location15972: 15972,
  Location15973: 15973,
  Location15974: 15974,
  Location15975: 15975,
  Location15976: 15976,
  Location15981: 15981,
  Location15983: 15983,
  Location15998: 15998,
  Location16020: 16020,
  Location16410: 16410,
  Location16746: 16746,
  Location16412: 16412,
  Location16872: 16872,
  Location16874: 16874,
  Location17124: 17124,
  Location17276: 17276,
  Location28667: 28667,
  Location28746: 28746,
  Location28747: 28747,
  Location28812: 28812,
  Location28818: 28818,
  Location31002: 31002,
  Location31249: 31249,
  Location31250: 31250,
  Location31253: 31253,
  Location31254: 31254,
  Location31276: 31276,
  Location31325: 31325,
  Location31394: 31394,
  Location31395: 31395,
  Location40156: 40156,
  Location40158: 40158,
  Location40160: 40160,
  Location40169: 40169,
  Location40170: 40170,
  Location40171: 40171,
  Location40177: 40177,
  Location40181: 40181,
  Location40228: 40228,
  Location40231: 40231,
  Location40234: 40234,
  Location40237: 40237,
  Location40238: 40238,
  Location40272: 40272,
  Location40323: 40323,
  Location40324: 40324,
  IDLDuplicateField: 40413,
  IDLFailedToParse: 40414,
  IDLUnknownField: 40415,
  Location40352: 40352,
  Location40353: 40353,
  Location40600: 40600,
  Location40601: 40601,
  Location51024: 51024,
  Location51091: 51091,
  Location51108: 51108,
  Location51198: 51198,
  Location51246: 51246,
  Location51247: 51247,
  Location51270: 51270,
  Location51271: 51271,
  Location51272: 51272,
} as const;

/** The name of an error, as in MongoDB's `codeName`. */
export type ErrorName = keyof typeof errorCodes;

/** Labels by which a driver decides whether to run an operation or a whole transaction again. */
export type ErrorLabel = 'TransientTransactionError' | 'UnknownTransactionCommitResult' | 'RetryableWriteError';

/** What some errors carry besides code and message: labels, and fields of the answer such as `keyPattern`. */
export interface ErrorDetails {
  readonly labels?: readonly ErrorLabel[];
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** An error that a client is told, in the form MongoDB gives it. Anything else thrown is answered as `InternalError`. */
export class MongoError extends Error {
  override readonly name = 'MongoError';
  readonly codeName: ErrorName;
  readonly code: number;
  readonly labels: readonly ErrorLabel[];
  readonly fields: Readonly<Record<string, unknown>>;

  constructor(codeName: ErrorName, message: string, details: ErrorDetails = {}) {
    super(message);
    this.codeName = codeName;
    this.code = errorCodes[codeName];
    this.labels = details.labels ?? [];
    this.fields = details.fields ?? {};
  }
}

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
  ConflictingOperationInProgress: 117,
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
  InvalidIndexSpecificationOption: 197,
  ConversionFailure: 241,
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
  IDLDuplicateField: 40413,
  IDLFailedToParse: 40414,
  IDLUnknownField: 40415,
  Location13103: 13103,
  Location15947: 15947,
  Location15952: 15952,
  Location15955: 15955,
  Location15958: 15958,
  Location15959: 15959,
  Location15969: 15969,
  Location15973: 15973,
  Location15974: 15974,
  Location15975: 15975,
  Location15976: 15976,
  Location15983: 15983,
  Location15998: 15998,
  Location16020: 16020,
  Location16410: 16410,
  Location16412: 16412,
  Location16746: 16746,
  Location16872: 16872,
  Location16874: 16874,
  Location17124: 17124,
  Location17276: 17276,
  Location28667: 28667,
  Location28747: 28747,
  Location28808: 28808,
  Location28809: 28809,
  Location28810: 28810,
  Location28818: 28818,
  Location31002: 31002,
  Location31249: 31249,
  Location31250: 31250,
  Location31253: 31253,
  Location31254: 31254,
  Location31274: 31274,
  Location31325: 31325,
  Location40066: 40066,
  Location40156: 40156,
  Location40158: 40158,
  Location40160: 40160,
  Location40169: 40169,
  Location40176: 40176,
  Location40192: 40192,
  Location40196: 40196,
  Location40228: 40228,
  Location40231: 40231,
  Location40234: 40234,
  Location40235: 40235,
  Location40236: 40236,
  Location40237: 40237,
  Location40238: 40238,
  Location40272: 40272,
  Location40323: 40323,
  Location40324: 40324,
  Location40352: 40352,
  Location40353: 40353,
  Location40400: 40400,
  Location50741: 50741,
  Location51024: 51024,
  Location51091: 51091,
  Location51108: 51108,
  Location51198: 51198,
  Location51246: 51246,
  Location51270: 51270,
  Location51272: 51272,
  Location5054701: 5054701,
  Location5107200: 5107200,
  Location5107201: 5107201,
  Location5787908: 5787908,
  Location5788001: 5788001,
  Location5788002: 5788002,
  Location5788003: 5788003,
  Location5788005: 5788005,
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

import type { SchemaError } from '../schemaMessages.ts';

/** True where the value fits the schema; else `errors` says what does not, until the next call. */
interface Validator {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

export declare const validateFailure: Validator;
export declare const validateLogs: Validator;
export declare const validateCodes: Validator;

import { StandardSchemaValidationPipe } from '@nestjs/common';
import { Refusal } from '@circolo/domain';

/** Checks bodies, queries and paths against the contracts' schemas; every fault is named by its field. */
export const validationPipe = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) =>
    new Refusal('validation', {
      errors: issues.map((issue) => ({
        field: (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step)).join('.'),
        code: String((issue as { code?: unknown }).code ?? 'invalid'),
        message: issue.message,
      })),
    }),
});

import { StandardSchemaValidationPipe } from '@nestjs/common';
import { Refusal } from '@circolo/domain';

/**
 * Looks at a body as it was sent. The framework's pipe would first take out every key named like a part of a prototype, which would make
 * a sound rule of one that must be refused, and walks the whole body for it. Fastify's parser has refused what could pollute a prototype.
 */
class ContractPipe extends StandardSchemaValidationPipe {
  protected override stripProtoKeys() {
    // Nothing is taken out in silence: the schemas refuse what they do not know.
  }
}

/** Checks bodies, queries and paths against the contracts' schemas; every fault is named by its field. */
export const validationPipe = new ContractPipe({
  exceptionFactory: (issues) =>
    new Refusal('validation', {
      errors: issues.map((issue) => ({
        field: (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step)).join('.'),
        code: String((issue as { code?: unknown }).code ?? 'invalid'),
        message: issue.message,
      })),
    }),
});

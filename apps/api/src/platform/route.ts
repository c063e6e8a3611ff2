import { applyDecorators, HttpCode, type PipeTransform } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { ZodType } from 'zod';
import { Refusal } from '@circolo/domain';

/** What a route answers, and with which status, for the document of the API. */
export const Answers = (schema: ZodType | null, status = 200) =>
  applyDecorators(
    HttpCode(status),
    ApiResponse(schema ? { status, standardSchema: schema as never } : { status, description: 'No content' }),
  );

/** Reads `If-Match` as the revision that the writer saw: `3` or `"3"`. */
export const revisionOf: PipeTransform<string | undefined, number> = {
  transform(header) {
    const revision = Number(/^"?(\d{1,9})"?$/.exec(header ?? '')?.[1] ?? Number.NaN);
    if (Number.isNaN(revision)) {
      throw new Refusal('validation', {
        errors: [{ field: 'If-Match', code: 'required', message: 'The revision that was read is needed' }],
      });
    }
    return revision;
  },
};

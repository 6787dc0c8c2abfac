import { randomUUID } from 'node:crypto';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf, problemDocument, Refused } from './problem.js';

/** Every failure leaves as `application/problem+json`; what was our fault is written to the log with its number. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const refused = asRefused(error, request);
    const language = languageOf(request.headers['accept-language']);
    void reply
      .status(refused.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(problemDocument(refused, language)));
  }
}

function asRefused(error: unknown, request: FastifyRequest): Refused {
  if (error instanceof Refused) return error;
  const { code = '', statusCode } = error as { code?: string; statusCode?: number };
  if (code === 'FST_REQ_FILE_TOO_LARGE') return new Refused(413, 'file_too_large');
  if (code === 'FST_INVALID_MULTIPART_CONTENT_TYPE') return new Refused(415, 'wrong_file_type', '');
  if (error instanceof HttpException) {
    const status = error.getStatus();
    return status === 404
      ? new Refused(404, 'not_found', request.url)
      : new Refused(status, 'wrong_type', error.message);
  }
  if (statusCode !== undefined && statusCode < 500)
    return new Refused(statusCode, 'wrong_type', String((error as Error).message));
  const number = randomUUID();
  process.stderr.write(
    `${number} ${request.method} ${request.url} ${error instanceof Error ? error.stack : String(error)}\n`,
  );
  return new Refused(500, 'internal', number);
}

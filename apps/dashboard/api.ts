import type { ProblemDocument } from '../../libs/api-types/index.js';
import { language, say } from './language.js';

/** The server refused, or could not be reached; `document` is what it said. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly document: ProblemDocument | null,
  ) {
    super(document?.title ?? say('network'));
  }
}

async function call(method: string, path: string, body?: unknown): Promise<Response> {
  const form = body instanceof FormData;
  const headers: Record<string, string> = { 'accept-language': language.value };
  if (body !== undefined && !form) headers['content-type'] = 'application/json';
  let answer: Response;
  try {
    const sent = body === undefined ? undefined : form ? body : JSON.stringify(body);
    answer = await fetch(`/api/${path}`, { method, headers, ...(sent === undefined ? {} : { body: sent }) });
  } catch (error) {
    if (error instanceof TypeError) throw new Refusal(0, null);
    throw error;
  }
  if (answer.ok) return answer;
  const isProblem = answer.headers.get('content-type')?.includes('problem+json') === true;
  throw new Refusal(answer.status, isProblem ? ((await answer.json()) as ProblemDocument) : null);
}

export async function get<T>(path: string): Promise<T> {
  return (await (await call('GET', path)).json()) as T;
}

export async function post<T>(path: string, body: unknown): Promise<T> {
  return (await (await call('POST', path, body)).json()) as T;
}

export async function remove(path: string): Promise<void> {
  await call('DELETE', path);
}

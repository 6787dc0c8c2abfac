import '@fastify/cookie';
import '@fastify/multipart';
import { Inject, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { OperationView } from '../../../libs/api-types/index.js';
import { may, whoIs, type SignedIn } from '../../../libs/application/index.js';
import { SERVICES, type Services } from '../services.js';
import { Refused } from './problem.js';

export const COOKIE = 'kaohe_session';

export interface KnownRequest extends FastifyRequest {
  signedIn: SignedIn;
}

const OPERATION = 'kaohe:operation';

/** What the caller must be permitted to do; `anyone`: no session is needed, `signed_in`: any role. */
export const Needs = (operation: OperationView | 'anyone' | 'signed_in') => SetMetadata(OPERATION, operation);

/** Default deny: a route that does not say what it needs is refused. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    @Inject(SERVICES) private readonly services: Services,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<KnownRequest>();
    checkOrigin(request);
    const needed = this.reflector.getAllAndOverride<OperationView | 'anyone' | 'signed_in' | undefined>(OPERATION, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (needed === 'anyone') return true;
    const token = request.cookies[COOKIE];
    const { store, clock } = this.services;
    const signedIn = token === undefined ? null : await whoIs(store, clock, token);
    if (signedIn === null) throw new Refused(401, 'not_signed_in');
    request.signedIn = signedIn;
    if (needed === undefined || (needed !== 'signed_in' && !may(signedIn.account.role, needed))) {
      throw new Refused(403, 'not_allowed');
    }
    return true;
  }
}

/** A page of another site may not write with our cookie (besides `SameSite`). */
function checkOrigin({ method, headers }: FastifyRequest): void {
  if (method === 'GET' || method === 'HEAD' || headers.origin === undefined) return;
  if (!URL.canParse(headers.origin) || new URL(headers.origin).host !== headers.host)
    throw new Refused(403, 'wrong_origin');
}

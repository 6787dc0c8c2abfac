import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SessionView, SignInRequest } from '../../../libs/api-types/index.js';
import { sessionView, signIn, signOut } from '../../../libs/application/index.js';
import { CONFIG } from '../tokens.js';
import type { Config } from '../config.js';
import { SERVICES, type Services } from '../services.js';
import { Attempts } from './attempts.js';
import { Refused } from './problem.js';
import { COOKIE, Needs, type KnownRequest } from './session-guard.js';

class SignInBody implements SignInRequest {
  @ApiProperty()
  @IsString()
  @Length(1, 64)
  readonly name!: string;

  @ApiProperty()
  @IsString()
  @Length(1, 200)
  readonly password!: string;
}

@ApiTags('session')
@Controller('api/session')
export class SessionController {
  private readonly attempts: Attempts;

  constructor(
    @Inject(SERVICES) private readonly services: Services,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.attempts = new Attempts(services.clock);
  }

  @Post()
  @HttpCode(200)
  @Needs('anyone')
  async signIn(
    @Body() { name, password }: SignInBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const keys = [`name ${name}`, `address ${request.ip}`];
    if (this.attempts.tooMany(...keys)) throw new Refused(429, 'too_many_attempts');
    const { store, passwords, clock } = this.services;
    const signedIn = await signIn(store, passwords, clock, name, password);
    if (signedIn === null) {
      this.attempts.add(...keys);
      throw new Refused(401, 'bad_credentials');
    }
    void reply.setCookie(COOKIE, signedIn.token, {
      httpOnly: true,
      sameSite: 'strict',
      path: '/',
      secure: this.config.secureCookies,
      expires: new Date(signedIn.session.expiresAt),
    });
    return sessionView(store, signedIn);
  }

  @Get()
  @Needs('signed_in')
  session(@Req() { signedIn }: KnownRequest): Promise<SessionView> {
    return sessionView(this.services.store, signedIn);
  }

  @Delete()
  @HttpCode(204)
  @Needs('anyone')
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const token = request.cookies[COOKIE];
    if (token !== undefined) await signOut(this.services.store, token);
    void reply.clearCookie(COOKIE, { path: '/' });
  }
}

import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import files from '@fastify/static';
import { Module, ValidationPipe, type DynamicModule, type ValidationError } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import type { Config } from './config.js';
import { AssessmentsController } from './http/assessments.controller.js';
import { ExplainController } from './http/explain.controller.js';
import { HealthController } from './http/health.controller.js';
import { Refused } from './http/problem.js';
import { ProblemFilter } from './http/problem-filter.js';
import { SessionController } from './http/session.controller.js';
import { SessionGuard } from './http/session-guard.js';
import { ViewsController } from './http/views.controller.js';
import { WorkController } from './http/work.controller.js';
import { LARGEST_UPLOAD } from './http/upload.js';
import { SERVICES, type Services } from './services.js';
import { CONFIG } from './tokens.js';

/** Nest's root: everything is bound in `apiModule`. */
@Module({})
class ApiModule {}

const apiModule = (services: Services, config: Config): DynamicModule => ({
  module: ApiModule,
  controllers: [
    SessionController,
    ViewsController,
    ExplainController,
    WorkController,
    AssessmentsController,
    HealthController,
  ],
  providers: [
    Reflector,
    { provide: SERVICES, useValue: services },
    { provide: CONFIG, useValue: config },
    { provide: APP_GUARD, useClass: SessionGuard },
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useFactory: validation },
  ],
});

/** Unknown fields are refused, and every wrong field is told. */
const validation = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    exceptionFactory: (errors: ValidationError[]) => {
      const problems = errors.map(({ property, value }) => {
        const shown = property === 'password' || value === undefined ? null : String(value);
        return { code: shown === null ? 'missing_field' : 'wrong_type', place: property, value: shown };
      });
      return new Refused(400, problems[0].code, problems[0].value, problems);
    },
  });

/** The whole server: API, its documentation and the dashboard on one port. Not yet listening. */
export async function createApi(services: Services, config: Config): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: 1024 * 1024 });
  const app = await NestFactory.create<NestFastifyApplication>(apiModule(services, config), adapter, {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  await fastify.register(cookie);
  await fastify.register(multipart, { limits: { fileSize: LARGEST_UPLOAD + 1, files: 1 } });
  await fastify.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // ECharts and Vue set styles on elements; scripts come from files only.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        frameAncestors: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
      },
    },
    // An office network serves plain HTTP.
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  });
  addEntityTags(fastify);
  await serveDashboard(fastify, config.dashboard);
  documentApi(app);
  await app.init();
  return app;
}

/** `304` for what the caller already holds; answers are private to the session. */
function addEntityTags(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (request, reply, payload) => {
    if (!request.url.startsWith('/api/') || request.method !== 'GET' || reply.statusCode !== 200) return payload;
    void reply.header('cache-control', 'private, no-cache').header('vary', 'Cookie, Accept-Language');
    if (typeof payload !== 'string') return payload;
    const tag = `"${createHash('sha1').update(payload).digest('base64url')}"`;
    void reply.header('etag', tag);
    if (request.headers['if-none-match'] !== tag) return payload;
    void reply.code(304);
    return '';
  });
}

async function serveDashboard(fastify: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  await fastify.register(files, { root: folder, wildcard: false, index: false });
  const page = (path: string): void => {
    fastify.get(path, async (_request, reply) => reply.header('cache-control', 'no-cache').sendFile('index.html'));
  };
  for (const path of ['/', '/sign-in', '/league-table', '/townships/:code', '/actions', '/import']) page(path);
}

function documentApi(app: NestFastifyApplication): void {
  const document = new DocumentBuilder()
    .setTitle('Kaohe')
    .setDescription('Performance assessment and accountability of a county.')
    .setVersion('0.1.0')
    .addCookieAuth('kaohe_session')
    .build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, document));
}

import { Body, Controller, Get, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import type { FastifyReply } from 'fastify';
import type { ImportReport, RunRequest, RunView } from '../../../libs/api-types/index.js';
import {
  actionsView,
  contextOf,
  importWorkbook,
  latestRun,
  penaltyList,
  prepareRulebook,
  rulebookInForce,
  runAssessment,
  vetoesView,
  type RunnableRulebook,
} from '../../../libs/application/index.js';
import { decreeText, isDecree } from '../../../libs/rulebooks/index.js';
import { SERVICES, type Services } from '../services.js';
import { Refused } from './problem.js';
import { Needs, type KnownRequest } from './session-guard.js';
import { wholeFile } from './upload.js';
import { PeriodQuery } from './views.controller.js';

class RunBody implements RunRequest {
  @ApiPropertyOptional({ example: 'wenxian-2025' })
  @IsOptional()
  @Matches(/^[\w-]{1,64}$/)
  readonly rulebook?: string;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Files that are refused for what they are, not for what they say. */
const STATUS: Readonly<Record<string, number>> = {
  file_too_large: 413,
  inflates_beyond_bounds: 413,
  wrong_file_type: 415,
};

@ApiTags('work')
@Controller('api')
export class WorkController {
  constructor(@Inject(SERVICES) private readonly services: Services) {}

  @Post('import')
  @HttpCode(201)
  @Needs('import_workbook')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } })
  async import(@Req() request: KnownRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<ImportReport> {
    const file = await request.file();
    if (file === undefined) throw new Refused(400, 'missing_field', 'file');
    const upload = { fileName: file.filename, bytes: await wholeFile(file) };
    const { store, reader, clock } = this.services;
    const rulebook = await this.rulebook(request);
    const outcome = await importWorkbook(store, reader, clock, rulebook, contextOf(request.signedIn.account), upload);
    if (!outcome.ok) {
      const [first] = outcome.problems;
      throw new Refused(STATUS[first.code] ?? 422, first.code, first.value, outcome.problems);
    }
    if (outcome.value.repeated) void reply.status(200);
    return outcome.value;
  }

  @Post('assessments')
  @HttpCode(201)
  @Needs('run_assessment')
  async run(@Req() request: KnownRequest, @Body() { rulebook: id }: RunBody): Promise<RunView> {
    const { store, clock } = this.services;
    const context = contextOf(request.signedIn.account);
    const rulebook = id === undefined ? await this.rulebook(request) : decree(id);
    const outcome = await runAssessment(store, clock, rulebook, context);
    if (!outcome.ok) throw new Refused(422, outcome.problems[0].code, outcome.problems[0].value, outcome.problems);
    return store.withTenant(context, async (repositories) => {
      const run = await latestRun(repositories);
      const actions = await actionsView(repositories, null);
      const vetoes = await vetoesView(repositories, null);
      if (run === null || actions === null || vetoes === null) throw new Error('a stored run is not found');
      return {
        assessment: run.view,
        periods: run.header.periods,
        counts: {
          organizations: run.organizations.size,
          actions: actions.actions.length,
          pending: actions.counts.pending,
          vetoes: vetoes.vetoes.length,
        },
      };
    });
  }

  @Get('export/penalties')
  @Needs('export_penalties')
  async export(
    @Req() request: KnownRequest,
    @Query() { period }: PeriodQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { store, writer, clock } = this.services;
    const context = contextOf(request.signedIn.account);
    const list = await store.withTenant(context, (repositories) => penaltyList(repositories, clock, period));
    if (list === null) throw new Refused(404, 'no_assessment');
    const name = encodeURIComponent(`${list.title}.xlsx`);
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': XLSX,
      'content-disposition': `attachment; filename="penalties-${period}.xlsx"; filename*=UTF-8''${name}`,
      'cache-control': 'no-store',
    });
    await writer.write(list, reply.raw);
  }

  private async rulebook({ signedIn }: KnownRequest): Promise<RunnableRulebook> {
    const rulebook = await rulebookInForce(this.services.store, contextOf(signedIn.account));
    if (rulebook === null) throw new Refused(409, 'no_rulebook');
    return rulebook;
  }
}

function decree(id: string): RunnableRulebook {
  if (!isDecree(id)) throw new Refused(404, 'not_found', id);
  const prepared = prepareRulebook(decreeText(id));
  if (!prepared.ok) throw new Refused(422, 'syntax', id, prepared.problems);
  return prepared.value;
}

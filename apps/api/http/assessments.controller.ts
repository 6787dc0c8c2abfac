import { Body, Controller, Get, Header, HttpCode, Inject, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import type { AssessmentRow, StageDone, StageRequest, VerificationView } from '../../../libs/api-types/index.js';
import { contextOf, exportAudit, moveOn, verifyAssessment, type StageName } from '../../../libs/application/index.js';
import { SERVICES, type Services } from '../services.js';
import { Refused } from './problem.js';
import { Needs, type KnownRequest } from './session-guard.js';

class StageBody implements StageRequest {
  @ApiProperty({ description: 'the result digest that was on the screen' })
  @Matches(/^[0-9a-f]{64}$/)
  readonly seen!: string;
}

/** An id that is none is not found, like any other that is not there. */
const Id = (): ParameterDecorator =>
  Param('id', new ParseUUIDPipe({ exceptionFactory: () => new Refused(404, 'not_found') }));

@ApiTags('assessments')
@Controller('api')
export class AssessmentsController {
  constructor(@Inject(SERVICES) private readonly services: Services) {}

  @Get('assessments')
  @Needs('view_assessments')
  list(@Req() { signedIn }: KnownRequest): Promise<AssessmentRow[]> {
    return this.services.store.withTenant(contextOf(signedIn.account), async ({ assessments }) => {
      const rows: AssessmentRow[] = [];
      for (const { rulebook, computedBy: _, ...header } of await assessments.list()) {
        const stages = (await assessments.stages(header.id)).map(({ stage, by, at }) => ({ stage, by, at }));
        rows.push({ ...header, rulebookDigest: rulebook.digest, stages });
      }
      return rows;
    });
  }

  @Post('assessments/:id/checked')
  @HttpCode(200)
  @Needs('check_assessment')
  check(@Req() request: KnownRequest, @Id() id: string, @Body() body: StageBody): Promise<StageDone> {
    return this.moveOn(request, id, 'checked', body);
  }

  @Post('assessments/:id/signed')
  @HttpCode(200)
  @Needs('sign_assessment')
  sign(@Req() request: KnownRequest, @Id() id: string, @Body() body: StageBody): Promise<StageDone> {
    return this.moveOn(request, id, 'signed', body);
  }

  @Post('assessments/:id/published')
  @HttpCode(200)
  @Needs('publish_assessment')
  publish(@Req() request: KnownRequest, @Id() id: string, @Body() body: StageBody): Promise<StageDone> {
    return this.moveOn(request, id, 'published', body);
  }

  @Get('assessments/:id/verification')
  @Needs('verify_assessment')
  async verify(@Req() { signedIn }: KnownRequest, @Id() id: string): Promise<VerificationView> {
    const { store } = this.services;
    const found = await store.withTenant(contextOf(signedIn.account), (parts) => verifyAssessment(parts, id));
    if (found === null) throw new Refused(404, 'not_found', id);
    return found;
  }

  @Get('export/audit')
  @Needs('export_audit')
  @Header('content-type', 'application/x-ndjson; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="audit.jsonl"')
  async audit(@Req() { signedIn }: KnownRequest): Promise<string> {
    const text = await this.services.store.withTenant(contextOf(signedIn.account), exportAudit);
    if (text === null) throw new Refused(404, 'not_found');
    return text;
  }

  private async moveOn({ signedIn }: KnownRequest, id: string, stage: StageName, body: StageBody): Promise<StageDone> {
    const { store, clock } = this.services;
    const outcome = await moveOn(store, clock, contextOf(signedIn.account), id, { stage, seen: body.seen });
    if (!outcome.ok) {
      const [{ code, value }] = outcome.problems;
      throw new Refused(code === 'not_found' ? 404 : 409, code, value, outcome.problems);
    }
    const { by, at } = outcome.value;
    return { stage, by, at };
  }
}

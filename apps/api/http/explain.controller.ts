import { Controller, Get, Inject, Query, Req } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { contextOf, explainStored, type Explanation } from '../../../libs/application/index.js';
import { SERVICES, type Services } from '../services.js';
import { Refused } from './problem.js';
import { Needs, type KnownRequest } from './session-guard.js';

class ExplainQuery {
  @ApiProperty({ example: 'T05/assessment@2025' })
  @IsString()
  @Length(1, 300)
  readonly of!: string;
}

@ApiTags('views')
@Controller('api')
export class ExplainController {
  constructor(@Inject(SERVICES) private readonly services: Services) {}

  @Get('explain')
  @Needs('view_scorecard')
  async explain(@Req() { signedIn }: KnownRequest, @Query() { of }: ExplainQuery): Promise<Explanation> {
    const outcome = await explainStored(this.services.store, contextOf(signedIn.account), of);
    if (outcome === null) throw new Refused(404, 'not_found', of);
    if (outcome.ok) return outcome.value;
    const [{ code, value }] = outcome.problems;
    throw new Refused(code === 'stale_assessment' ? 409 : 422, code, value, outcome.problems);
  }
}

import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import type {
  ActionsView,
  LeagueTableView,
  PeriodsView,
  ScorecardView,
  StreaksView,
  VetoesView,
} from '../../../libs/api-types/index.js';
import {
  actionsView,
  contextOf,
  leagueTableView,
  periodsView,
  scorecardView,
  streaksView,
  vetoesView,
  type Repositories,
} from '../../../libs/application/index.js';
import { SERVICES, type Services } from '../services.js';
import { Refused } from './problem.js';
import { Needs, type KnownRequest } from './session-guard.js';

const PERIOD = /^[0-9]{4}(-[0-9]{2}|Q[1-4]|H[12])?$/;

export class PeriodQuery {
  @ApiProperty({ example: '2025' })
  @Matches(PERIOD)
  readonly period!: string;
}

class OptionalPeriodQuery {
  @ApiPropertyOptional({ example: '2025' })
  @IsOptional()
  @Matches(PERIOD)
  readonly period?: string;
}

@ApiTags('views')
@Controller('api')
export class ViewsController {
  constructor(@Inject(SERVICES) private readonly services: Services) {}

  @Get('periods')
  @Needs('signed_in')
  periods(@Req() request: KnownRequest): Promise<PeriodsView> {
    return this.view(request, periodsView, '');
  }

  @Get('league-table')
  @Needs('view_league_table')
  leagueTable(@Req() request: KnownRequest, @Query() { period }: PeriodQuery): Promise<LeagueTableView> {
    return this.view(request, (repositories) => leagueTableView(repositories, period), period);
  }

  @Get('townships/:code/scorecard')
  @Needs('view_scorecard')
  scorecard(
    @Req() request: KnownRequest,
    @Param('code') code: string,
    @Query() { period }: PeriodQuery,
  ): Promise<ScorecardView> {
    return this.view(request, (repositories) => scorecardView(repositories, code, period), code);
  }

  @Get('vetoes')
  @Needs('view_vetoes')
  vetoes(@Req() request: KnownRequest, @Query() { period }: OptionalPeriodQuery): Promise<VetoesView> {
    return this.view(request, (repositories) => vetoesView(repositories, period ?? null), period ?? '');
  }

  @Get('actions')
  @Needs('view_actions')
  actions(@Req() request: KnownRequest, @Query() { period }: OptionalPeriodQuery): Promise<ActionsView> {
    return this.view(request, (repositories) => actionsView(repositories, period ?? null), period ?? '');
  }

  @Get('streaks')
  @Needs('view_streaks')
  streaks(@Req() request: KnownRequest, @Query() { period }: PeriodQuery): Promise<StreaksView> {
    return this.view(request, (repositories) => streaksView(repositories, period), period);
  }

  private async view<T>(
    { signedIn }: KnownRequest,
    read: (repositories: Repositories) => Promise<T | null>,
    asked: string,
  ): Promise<T> {
    const found = await this.services.store.withTenant(contextOf(signedIn.account), read);
    if (found === null) throw new Refused(404, 'not_found', asked);
    return found;
  }
}

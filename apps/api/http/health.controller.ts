import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SERVICES, type Services } from '../services.js';
import { Needs } from './session-guard.js';

@ApiTags('health')
@Controller()
export class HealthController {
  constructor(@Inject(SERVICES) private readonly services: Services) {}

  @Get('livez')
  @Needs('anyone')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('readyz')
  @Needs('anyone')
  async ready(): Promise<{ status: 'ok' }> {
    await this.services.store.ping();
    return { status: 'ok' };
  }
}

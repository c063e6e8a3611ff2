import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import type { Config } from './platform/config';
import { IdempotencyInterceptor } from './platform/idempotency.interceptor';
import { PlatformModule } from './platform/platform.module';
import { RefusalFilter } from './platform/refusal.filter';
import { validationPipe } from './platform/validation.pipe';
import { PermissionGuard } from './people/permission.guard';
import { rooms } from './rooms';

/** The HTTP application: the rooms in the order of the cycle, behind one guard, one pipe and one filter. */
@Module({})
export class AppModule {
  static register(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.register(config), DiscoveryModule, ...rooms],
      providers: [
        { provide: APP_FILTER, useClass: RefusalFilter },
        PermissionGuard,
        { provide: APP_GUARD, useExisting: PermissionGuard },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        { provide: APP_PIPE, useValue: validationPipe },
      ],
    };
  }
}

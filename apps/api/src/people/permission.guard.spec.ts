import { Controller, Get, Module, type Type } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Authentication } from './authentication';
import { Allow, type Needed, PermissionGuard } from './permission.guard';

@Controller('forgotten')
class Forgotten {
  @Get()
  list(): readonly string[] {
    return [];
  }
}

@Controller('mistyped')
class Mistyped {
  @Get()
  @Allow('people.reed' as Needed)
  list(): readonly string[] {
    return [];
  }
}

@Controller('named')
class Named {
  @Get()
  @Allow('people.read')
  list(): readonly string[] {
    return [];
  }
}

/** The start of an application with these controllers; it ends before anybody could ask who they are. */
async function start(...controllers: Type[]): Promise<void> {
  @Module({ imports: [DiscoveryModule], controllers, providers: [PermissionGuard, { provide: Authentication, useValue: null }] })
  class Application {}
  const app = await NestFactory.create(Application, new FastifyAdapter(), { logger: false, abortOnError: false });
  await app.init().finally(() => app.close());
}

it('stops the start of an application with a route that says nothing of who may call it', async () => {
  await expect(start(Named, Forgotten)).rejects.toThrow('Routes without a policy: Forgotten.list');
});

it('stops it for a permission that the policy table does not have', async () => {
  await expect(start(Named, Mistyped)).rejects.toThrow('Routes without a policy: Mistyped.list');
});

it('lets it start when every route says so', async () => {
  await start(Named);
});

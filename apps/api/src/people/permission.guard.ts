import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  type OnApplicationBootstrap,
  RequestMethod,
  SetMetadata,
} from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { allowed, type Permission, POLICY, Refusal, type Scope } from '@circolo/domain';
import { Authentication } from './authentication';
import type { SignedRequest } from './principal';

const ALLOW = 'allow';

/** What a route needs: a permission of the policy table, `signed-in` for what everybody has, or `public`. */
export type Needed = Permission | 'signed-in' | 'public';
export const Allow = (needed: Needed) => SetMetadata(ALLOW, needed);

/** A route of the application: the controller's method behind it, and what it needs. */
export interface Route {
  readonly name: string;
  readonly method: string;
  /** Without the prefix of the API: `/people/:id`. */
  readonly path: string;
  readonly needed: Needed | undefined;
}

/** Asks the policy table at every request; refuses to start when a route says nothing. */
@Injectable()
export class PermissionGuard implements CanActivate, OnApplicationBootstrap {
  constructor(
    private readonly reflector: Reflector,
    private readonly authentication: Authentication,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const needed = this.reflector.getAllAndOverride<Needed | undefined>(ALLOW, [context.getHandler(), context.getClass()]);
    if (needed === undefined) throw new Error(`no policy for ${context.getClass().name}.${context.getHandler().name}`);
    const request = context.switchToHttp().getRequest<SignedRequest & { scope?: Scope }>();
    const principal = await this.authentication.principalOf(request);
    if (principal) request.principal = principal;
    if (needed === 'public') return true;
    if (!principal) throw new Refusal('not-signed-in', {});
    if (needed === 'signed-in') return true;
    const scope = allowed(principal.roles, needed);
    if (!scope) throw new Refusal('forbidden', { permission: needed });
    request.scope = scope;
    return true;
  }

  onApplicationBootstrap(): void {
    const without = this.routes().filter(
      ({ needed }) => needed === undefined || !(needed === 'public' || needed === 'signed-in' || needed in POLICY),
    );
    if (without.length > 0) throw new Error(`Routes without a policy: ${without.map(({ name }) => name).join(', ')}`);
  }

  /** Every route of every controller. */
  routes(): readonly Route[] {
    return this.discovery.getControllers().flatMap(({ metatype, instance }) => {
      if (!metatype || !instance) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
      return this.scanner
        .getAllMethodNames(prototype)
        .map((name) => ({ name, handler: prototype[name] as (...args: unknown[]) => unknown }))
        .filter(({ handler }) => Reflect.hasMetadata(PATH_METADATA, handler))
        .map(({ name, handler }) => ({
          name: `${metatype.name}.${name}`,
          method: RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod],
          path: pathOf(Reflect.getMetadata(PATH_METADATA, metatype), Reflect.getMetadata(PATH_METADATA, handler)),
          needed: this.reflector.getAllAndOverride<Needed | undefined>(ALLOW, [handler, metatype as never]),
        }));
    });
  }
}

const pathOf = (...parts: unknown[]): string =>
  `/${parts
    .map((part) => String(part).replace(/^\/|\/$/g, ''))
    .filter(Boolean)
    .join('/')}`;

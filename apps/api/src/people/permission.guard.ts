import { type CanActivate, type ExecutionContext, Injectable, type OnApplicationBootstrap, SetMetadata } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { allowed, type Permission, POLICY, Refusal, type Scope } from '@circolo/domain';
import { Authentication } from './authentication';
import type { SignedRequest } from './principal';

const ALLOW = 'allow';

/** What a route needs: a permission of the policy table, `signed-in` for what everybody has, or `public`. */
export type Needed = Permission | 'signed-in' | 'public';
export const Allow = (needed: Needed) => SetMetadata(ALLOW, needed);

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
      ({ needed }) => needed === undefined || (needed !== 'public' && needed !== 'signed-in' && !(needed in POLICY)),
    );
    if (without.length > 0) throw new Error(`Routes without a policy: ${without.map(({ name }) => name).join(', ')}`);
  }

  /** Every route by its controller's method, with what it needs. */
  routes(): readonly { readonly name: string; readonly needed: Needed | undefined }[] {
    return this.discovery.getControllers().flatMap(({ metatype, instance }) => {
      if (!metatype || !instance) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, unknown>;
      return this.scanner
        .getAllMethodNames(prototype)
        .map((method) => ({ method, handler: prototype[method] as (...args: unknown[]) => unknown }))
        .filter(({ handler }) => Reflect.hasMetadata(PATH_METADATA, handler))
        .map(({ method, handler }) => ({
          name: `${metatype.name}.${method}`,
          needed: this.reflector.getAllAndOverride<Needed | undefined>(ALLOW, [handler, metatype as never]),
        }));
    });
  }
}

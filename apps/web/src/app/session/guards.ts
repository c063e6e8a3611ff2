import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import type { Permission } from '@circolo/domain';
import { Session } from './session';

/** Lets in who is signed in; the others go to sign-in, or to the first visit when nobody is there yet. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const session = inject(Session);
  const router = inject(Router);
  if (await session.known()) return true;
  if (await session.needsSetup()) return router.createUrlTree(['/setup']);
  return router.createUrlTree(['/sign-in'], state.url === '/' ? {} : { queryParams: { return: state.url } });
};

/** Keeps pages that have nothing for a person out of their way; `null` opens to everybody. */
export function permitted(permission: Permission | null): CanActivateFn {
  return () => permission === null || inject(Session).may(permission) || inject(Router).createUrlTree(['/today']);
}

import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { catchError, throwError } from 'rxjs';
import { Session } from './session';

/** When the session has ended, goes to sign-in and remembers where the person was. */
export const backToSignIn: HttpInterceptorFn = (request, next) => {
  const router = inject(Router);
  const session = inject(Session);
  return next(request).pipe(
    catchError((failure: unknown) => {
      const ended = failure instanceof HttpErrorResponse && failure.status === 401 && session.current() !== null;
      if (ended) {
        session.forget();
        void router.navigate(['/sign-in'], { queryParams: { return: router.url } });
      }
      return throwError(() => failure);
    }),
  );
};

import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { providers } from './app/app-providers';

bootstrapApplication(App, { providers }).catch((failure: unknown) => console.error(failure));

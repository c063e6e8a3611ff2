import 'reflect-metadata';
import { migrate } from './platform/database';
import { configOrExit } from './start-config';

await migrate(configOrExit().databaseUrl);

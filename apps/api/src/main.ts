import 'reflect-metadata';
import { createApp } from './app';
import { configOrExit } from './start-config';

const config = configOrExit();
const app = await createApp(config);
await app.listen(config.port, config.host);

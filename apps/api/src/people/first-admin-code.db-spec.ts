import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import { readConfig } from '../platform/config';
import { PlatformModule } from '../platform/platform.module';
import { testDatabase } from '../testing/test-database';
import { PeopleModule } from './people.module';

it('is not made by a process without HTTP, such as the worker', async () => {
  const database = await testDatabase();
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'circolo-worker-'));
  const config = readConfig({ DATABASE_URL: database.url, DATA_FOLDER: dataFolder, LOG_LEVEL: 'silent' });
  const Rooms = { module: class Rooms {}, imports: [PlatformModule.register(config), PeopleModule] };
  const context = await NestFactory.createApplicationContext(Rooms, { logger: false });
  try {
    expect(await readdir(dataFolder)).toEqual([]);
    expect(await database.dataSource.query('select * from invitation')).toEqual([]);
  } finally {
    await context.close();
    await database.close();
    await rm(dataFolder, { recursive: true });
  }
});

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who worked in a team on a day stands in one row: most of the time of keeping it went into the index of a row a person. */
export class PresenceOfADayInOneRow1795000001004 implements MigrationInterface {
  name = 'PresenceOfADayInOneRow1795000001004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table team_presence rename to presence_before;
      alter table presence_before rename constraint team_presence_pkey to presence_before_pkey;
      create table team_presence (
        team_key integer not null,
        day date not null,
        agent_keys integer[] not null,
        primary key (team_key, day)
      );
      insert into team_presence (team_key, day, agent_keys)
      select team_key, day, array_agg(agent_key) from presence_before group by team_key, day;
      drop table presence_before;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}

import training from '../training/it.json' with { type: 'json' };
import settings from '../settings/it.json' with { type: 'json' };
import monitoring from '../monitoring/it.json' with { type: 'json' };
import improvement from '../improvement/it.json' with { type: 'json' };
import bonus from '../bonus/it.json' with { type: 'json' };
import audit from '../audit/it.json' with { type: 'json' };
import calendars from '../calendars/it.json' with { type: 'json' };
import cycle from '../cycle/it.json' with { type: 'json' };
import deviations from '../deviations/it.json' with { type: 'json' };
import indicators from '../indicators/it.json' with { type: 'json' };
import notifications from '../notifications/it.json' with { type: 'json' };
import people from '../people/it.json' with { type: 'json' };
import rules from '../rules/it.json' with { type: 'json' };
import session from '../session/it.json' with { type: 'json' };
import shell from '../shell/it.json' with { type: 'json' };
import sources from '../sources/it.json' with { type: 'json' };
import today from '../today/it.json' with { type: 'json' };
import refusal from '../ui/refusals-it.json' with { type: 'json' };
import ui from '../ui/it.json' with { type: 'json' };
import words from './it.json' with { type: 'json' };

/** One file of texts a room; the first word of each key says whose it is. */
export const texts = {
  words,
  refusal,
  shell,
  ui,
  session,
  today,
  sources,
  indicators,
  deviations,
  rules,
  calendars,
  cycle,
  notifications,
  people,
  audit,
  bonus,
  improvement,
  monitoring,
  settings,
  training,
};

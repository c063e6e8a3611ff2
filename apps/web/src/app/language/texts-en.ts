import training from '../training/en.json' with { type: 'json' };
import settings from '../settings/en.json' with { type: 'json' };
import monitoring from '../monitoring/en.json' with { type: 'json' };
import improvement from '../improvement/en.json' with { type: 'json' };
import bonus from '../bonus/en.json' with { type: 'json' };
import audit from '../audit/en.json' with { type: 'json' };
import calendars from '../calendars/en.json' with { type: 'json' };
import cycle from '../cycle/en.json' with { type: 'json' };
import deviations from '../deviations/en.json' with { type: 'json' };
import indicators from '../indicators/en.json' with { type: 'json' };
import notifications from '../notifications/en.json' with { type: 'json' };
import people from '../people/en.json' with { type: 'json' };
import rules from '../rules/en.json' with { type: 'json' };
import session from '../session/en.json' with { type: 'json' };
import shell from '../shell/en.json' with { type: 'json' };
import sources from '../sources/en.json' with { type: 'json' };
import today from '../today/en.json' with { type: 'json' };
import refusal from '../ui/refusals-en.json' with { type: 'json' };
import ui from '../ui/en.json' with { type: 'json' };
import words from './en.json' with { type: 'json' };

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

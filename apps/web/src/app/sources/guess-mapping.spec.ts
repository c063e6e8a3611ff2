import { mappingFor } from '@circolo/contracts';
import { columnsByName } from './column-names';
import { type FileHead, readHead } from './file-head';
import { fits, guessMapping } from './guess-mapping';
import { guessReading } from './guess-reading';
import { readable } from './testing/readable';

const head = (text: string): Promise<FileHead> => readHead(readable(text));

describe('The beginning of a file', () => {
  it.each([
    ['a,b\n1,2\n', ',', 'utf-8'],
    ['a;b\n1;2\n', ';', 'utf-8'],
    ['a\tb\n1\t2\n', '\t', 'utf-8'],
    ['\ufeffa,b\n1,2\n', ',', 'utf-8'],
  ])('%j has the columns a and b', async (text, delimiter, encoding) => {
    expect(await head(text)).toEqual({ encoding, delimiter, columns: ['a', 'b'], rows: [['1', '2']] });
  });

  it('tells older encodings by their bytes', async () => {
    const bytes = Uint8Array.from([0x63, 0x69, 0x74, 0x74, 0xe0, 0x2c, 0x62, 0x0a, 0x31, 0x2c, 0x32]); // «città,b»
    expect(await readHead(readable(bytes))).toMatchObject({ encoding: 'windows-1252', columns: ['città', 'b'] });
  });

  it('numbers the columns of a file without a header', async () => {
    const { columns, rows } = await readHead(readable('1,2\n3,4\n'), { header: false });
    expect(columns).toEqual(['1', '2']);
    expect(rows).toHaveLength(2);
  });
});

describe('A guessed mapping', () => {
  it('knows the product’s own layout', async () => {
    const own = 'externalId,arrivedAt,channel,outcome,topic,agent,team,waitSeconds,talkSeconds,resolved,csat';
    const { fields } = guessMapping(
      await head(`${own}\nL1,2026-08-01T14:22:08Z,telephone,answered,tari,A1,nord,75,518,true,4\n`),
      'x',
      'Europe/Rome',
    );
    expect(Object.entries(fields).map(([field, mapped]) => mapped && 'column' in mapped && [field, mapped.column])).toEqual(
      own.split(',').map((name) => [name, name]),
    );
    expect(fields.arrivedAt).toEqual({ column: 'arrivedAt', as: 'instant' });
    expect(fields.outcome).toEqual({ column: 'outcome' });
  });

  it('reads an Italian switchboard: two columns of time, points in durations, its own words, a decimal comma', async () => {
    const text = [
      'ID_CONTATTO;DATA;ORA;CANALE;ESITO;OPERATORE;UTENTE;ATTESA_SEC;CONVERSAZIONE;LAVORO_POST_SEC;RISOLTO;VOTO',
      'B1;01/11/2024;03:09:28;MAIL;RISPOSTA;OP102;-;28,5;0.06.58;0;SI;5',
      'B2;13/11/2024;08:18:21;TEL;ABBANDONO;OP127;U1;37,0;0.07.12;0;NO;',
    ].join('\n');
    const mapping = guessMapping(await head(text), 'centralino', 'Europe/Rome');
    expect(mapping.format).toMatchObject({ delimiter: ';', decimal: ',' });
    expect(mapping.fields).toMatchObject({
      externalId: { column: 'ID_CONTATTO' },
      arrivedAt: { columns: ['DATA', 'ORA'], join: ' ', as: 'instant', format: 'dd/MM/yyyy HH:mm:ss' },
      outcome: { column: 'ESITO', values: { RISPOSTA: 'answered', ABBANDONO: 'abandoned' } },
      customer: { column: 'UTENTE', blank: ['-'] },
      waitSeconds: { column: 'ATTESA_SEC', as: 'number' },
      talkSeconds: { column: 'CONVERSAZIONE', as: 'duration', format: 'H.mm.ss' },
      resolved: { column: 'RISOLTO', as: 'boolean' },
      csat: { column: 'VOTO', as: 'number' },
    });
    expect(mappingFor('interactions').safeParse(mapping).success).toBe(true);
    expect(fits(mapping, ['ID_CONTATTO'])).toBe(false);
  });

  it('reads an English one: answered yes or no, hours parted by points', async () => {
    const text =
      'Call Id,Agent,Date,Time,Topic,Answered (Y/N),Resolved,Speed of answer in seconds,AvgTalkDuration,Satisfaction rating\n' +
      'ID0001,Diane,2021-01-01,9.12.58,Contract,Y,Y,109,0.02.23,3\nID0002,Becky,2021-01-01,9.12.58,Contract,N,N,,,\n';
    const { fields } = guessMapping(await head(text), 'pwc', 'Europe/Rome');
    expect(fields).toMatchObject({
      externalId: { column: 'Call Id' },
      arrivedAt: { columns: ['Date', 'Time'], format: 'yyyy-MM-dd H.mm.ss' },
      outcome: { column: 'Answered (Y/N)', values: { Y: 'answered', N: 'abandoned' } },
      waitSeconds: { column: 'Speed of answer in seconds' },
      talkSeconds: { column: 'AvgTalkDuration', as: 'duration', format: 'H.mm.ss' },
      csat: { column: 'Satisfaction rating' },
    });
    expect(fields.channel).toBeUndefined();
  });

  it('takes each column once', () => {
    const taken = [...columnsByName(['id', 'codice', 'esito', 'stato']).values()].flat();
    expect(new Set(taken).size).toBe(taken.length);
  });

  it.each([
    ['instant', ['01/12/2024', '13/01/2024'], { as: 'instant', format: 'dd/MM/yyyy' }],
    ['instant', ['01/13/2024 10:00', '12/01/2024 9:00'], { as: 'instant', format: 'MM/dd/yyyy H:mm' }],
    ['instant', ['ieri'], { as: 'instant' }],
    ['boolean', ['SI', 'NO', 'forse'], { as: 'boolean', true: ['SI'], false: ['NO'] }],
    ['boolean', ['aperto', 'chiuso'], { as: 'boolean' }],
    ['seconds', ['1:30', '0:45'], { as: 'duration', format: 'm:ss' }],
    ['seconds', ['12', '-3'], { as: 'number' }],
    ['text', ['N/A', 'x'], { blank: ['N/A'] }],
    ['score', [], {}],
  ] as const)('of %s written as %j says %j', (kind, samples, reading) => {
    expect(guessReading(kind, samples)).toEqual(reading);
  });
});

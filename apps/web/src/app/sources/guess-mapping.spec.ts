import { type CsvFormat, mappingFor, type RecordKind } from '@circolo/contracts';
import { columnsByName } from './column-names';
import { type FileHead, firstRows } from './file-head';
import { guessMapping } from './guess-mapping';
import { guessReading } from './guess-reading';
import { readable } from './testing/readable';

const CSV: CsvFormat = { kind: 'csv', delimiter: ',', encoding: 'utf-8', header: true, decimal: '.' };
const AROUND = { kind: 'interactions', format: CSV, source: 'x', timeZone: 'Europe/Rome' } as const;
const head = async (text: string, delimiter = ','): Promise<FileHead> => ({
  columns: text.split('\n')[0]!.split(delimiter),
  rows: await firstRows(readable(text), { ...CSV, delimiter }),
});

describe('The beginning of a file', () => {
  it.each<[string, string | Uint8Array, Partial<CsvFormat>, string[][]]>([
    ['commas', 'a,b\n1,2\n', {}, [['1', '2']]],
    ['semicolons', 'a;b\n1;2\n', { delimiter: ';' }, [['1', '2']]],
    ['a mark of its order of bytes', '\ufeffa,b\n1,2\n', {}, [['1', '2']]],
    ['an older encoding', Uint8Array.from([0x61, 0x0a, 0xe0]), { encoding: 'windows-1252' }, [['à']]],
    [
      'no header',
      '1,2\n3,4\n',
      { header: false },
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
  ])('with %s', async (_, content, format, rows) => {
    expect(await firstRows(readable(content), { ...CSV, ...format })).toEqual(rows);
  });
});

describe('A guessed mapping', () => {
  it('knows the product’s own layout', async () => {
    const own = 'externalId,arrivedAt,channel,outcome,topic,agent,team,waitSeconds,talkSeconds,resolved,csat';
    const { fields } = guessMapping(await head(`${own}\nL1,2026-08-01T14:22:08Z,telephone,answered,tari,A1,nord,75,518,true,4\n`), AROUND);
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
    const mapping = guessMapping(await head(text, ';'), AROUND);
    expect(mapping).toMatchObject({ source: 'x', timeZone: 'Europe/Rome', format: CSV });
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
  });

  it('reads an English one: answered yes or no, hours parted by points', async () => {
    const text =
      'Call Id,Agent,Date,Time,Topic,Answered (Y/N),Resolved,Speed of answer in seconds,AvgTalkDuration,Satisfaction rating\n' +
      'ID0001,Diane,2021-01-01,9.12.58,Contract,Y,Y,109,0.02.23,3\nID0002,Becky,2021-01-01,9.12.58,Contract,N,N,,,\n';
    const { fields } = guessMapping(await head(text), AROUND);
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

  it.each<[RecordKind, string, object]>([
    [
      'complaints',
      'Protocollo,Codice,Ricevuto il,Canale,Risposta il,Fondato\n1,R1,03/11/2026,PEC,04/11/2026,SI\n',
      { receivedAt: { column: 'Ricevuto il', as: 'instant', format: 'dd/MM/yyyy' }, founded: { column: 'Fondato', as: 'boolean' } },
    ],
    [
      'hours',
      'Id,Giorno,Operatore,Ore pagate\n1,2026-11-03,OP1,8:00:00\n',
      { day: { column: 'Giorno', as: 'date' }, paidSeconds: { column: 'Ore pagate', as: 'duration', format: 'H:mm:ss' } },
    ],
    ['staff', 'Codice,Agente,Assunzione\n1,OP1,01/02/2020\n', { hiredOn: { column: 'Assunzione', as: 'date', format: 'dd/MM/yyyy' } }],
    ['aggregates', 'Id,Dal,Misura,Valore\n1,01/02/2020,Answered,5\n', { measure: { column: 'Misura', values: { Answered: 'answered' } } }],
    [
      'evaluations',
      'Id,Data ascolto,Operatore,Punti,Punti massimi\n1,01/02/2020,OP1,"7,5",10\n',
      { points: { column: 'Punti', as: 'number' } },
    ],
  ])('of %s knows their fields', async (kind, text, fields) => {
    const mapping = guessMapping(await head(text), { ...AROUND, kind });
    expect(mapping.fields).toMatchObject(fields);
    expect(mappingFor(kind).safeParse(mapping)).toMatchObject({ success: true });
  });

  it('takes each column once', () => {
    const taken = [...columnsByName('interactions', ['id', 'codice', 'esito', 'stato']).values()].flat();
    expect(new Set(taken).size).toBe(taken.length);
  });

  it.each([
    ['instant', ['01/12/2024', '13/01/2024'], { as: 'instant', format: 'dd/MM/yyyy' }],
    ['instant', ['01/13/2024 10:00', '12/01/2024 9:00'], { as: 'instant', format: 'MM/dd/yyyy H:mm' }],
    ['instant', ['ieri'], { as: 'instant' }],
    ['instant', ['1762588800', '1762588801.5'], { as: 'instant', format: 'epoch-seconds' }],
    ['instant', ['1762588800000'], { as: 'instant', format: 'epoch-milliseconds' }],
    ['instant', ['45968.5', '45969'], { as: 'instant', format: 'excel-serial' }],
    ['moment', ['2026-11-01', '2026-11-02'], { as: 'date' }],
    ['moment', ['01/11/2026'], { as: 'date', format: 'dd/MM/yyyy' }],
    ['moment', ['2026-11-01 10:00', '2026-11-02'], { as: 'instant' }],
    ['seconds', ['0.00138', '0,5000'], { as: 'duration', format: 'day-fraction' }],
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

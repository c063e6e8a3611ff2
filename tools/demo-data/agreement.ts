import type { MonitoringAgreementBody } from '@circolo/contracts';

/** The agreement that lets figures about single agents be computed, and shown to those who work with them. */
export function demoAgreement(signedOn: string): MonitoringAgreementBody {
  return {
    kind: 'agreement',
    number: '12/2024',
    date: signedOn,
    scope:
      'Accordo (immaginario) tra il Comune di Borgolieto e le rappresentanze sindacali, art. 4 della legge 300/1970: ' +
      'dati individuali del contact center per la qualità del servizio, la formazione e il premio di risultato. ' +
      'Il tempo medio di gestione è aperto con scelta espressa; nessuna classifica di persone.',
    file: null,
    indicators: ['ANS', 'ABN', 'ASA', 'RES', 'CSAT', 'CSAT_M', 'AHT'],
    purposes: ['organisation', 'improvement', 'training', 'bonus'],
    roles: ['care-manager', 'trainer', 'hr'],
    individualProductivity: true,
    from: null,
    until: null,
  };
}

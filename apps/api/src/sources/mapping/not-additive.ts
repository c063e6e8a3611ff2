/** How measures are called that cannot be added up, in both languages: a pattern, whatever the case. */
export const NOT_ADDITIVE = [
  'percent|median|mediana|moda$|average|media$|^media|mean|^avg|avg$',
  '(^|[^a-z])p[0-9]{1,2}([^0-9]|$)',
  'rates?$|^rate|shares?$|ratio|tasso|^quota|quota$|level|livello|%',
  '^(aht|att|asa|acw|wta|frt|ttr|sl[1-4]?|ans|abn(_s)?|fcr(_[a-z]+)?|res|csat(_m)?|dsat|nps|ces|occ|utl|adh|cph|qa|cir)$',
].join('|');

/** Over how many periods a version looks, as the domain has it. `v` is `rule_version`. */
export const PERSISTENCE = `case when v.persistence_times is not null then json_build_object('times', v.persistence_times, 'periods', v.persistence_periods) end`;
/** How much of the same a version may ask for, as the domain has it. */
export const DOSE = `json_build_object('coolDownPeriods', v.cool_down_periods, 'oneTrainingAtATime', v.one_training_at_a_time)`;
/** The columns of a version that make a `Rule`, but for its id. */
export const CONTENT = `v.version, v.name, v.applies_to as "appliesTo", v.period_kind as "periodKind", v.conditions, v.outcome,
  ${PERSISTENCE} as persistence, ${DOSE} as dose`;
